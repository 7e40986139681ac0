import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type FieldPath, YamlEditError } from './yaml-value.ts';

export type Known = Node & { range: [number, number, number] };

export interface Place {
  text: string;
  eol: string;
}

export const hasRange = (node: unknown): node is Known => isNode(node) && Array.isArray(node.range);

export function parseYaml(text: string): Document.Parsed {
  return parseDocument(text, { prettyErrors: false, uniqueKeys: true, keepSourceTokens: true });
}

export function read(text: string): Document.Parsed {
  const document = parseYaml(text);
  if (document.errors.length > 0) throw new YamlEditError('the YAML has errors');
  return document;
}

export const eolOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}
export const splice = (text: string, start: number, end: number, insertion: string): string =>
  text.slice(0, start) + insertion + text.slice(end);
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

export function findPair(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
}

export function nodeAt(document: Document.Parsed, path: FieldPath): unknown {
  let node: unknown = document.contents;
  for (const key of path) {
    if (isMap(node)) node = findPair(node, key)?.value;
    else if (isSeq(node)) node = node.items[Number(key)];
    else return undefined;
  }
  return node;
}

export const isBlockScalar = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
export const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

/** True inside `{…}` or `[…]`, where commas and brackets would end a plain text. */
export function isInFlow(document: Document.Parsed, path: FieldPath): boolean {
  return path.some((_, depth) => isFlow(nodeAt(document, path.slice(0, depth))));
}

/** Where the content of a node ends, comments and blank lines after it left out. */
export function contentEnd(text: string, node: unknown, fallback: number): number {
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

export function pairEnd(text: string, pair: Pair): number {
  const keyEnd = hasRange(pair.key) ? pair.key.range[1] : 0;
  const colon = text.indexOf(':', keyEnd);
  const own = colon < 0 ? keyEnd : colon + 1;
  const value = pair.value;
  if (isScalar(value) && value.value === null && value.source === '') return own;
  return Math.max(own, contentEnd(text, value, own));
}
