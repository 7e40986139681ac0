import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import {
  columnOf,
  eolOf,
  hasRange,
  isFlow,
  contentEnd,
  findPair,
  lineEnd,
  lineStart,
  nodeAt,
  pairEnd,
  type Place,
  read,
  splice,
} from './yaml-place.ts';
import { dashOf, insertItem, insertKey, removeItem, removeKey, replaceScalar } from './yaml-splice.ts';
import {
  compact,
  equal,
  type FieldPath,
  type FieldScalar,
  type FieldValue,
  normalise,
  YamlEditError,
} from './yaml-value.ts';
import { writeEntry } from './yaml-write.ts';

function nest(path: FieldPath, value: FieldValue): FieldValue {
  return path.reduceRight<FieldValue>((inner, key) => {
    if (typeof key === 'number') throw new YamlEditError('there is no such list');
    return { [key]: inner };
  }, value);
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

/** An alias that would lose its anchor cannot be read any more: the library says so by an error of its own. */
function refusing<T>(act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof ReferenceError) throw new YamlEditError('an alias would lose its anchor');
    throw cause;
  }
}

/** Sets or takes out one value; everything else stays byte for byte. Throws {@link YamlEditError}. */
export function setYamlValue(
  text: string,
  path: FieldPath,
  value: FieldValue,
  order: readonly string[] = [],
): string {
  return refusing(() => setValue(text, path, value, order));
}

function setValue(text: string, path: FieldPath, value: FieldValue, order: readonly string[]): string {
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
  return refusing(() => insertInList(text, path, { rank, value, order }));
}

function insertInList(
  text: string,
  path: FieldPath,
  { rank, value, order }: { rank: number; value: FieldValue; order: readonly string[] },
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
  return refusing(() => swapInList(text, path, rank));
}

function swapInList(text: string, path: FieldPath, rank: number): string {
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
