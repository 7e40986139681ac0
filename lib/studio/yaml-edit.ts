import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** What a form can write: a scalar, a list of scalars, or a row of named scalars. Undefined takes the key out. */
export type FieldScalar = string | number | boolean;
export type FieldValue = FieldScalar | readonly FieldScalar[] | FieldRow | undefined;
export interface FieldRow {
  readonly [key: string]: FieldValue;
}
export type FieldPath = readonly (string | number)[];

/** The text cannot be changed at that place without touching what stands around it. */
export class YamlEditError extends Error {
  override name = 'YamlEditError';
}

type Known = Node & { range: [number, number, number] };

interface Place {
  text: string;
  eol: string;
}

const hasRange = (node: unknown): node is Known => isNode(node) && Array.isArray(node.range);

export function parseYaml(text: string): Document.Parsed {
  return parseDocument(text, { prettyErrors: false, uniqueKeys: true, keepSourceTokens: true });
}

function read(text: string): Document.Parsed {
  const document = parseYaml(text);
  if (document.errors.length > 0) throw new YamlEditError('the YAML has errors');
  return document;
}

const eolOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');
const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}
const splice = (text: string, start: number, end: number, insertion: string): string =>
  text.slice(0, start) + insertion + text.slice(end);
const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

function findPair(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
}

function nodeAt(document: Document.Parsed, path: FieldPath): unknown {
  let node: unknown = document.contents;
  for (const key of path) {
    if (isMap(node)) node = findPair(node, key)?.value;
    else if (isSeq(node)) node = node.items[Number(key)];
    else return undefined;
  }
  return node;
}

const isBlockScalar = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

/** True inside `{…}` or `[…]`, where commas and brackets would end a plain text. */
function isInFlow(document: Document.Parsed, path: FieldPath): boolean {
  return path.some((_, depth) => isFlow(nodeAt(document, path.slice(0, depth))));
}

/** Where the content of a node ends, comments and blank lines after it left out. */
function contentEnd(text: string, node: unknown, fallback: number): number {
  if (!hasRange(node)) return fallback;
  if (isBlockScalar(node)) {
    const end = node.range[1];
    return text[end - 1] === '\n' ? end - 1 : end;
  }
  if (isCollection(node) && !isFlow(node)) {
    const last: unknown = node.items.at(-1);
    if (isMap(node) && last !== undefined) return pairEnd(text, last as Pair);
    return contentEnd(text, last, node.range[0]);
  }
  return node.range[1];
}

function pairEnd(text: string, pair: Pair): number {
  const keyEnd = hasRange(pair.key) ? pair.key.range[1] : 0;
  const colon = text.indexOf(':', keyEnd);
  const own = colon < 0 ? keyEnd : colon + 1;
  const value = pair.value;
  if (isScalar(value) && value.value === null && value.source === '') return own;
  return Math.max(own, contentEnd(text, value, own));
}

