import { type CutText, cutShortText, listSought } from './cut-text.ts';

/** A piece of text, and whether it is one of the words sought. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A text cut into what was sought and the rest. */
export function markTerms(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  const cut = cutShortText(text);
  const { starts, words, table } = cut;
  let end = 0;
  for (const rank of listSought(cut, terms)) {
    const start = starts[rank] ?? end;
    if (start > end) pieces.push({ text: text.slice(end, start), hit: false });
    end = start + (table.lengths[words[rank] ?? 0] ?? 0);
    pieces.push({ text: text.slice(start, end), hit: true });
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}

/** The passage of a text, of about `length` characters, that holds most of the words sought; undefined when none does. */
export function findPassage(cut: CutText, terms: ReadonlySet<string>, length: number): Piece[] | undefined {
  const { text, starts, words, table } = cut;
  const sought = listSought(cut, terms);
  const startOf = (hit: number): number => starts[sought[hit] ?? words.length] ?? Infinity;
  const stemOf = (hit: number): string => table.stems[words[sought[hit] ?? 0] ?? 0] ?? '';
  let best: { start: number; kinds: number } | undefined;
  for (let first = 0; first < sought.length; first += 1) {
    const start = startOf(first);
    const kinds = new Set<string>();
    for (let next = first; startOf(next) < start + length; next += 1) kinds.add(stemOf(next));
    if (!best || kinds.size > best.kinds) best = { start, kinds: kinds.size };
  }
  if (!best) return undefined;
  const from = Math.max(0, best.start - Math.round(length / 4));
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const to = Math.min(text.length, start + length);
  const end = to === text.length ? to : Math.max(text.lastIndexOf(' ', to), start + 1);
  return markTerms(
    `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`,
    terms,
  );
}
