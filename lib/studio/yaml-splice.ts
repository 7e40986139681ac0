import { type Document, isMap, isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import {
  columnOf,
  contentEnd,
  findPair,
  hasRange,
  isBlockScalar,
  isFlow,
  isInFlow,
  lineEnd,
  lineStart,
  nodeAt,
  pairEnd,
  type Place,
  splice,
} from './yaml-place.ts';
import { type FieldPath, type FieldScalar, type FieldValue, isRow, YamlEditError } from './yaml-value.ts';
import { writeBlock, writeEntry, writeScalar } from './yaml-write.ts';

export function replaceScalar(
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

export function insertKey(
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

export function removeKey({ text }: Place, map: YAMLMap, pair: Pair): string {
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

export function dashOf(text: string, item: unknown): number {
  if (!hasRange(item)) throw new YamlEditError('an item without a place');
  const dash = text.lastIndexOf('-', item.range[0] - 1);
  if (dash < 0) throw new YamlEditError('an item without a dash');
  return dash;
}

export function insertItem({ text, eol }: Place, list: YAMLSeq, rank: number, value: FieldValue): string {
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

export function removeItem({ text }: Place, list: YAMLSeq, rank: number): string {
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