/** The text of a scalar in the manner of the one it replaces, if any. */
function writeScalar(value: FieldScalar, former: unknown, flow: boolean): string {
  if (typeof value !== 'string') return String(value);
  const quoted = isScalar(former) ? former.type : undefined;
  const oneLine = (type: 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE') =>
    stringify(value, { lineWidth: 0, blockQuote: false, defaultStringType: type }).replace(/\n$/, '');
  if (quoted === 'QUOTE_DOUBLE' || (flow && !/^[\p{L}][\p{L}\p{N} ./_-]*$/u.test(value)))
    return oneLine('QUOTE_DOUBLE');
  return oneLine(quoted === 'QUOTE_SINGLE' ? 'QUOTE_SINGLE' : 'PLAIN');
}

function writeBlock(value: string, indent: number, eol: string): string | undefined {
  if (!/[^\s]\n+[^\s]/.test(value) || /^\s|\s$|[^\n\S]\n|\r|\t|[\u0000-\u0008]/.test(value)) return undefined;
  const pad = ' '.repeat(indent);
  return `|-${eol}${value
    .split('\n')
    .map((line) => (line === '' ? '' : pad + line))
    .join(eol)}`;
}

function isRow(value: FieldValue): value is FieldRow {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Drops what a form left empty: an absent key says the same. */
export function compact(value: FieldValue): FieldValue {
  if (value === '' || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly FieldScalar[]).filter((item) => item !== '');
    return items.length > 0 ? items : undefined;
  }
  if (!isRow(value)) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, compact(item)] as const)
    .filter(([, item]) => item !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** `key: value` or `- value` on as many lines as it takes, each after `indent` spaces. */
function writeEntry(head: string, value: FieldValue, indent: number, eol: string): string {
  const pad = ' '.repeat(indent);
  const whole = head === '-' ? [value] : { [head]: value };
  const lines = stringify(whole, { lineWidth: 0, blockQuote: 'literal', indent: 2 })
    .replace(/\n$/, '')
    .split('\n');
  return lines.map((line) => (line === '' ? '' : pad + line) + eol).join('');
}

function nest(path: FieldPath, value: FieldValue): FieldValue {
  return path.reduceRight<FieldValue>((inner, key) => {
    if (typeof key === 'number') throw new YamlEditError('there is no such list');
    return { [key]: inner };
  }, value);
}

function replaceScalar(
  { text, eol }: Place,
  document: Document.Parsed,
  path: FieldPath,
  value: FieldScalar,
): string {
  const node = nodeAt(document, path);
  const parent = nodeAt(document, path.slice(0, -1));
  const flow = isInFlow(document, path);
  if (isScalar(node) && node.source === '' && !isBlockScalar(node) && isMap(parent)) {
    const pair = findPair(parent, path.at(-1) ?? '');
    const end = pair ? pairEnd(text, pair) : 0;
    return splice(text, end, end, ` ${writeScalar(value, undefined, flow)}`);
  }
  if (!hasRange(node)) throw new YamlEditError('no value stands there');
  const start = node.range[0];
  const end = contentEnd(text, node, start);
  const written =
    typeof value === 'string' && !flow
      ? (writeBlock(value, indentOf(text, start) + 2, eol) ?? writeScalar(value, node, flow))
      : writeScalar(value, node, flow);
  const pastBlock =
    isBlockScalar(node) && text[node.range[1] - 1] === '\n' && text[node.range[1] - 2] === '\r';
  return splice(text, start, pastBlock ? end - 1 : end, written);
}

/** Spaces, and dashes of lists, before the first key of the line. */
function indentOf(text: string, offset: number): number {
  const line = text.slice(lineStart(text, offset), offset);
  return /^[ -]*/.exec(line)?.[0].length ?? 0;
}

function insertKey(
  { text, eol }: Place,
  map: YAMLMap,
  key: string,
  value: FieldValue,
  order: readonly string[],
): string {
  if (isFlow(map)) {
    if (!hasRange(map) || isRow(value) || Array.isArray(value)) throw new YamlEditError('one-line map');
    const close = map.range[1] - 1;
    const comma = map.items.length > 0 ? ', ' : '';
    const before = text.slice(0, close).trimEnd().length;
    return splice(
      text,
      before,
      close,
      `${comma}${key}: ${writeScalar(value as FieldScalar, undefined, true)}`,
    );
  }
  const rank = order.indexOf(key);
  const rankOf = (pair: Pair) => order.indexOf(isScalar(pair.key) ? String(pair.key.value) : '');
  const before = rank < 0 ? [] : map.items.filter((pair) => rankOf(pair) >= 0 && rankOf(pair) < rank);
  const after = before.toSorted((a, b) => rankOf(a) - rankOf(b)).at(-1) ?? map.items.at(-1);
  const first = map.items[0];
  if (!after || !first || !hasRange(first.key)) throw new YamlEditError('an empty map');
  const indent = columnOf(text, first.key.range[0]);
  const end = lineEnd(text, pairEnd(text, after));
  const entry = writeEntry(key, value, indent, eol);
  return splice(
    text,
    end,
    end,
    text[end - 1] === '\n' || end === 0 ? entry : eol + entry.replace(/\r?\n$/, ''),
  );
}

function removeKey({ text }: Place, map: YAMLMap, pair: Pair): string {
  if (!hasRange(pair.key)) throw new YamlEditError('a key without a place');
  const start = pair.key.range[0];
  const rank = map.items.indexOf(pair);
  if (isFlow(map)) {
    const next = map.items[rank + 1];
    if (next && hasRange(next.key)) return splice(text, start, next.key.range[0], '');
    const previous = map.items[rank - 1];
    return splice(text, previous ? pairEnd(text, previous) : start, pairEnd(text, pair), '');
  }
  const end = pairEnd(text, pair);
  const alone = text.slice(lineStart(text, start), start).trim() === '';
  if (alone && map.items.length > 1) return splice(text, lineStart(text, start), lineEnd(text, end), '');
  const next = map.items[rank + 1];
  if (!alone && next && hasRange(next.key) && !text.slice(end, next.key.range[0]).includes('#')) {
    return splice(text, start, next.key.range[0], '');
  }
  // The last key of its map, or one whose line holds more: an empty value says the same as no key.
  const colon = text.indexOf(':', pair.key.range[1]) + 1;
  return splice(text, colon, end, '');
}

function dashOf(text: string, item: unknown): number {
  if (!hasRange(item)) throw new YamlEditError('an item without a place');
  const dash = text.lastIndexOf('-', item.range[0] - 1);
  if (dash < 0) throw new YamlEditError('an item without a dash');
  return dash;
}

function insertItem({ text, eol }: Place, list: YAMLSeq, rank: number, value: FieldValue): string {
  if (isFlow(list)) {
    if (!hasRange(list) || isRow(value)) throw new YamlEditError('one-line list');
    const written = writeScalar(value as FieldScalar, undefined, true);
    const at = list.items[rank];
    if (hasRange(at)) return splice(text, at.range[0], at.range[0], `${written}, `);
    const close = text.slice(0, list.range[1] - 1).trimEnd().length;
    return splice(text, close, close, list.items.length > 0 ? `, ${written}` : written);
  }
  const first = list.items[0];
  if (first === undefined) throw new YamlEditError('an empty list');
  const indent = columnOf(text, dashOf(text, first));
  const entry = writeEntry('-', value, indent, eol);
  const at = list.items[rank];
  if (at !== undefined) {
    const start = lineStart(text, dashOf(text, at));
    return splice(text, start, start, entry);
  }
  const last: unknown = list.items.at(-1);
  const end = lineEnd(text, contentEnd(text, last, dashOf(text, last)));
  return splice(text, end, end, text[end - 1] === '\n' ? entry : eol + entry.replace(/\r?\n$/, ''));
}

function removeItem({ text }: Place, list: YAMLSeq, rank: number): string {
  const item = list.items[rank];
  if (!hasRange(item)) throw new YamlEditError('no such item');
  if (isFlow(list)) {
    const next = list.items[rank + 1];
    if (hasRange(next)) return splice(text, item.range[0], next.range[0], '');
    const previous = list.items[rank - 1];
    return splice(text, hasRange(previous) ? previous.range[1] : item.range[0], item.range[1], '');
  }
  const dash = dashOf(text, item);
  return splice(text, lineStart(text, dash), lineEnd(text, contentEnd(text, item, dash)), '');
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(normalise(a)) === JSON.stringify(normalise(b));
}

/** Absent, null, empty text, empty list and empty map are one; the order of keys does not count. */
function normalise(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(normalise);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, normalise(item)] as const)
    .filter(([, item]) => item !== null)
    .sort(([a], [b]) => a.localeCompare(b));
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

