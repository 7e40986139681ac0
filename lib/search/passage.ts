import { fold, isStopWord, stem } from './analyse.ts';

/** A piece of text, and whether it is one of the words sought. */
export interface Piece {
  text: string;
  hit: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function isHit(word: string, terms: ReadonlySet<string>): boolean {
  return !isStopWord(word) && (terms.has(stem(word.toLowerCase())) || terms.has(fold(word)));
}

/** A text cut into what was sought and the rest. */
export function markTerms(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isHit(word, terms)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), hit: false });
    pieces.push({ text: word, hit: true });
    end = index + word.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}

/** The passage of a text, of about `length` characters, that holds most of the words sought; undefined when none does. */
export function findPassage(text: string, terms: ReadonlySet<string>, length: number): Piece[] | undefined {
  const hits = [...text.matchAll(WORD)].filter(({ 0: word }) => isHit(word, terms));
  let best: { start: number; kinds: number } | undefined;
  for (const [rank, { index }] of hits.entries()) {
    const within = hits.slice(rank).filter((hit) => hit.index < index + length);
    const kinds = new Set(within.map(({ 0: word }) => stem(word.toLowerCase()))).size;
    if (!best || kinds > best.kinds) best = { start: index, kinds };
  }
  if (!best) return undefined;
  const from = Math.max(0, best.start - Math.round(length / 4));
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const to = Math.min(text.length, start + length);
  const end = to === text.length ? to : Math.max(text.lastIndexOf(' ', to), start + 1);
  const cut = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
  return markTerms(cut, terms);
}
