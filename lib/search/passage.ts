import { fold, isStopWord, stem } from './analyse.ts';

/** A piece of text, and whether it is one of the words sought. */
export interface Piece {
  text: string;
  hit: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Whether each word met so far is one of those sought: the texts of a page share most of their words. */
const verdicts = new WeakMap<ReadonlySet<string>, Map<string, boolean>>();

function makeIsHit(terms: ReadonlySet<string>): (word: string) => boolean {
  const known = verdicts.get(terms) ?? new Map<string, boolean>();
  verdicts.set(terms, known);
  return (word) => {
    let verdict = known.get(word);
    if (verdict === undefined) {
      verdict = !isStopWord(word) && (terms.has(stem(word.toLowerCase())) || terms.has(fold(word)));
      known.set(word, verdict);
    }
    return verdict;
  };
}

/** A text cut into what was sought and the rest. */
export function markTerms(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  const isHit = makeIsHit(terms);
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isHit(word)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), hit: false });
    pieces.push({ text: word, hit: true });
    end = index + word.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}

/** The passage of a text, of about `length` characters, that holds most of the words sought; undefined when none does. */
export function findPassage(text: string, terms: ReadonlySet<string>, length: number): Piece[] | undefined {
  const isHit = makeIsHit(terms);
  const hits = [...text.matchAll(WORD)].filter(({ 0: word }) => isHit(word));
  let best: { start: number; kinds: number } | undefined;
  for (const [rank, { index }] of hits.entries()) {
    const kinds = new Set<string>();
    for (let next = rank; (hits[next]?.index ?? Infinity) < index + length; next += 1)
      kinds.add(stem(hits[next]?.[0].toLowerCase() ?? ''));
    if (!best || kinds.size > best.kinds) best = { start: index, kinds: kinds.size };
  }
  if (!best) return undefined;
  const from = Math.max(0, best.start - Math.round(length / 4));
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const to = Math.min(text.length, start + length);
  const end = to === text.length ? to : Math.max(text.lastIndexOf(' ', to), start + 1);
  const cut = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
  return markTerms(cut, terms);
}
