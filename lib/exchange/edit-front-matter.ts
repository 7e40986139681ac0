import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  YAMLMap,
} from 'yaml';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { itemIdentity, type Json } from './sheet.ts';

const FORMAT = { lineWidth: 0, indentSeq: true } as const;

/** The front matter of a new file. */
export function writeFrontMatter(values: Readonly<Record<string, Json>>): string {
  return `---\n${stringify(values, FORMAT)}---\n`;
}

function findItem(items: readonly unknown[], value: Json, document: Document): Node | undefined {
  const nodes = items.filter(isNode);
  const same = nodes.find((node) => isDeepStrictEqual(node.toJS(document), value));
  const identity = itemIdentity(value);
  return (
    same ??
    (identity === undefined
      ? undefined
      : nodes.find((node) => itemIdentity(node.toJS(document) as Json) === identity))
  );
}

/** Gives a node another value and keeps the comments and the writing of what stays. */
function setNode(node: unknown, value: Json, document: Document): Node {
  if (isScalar(node) && (value === null || typeof value !== 'object')) {
    node.value = value;
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    const items = [...node.items];
    node.items = value.map((item) => {
      const known = findItem(items, item, document);
      if (known) items.splice(items.indexOf(known), 1);
      return known ? setNode(known, item, document) : document.createNode(item);
    });
    return node;
  }
  if (isMap(node) && value !== null && typeof value === 'object' && !Array.isArray(value)) {
    node.items = node.items.filter(
      (pair) => isScalar(pair.key) && Object.hasOwn(value, String(pair.key.value)),
    );
    for (const [key, item] of Object.entries(value)) {
      const pair = node.items.find((known) => isScalar(known.key) && String(known.key.value) === key);
      if (pair) pair.value = setNode(pair.value, item, document);
      else node.items.push(document.createPair(key, item));
    }
    return node;
  }
  return document.createNode(value);
}

/** Without what stands before its key and after its last line: that is not part of what is replaced. */
function renderPair(pair: Pair): string {
  if (isScalar(pair.key)) Object.assign(pair.key, { commentBefore: null, spaceBefore: false });
  if (isMap(pair.value) || isSeq(pair.value)) pair.value.comment = null;
  const alone = new Document();
  const map = new YAMLMap();
  map.items.push(pair);
  alone.contents = map;
  return alone.toString(FORMAT);
}

interface Placed {
  key: string;
  pair: Pair;
  start: number;
  /** After its own lines, before the empty lines and comments that lead to the next key. */
  end: number;
}

function placePairs(yaml: string, document: Document): Placed[] | undefined {
  if (!isMap(document.contents) || document.contents.flow) return undefined;
  const placed: Placed[] = [];
  for (const pair of document.contents.items) {
    const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    if (start === undefined || !isScalar(pair.key) || (start > 0 && yaml[start - 1] !== '\n'))
      return undefined;
    placed.push({ key: String(pair.key.value), pair, start, end: yaml.length });
  }
  placed.forEach((pair, rank) => {
    const lines = yaml.slice(pair.start, placed[rank + 1]?.start ?? yaml.length).split(/(?<=\n)/);
    while (lines.length > 1 && /^(?:#.*|[ \t]*)\r?\n?$/.test(lines.at(-1) ?? '')) lines.pop();
    pair.end = pair.start + lines.join('').length;
  });
  return placed;
}

interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Keys replaced or added in the text itself; undefined where the text is not written one key a line. */
function spliceKeys(
  yaml: string,
  document: Document,
  changes: ReadonlyMap<string, Json>,
  order: readonly string[],
): string | undefined {
  const placed = placePairs(yaml, document);
  if (!placed) return undefined;
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const render = (pair: Pair) => renderPair(pair).replace(/\n/g, eol);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const sorted = [...changes].sort(([a], [b]) => rank(a) - rank(b));
  const splices = sorted.map(([key, value]): Splice => {
    const known = placed.find((pair) => pair.key === key);
    if (known) {
      known.pair.value = setNode(known.pair.value, value, document);
      return { start: known.start, end: known.end, text: render(known.pair) };
    }
    const before = new Set(order.slice(0, rank(key)));
    const at = (placed.findLast((pair) => before.has(pair.key)) ?? placed.at(-1))?.end ?? yaml.length;
    return { start: at, end: at, text: render(document.createPair(key, value)) };
  });
  // A key added where another is replaced comes after it: the one replaced begins before.
  splices.sort((a, b) => a.end - b.end || a.start - b.start);
  let edited = '';
  let from = 0;
  for (const { start, end, text } of splices) {
    edited += yaml.slice(from, start) + text;
    from = end;
  }
  return edited + yaml.slice(from);
}

/** The whole front matter written again: its comments stay, its spacing may not. */
function rewrite(yaml: string, changes: ReadonlyMap<string, Json>): string {
  const document = parseDocument(yaml, { uniqueKeys: true });
  for (const [key, value] of changes) document.set(key, value);
  return document.toString(FORMAT).replace(/\n/g, yaml.includes('\r\n') ? '\r\n' : '\n');
}

function readDocument(yaml: string): { document: Document; values: unknown } | undefined {
  const document = parseDocument(yaml, { uniqueKeys: true, prettyErrors: false, logLevel: 'silent' });
  return document.errors.length > 0
    ? undefined
    : { document, values: document.toJS({ maxAliasCount: 20 }) as unknown };
}

/**
 * Writes values into the front matter of a file and touches nothing else: order, comments, unknown keys, line ends and
 * body stay byte for byte. `order` says after which keys a new one goes. Undefined when it cannot be done surely.
 */
export function editFrontMatter(
  source: string,
  changes: ReadonlyMap<string, Json>,
  order: readonly string[],
): string | undefined {
  const split = findFrontMatter(source);
  const before = split && readDocument(split.yaml);
  if (!before) return undefined;
  const { document, values } = before;
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return undefined;
  const wanted = { ...values, ...Object.fromEntries(changes) };
  const attempts = [
    () => spliceKeys(split.yaml, document, changes, order),
    () => rewrite(split.yaml, changes),
  ];
  for (const attempt of attempts) {
    const yaml = attempt();
    if (yaml === undefined || !isDeepStrictEqual(readDocument(yaml)?.values, wanted)) continue;
    const edited =
      source.slice(0, split.yamlOffset) + yaml + source.slice(split.yamlOffset + split.yaml.length);
    if (findFrontMatter(edited)?.yaml === yaml) return edited;
  }
  return undefined;
}