type Change =
  | { kind: 'set'; path: FieldPath; value: FieldValue }
  | { kind: 'insert'; path: FieldPath; value: FieldValue };

function expected(before: unknown, { kind, path, value }: Change): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(before)) {
    const rank = Number(key);
    const list = [...(before as unknown[])];
    if (rest.length > 0) list[rank] = expected(list[rank], { kind, path: rest, value });
    else if (kind === 'insert') list.splice(rank, 0, value);
    else if (value === undefined) list.splice(rank, 1);
    else list[rank] = value;
    return list;
  }
  const map = typeof before === 'object' && before !== null ? (before as Record<string, unknown>) : {};
  if (kind === 'insert' && rest.length === 0 && typeof key === 'number') return [value];
  return { ...map, [key]: expected(map[key], { kind, path: rest, value }) };
}

/** A change that reads back as it was meant, and changes nothing else; throws {@link YamlEditError} otherwise. */
function verified(before: string, after: string, change: Change): string {
  const now = read(after);
  const wanted = expected(read(before).toJS({ maxAliasCount: 20 }), {
    ...change,
    value: compact(change.value),
  });
  if (!equal(now.toJS({ maxAliasCount: 20 }), wanted))
    throw new YamlEditError('the change would alter its surroundings');
  return after;
}

