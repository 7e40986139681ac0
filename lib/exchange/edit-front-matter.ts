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
import {
  findFrontMatter,
  type FrontMatter,
  parseFrontMatter,
  type SplitSource,
} from '#lib/content/front-matter.ts';
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

/** A text cut, with what must be read again to be sure of it. */
interface Cut {
  yaml: string;
  /** The pairs that the cut touched, with all that leads to the next; the whole where pairs refer to one another. */
  touched: string;
}

/** Anchors, aliases, tags and directives, or what looks like one: a pair may then not be read without the others. */
const REFERENCES = /(?:^|[\s,[{:-])[&*!%]\S/;

/** Keys replaced or added in the text itself; undefined where the text is not written one key a line. */
function spliceKeys(
  yaml: string,
  document: Document,
  changes: ReadonlyMap<string, Json>,
  order: readonly string[],
): Cut | undefined {
  const placed = placePairs(yaml, document);
  const first = placed?.[0];
  if (!placed || !first) return undefined;
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const render = (pair: Pair) => renderPair(pair).replace(/\n/g, eol);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const pieces = placed.map(({ start, end }, at) => ({
    own: yaml.slice(start, end),
    added: '',
    after: yaml.slice(end, placed[at + 1]?.start ?? yaml.length),
    isTouched: false,
  }));
  for (const [key, value] of [...changes].sort(([a], [b]) => rank(a) - rank(b))) {
    const known = placed.findIndex((pair) => pair.key === key);
    const before = new Set(order.slice(0, rank(key)));
    const last = placed.findLastIndex((pair) => before.has(pair.key));
    const piece = pieces[known >= 0 ? known : last >= 0 ? last : placed.length - 1];
    const pair = placed[known]?.pair;
    if (!piece) return undefined;
    piece.isTouched = true;
    if (pair) {
      pair.value = setNode(pair.value, value, document);
      piece.own = render(pair);
    } else piece.added += render(document.createPair(key, value));
  }
  const join = (some: typeof pieces) => some.map(({ own, added, after }) => own + added + after).join('');
  const edited = yaml.slice(0, first.start) + join(pieces);
  const isApart = !REFERENCES.test(edited);
  return { yaml: edited, touched: isApart ? join(pieces.filter((piece) => piece.isTouched)) : edited };
}

/** The whole front matter written again: its comments stay, its spacing may not. */
function rewrite(yaml: string, changes: ReadonlyMap<string, Json>): Cut {
  const document = parseDocument(yaml, { uniqueKeys: true });
  for (const [key, value] of changes) document.set(key, value);
  const rewritten = document.toString(FORMAT).replace(/\n/g, yaml.includes('\r\n') ? '\r\n' : '\n');
  return { yaml: rewritten, touched: rewritten };
}

/** A front matter already read, so that it is parsed once. */
export interface ReadFrontMatter {
  split: SplitSource;
  frontMatter: FrontMatter;
}

export function readFrontMatter(source: string): ReadFrontMatter | undefined {
  const split = findFrontMatter(source);
  const frontMatter = split && parseFrontMatter(split).frontMatter;
  return frontMatter && { split, frontMatter };
}

/** What was touched reads as it is wanted; of the whole where everything was. */
function isAsWanted({ yaml, touched }: Cut, wanted: Readonly<Record<string, unknown>>): boolean {
  const document = parseDocument(touched, { uniqueKeys: true, prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) return false;
  const values = document.toJS({ maxAliasCount: 20 }) as unknown;
  if (touched === yaml) return isDeepStrictEqual(values, wanted);
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return false;
  return Object.entries(values).every(
    ([key, value]) => Object.hasOwn(wanted, key) && isDeepStrictEqual(value, wanted[key]),
  );
}

/**
 * Writes values into the front matter of a file and touches nothing else: order, comments, unknown keys, line ends and
 * body stay byte for byte. `order` says after which keys a new one goes. Undefined when it cannot be done surely.
 * The document of `known` is changed on the way and is of no further use.
 */
export function editFrontMatter(
  source: string,
  changes: ReadonlyMap<string, Json>,
  order: readonly string[],
  known: ReadFrontMatter | undefined = readFrontMatter(source),
): string | undefined {
  if (!known) return undefined;
  const { split, frontMatter } = known;
  const wanted = { ...frontMatter.value, ...Object.fromEntries(changes) };
  const attempts = [
    () => spliceKeys(split.yaml, frontMatter.document, changes, order),
    () => rewrite(split.yaml, changes),
  ];
  for (const attempt of attempts) {
    const cut = attempt();
    if (!cut || !isAsWanted(cut, wanted)) continue;
    const edited =
      source.slice(0, split.yamlOffset) + cut.yaml + source.slice(split.yamlOffset + split.yaml.length);
    if (findFrontMatter(edited)?.yaml === cut.yaml) return edited;
  }
  return undefined;
}