function setInMap(
  place: Place,
  document: Document.Parsed,
  path: FieldPath,
  value: FieldValue,
  order: readonly string[],
) {
  const { text } = place;
  const parentPath = path.slice(0, -1);
  const key = String(path.at(-1));
  const parent = nodeAt(document, parentPath);
  if (!isMap(parent)) {
    if (value === undefined) return text;
    return setNode(place, document, parentPath, nest([key], value), order);
  }
  const pair = findPair(parent, key);
  if (!pair)
    return value === undefined
      ? text
      : insertKey(place, parent, key, value, parentPath.length === 0 ? order : []);
  if (value === undefined) return removeKey(place, parent, pair);
  if (typeof value !== 'object' && !isCollection(pair.value))
    return replaceScalar(place, document, path, value);
  if (!hasRange(pair.key) || isFlow(parent)) throw new YamlEditError('one-line map');
  const colon = text.indexOf(':', pair.key.range[1]) + 1;
  const written = writeEntry(key, value, columnOf(text, pair.key.range[0]), place.eol).replace(/\r?\n$/, '');
  return splice(text, colon, Math.max(colon, pairEnd(text, pair)), written.slice(written.indexOf(':') + 1));
}

/** A list of scalars takes another content item by item: what is in both keeps its place, its quotes and its remarks. */
function setList(text: string, path: FieldPath, list: YAMLSeq, wanted: readonly FieldScalar[]): string {
  const known = list.items.map((item) => (isScalar(item) ? item.value : undefined));
  let start = 0;
  while (start < Math.min(known.length, wanted.length) && known[start] === wanted[start]) start += 1;
  let end = 0;
  const shorter = Math.min(known.length, wanted.length) - start;
  while (end < shorter && known.at(-1 - end) === wanted.at(-1 - end)) end += 1;
  const [removed, added] = [known.length - start - end, wanted.slice(start, wanted.length - end)];
  const kept = Math.min(removed, added.length);
  let changed = text;
  for (let rank = 0; rank < kept; rank += 1)
    changed = setYamlValue(changed, [...path, start + rank], added[rank]);
  added.slice(kept).forEach((value, rank) => {
    changed = insertYamlItem(changed, path, start + kept + rank, value);
  });
  for (let rank = removed; rank > kept; rank -= 1)
    changed = setYamlValue(changed, [...path, start + kept], undefined);
  return changed;
}

function setNode(
  place: Place,
  document: Document.Parsed,
  path: FieldPath,
  value: FieldValue,
  order: readonly string[],
): string {
  const key = path.at(-1);
  if (key === undefined) throw new YamlEditError('the whole front matter');
  if (typeof key === 'string') return setInMap(place, document, path, value, order);
  const list = nodeAt(document, path.slice(0, -1));
  if (!isSeq(list)) throw new YamlEditError('there is no such list');
  if (value === undefined) {
    if (list.items.length === 1) return setNode(place, document, path.slice(0, -1), undefined, order);
    return removeItem(place, list, key);
  }
  if (typeof value !== 'object' && !isCollection(list.items[key]) && !isAlias(list.items[key])) {
    return replaceScalar(place, document, path, value);
  }
  throw new YamlEditError('a row is changed key by key');
}

/** Sets or takes out one value; everything else stays byte for byte. Throws {@link YamlEditError}. */
export function setYamlValue(
  text: string,
  path: FieldPath,
  value: FieldValue,
  order: readonly string[] = [],
): string {
  const wanted = compact(value);
  const document = read(text);
  const current = normalise(
    (nodeAt(document, path) as Node | undefined)?.toJS(document, { maxAliasCount: 20 }),
  );
  if (equal(current, wanted)) return text;
  const place = { text, eol: eolOf(text) };
  const node = nodeAt(document, path);
  const plain = isSeq(node) && node.items.length > 0 && node.items.every((item) => isScalar(item));
  if (plain && Array.isArray(wanted)) {
    return verified(text, setList(text, path, node, wanted as readonly FieldScalar[]), {
      kind: 'set',
      path,
      value,
    });
  }
  if (text.trim() === '' || !isMap(document.contents)) {
    if (wanted === undefined || document.contents !== null)
      throw new YamlEditError('the front matter is no list of keys');
    const [key, ...rest] = path;
    const entry = writeEntry(String(key), nest(rest, wanted), 0, place.eol);
    return verified(text, text + (text === '' || text.endsWith('\n') ? '' : place.eol) + entry, {
      kind: 'set',
      path,
      value,
    });
  }
  return verified(text, setNode(place, document, path, wanted, order), { kind: 'set', path, value });
}

/** Puts an item in a list, made if there is none. Throws {@link YamlEditError}. */
export function insertYamlItem(
  text: string,
  path: FieldPath,
  rank: number,
  value: FieldValue,
  order: readonly string[] = [],
): string {
  const document = read(text);
  const list = nodeAt(document, path);
  const wanted = compact(value);
  if (wanted === undefined) return text;
  const place = { text, eol: eolOf(text) };
  const change: Change = { kind: 'insert', path: [...path, rank], value };
  if (isSeq(list) && list.items.length > 0)
    return verified(text, insertItem(place, list, rank, wanted), change);
  // The type of a list of rows is wider than that of a field: `writeEntry` takes both.
  const made = setNode(place, document, path, [wanted] as unknown as FieldValue, order);
  return verified(text, made, change);
}

/** Changes the places of two neighbours of a list. Throws {@link YamlEditError}. */
export function swapYamlItems(text: string, path: FieldPath, rank: number): string {
  const document = read(text);
  const list = nodeAt(document, path);
  const [first, second] = isSeq(list) ? [list.items[rank], list.items[rank + 1]] : [];
  if (!isSeq(list) || isFlow(list) || first === undefined || second === undefined)
    throw new YamlEditError('no such items');
  const startOf = (item: unknown) => lineStart(text, dashOf(text, item));
  const [a, b] = [startOf(first), startOf(second)];
  const end = lineEnd(text, contentEnd(text, second, b));
  const [one, two] = [text.slice(a, b), text.slice(b, end)];
  const whole = two.endsWith('\n') ? two + one : `${two}${eolOf(text)}${one.replace(/\r?\n$/, '')}`;
  const after = splice(text, a, end, whole);
  const before = read(text).getIn(path, true) as YAMLSeq;
  const items = before.toJS(read(text)) as unknown[];
  [items[rank], items[rank + 1]] = [items[rank + 1], items[rank]];
  return verified(text, after, { kind: 'set', path, value: items as unknown as FieldValue });
}
