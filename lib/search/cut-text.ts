import { LRUCache } from 'lru-cache';
import { fold, isStopWord, stem } from './analyse.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Beyond it a new table begins: texts cut by the former one are cut again when next asked. */
const MOST_WORDS = 50_000;

/** Words met in texts, by number; stems and folds are empty for stop words, which are never sought. */
class WordTable {
  readonly #numbers = new Map<string, number>();
  readonly lengths: number[] = [];
  readonly stems: string[] = [];
  readonly folds: string[] = [];

  get size(): number {
    return this.stems.length;
  }

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const stop = isStopWord(word);
    const number = this.stems.push(stop ? '' : stem(word.toLowerCase())) - 1;
    this.folds.push(stop ? '' : fold(word));
    this.lengths.push(word.length);
    this.#numbers.set(word, number);
    return number;
  }
}

let table = new WordTable();

/** A text whose words were found once, so that searches only look numbers up. */
export interface CutText {
  text: string;
  /** Where each word begins. */
  starts: Uint32Array;
  /** Number of each word in the table. */
  words: Uint32Array;
  table: WordTable;
}

/** Memory that a cut text takes, in bytes. */
export const sizeOfCut = ({ text, words }: CutText): number => 2 * text.length + 8 * words.length + 500;

/** Finds the words of a text. */
export function cutText(text: string): CutText {
  if (table.size > MOST_WORDS) table = new WordTable();
  const found = [...text.matchAll(WORD)];
  return {
    text,
    starts: Uint32Array.from(found, ({ index }) => index),
    words: Uint32Array.from(found, ({ 0: word }) => table.numberOf(word)),
    table,
  };
}

/** Longer texts are not kept here: who searches them again and again keeps them by document. */
const SHORT_TEXT = 500;
const SHORT_TEXTS_BYTES = 4_000_000;

const shortTexts = new LRUCache<string, CutText>({ maxSize: SHORT_TEXTS_BYTES, sizeCalculation: sizeOfCut });

/** As {@link cutText}, for names and summaries: lists show the same ones to everyone, so they are cut once. */
export function cutShortText(text: string): CutText {
  if (text.length > SHORT_TEXT) return cutText(text);
  const known = shortTexts.get(text);
  if (known) return known;
  const cut = cutText(text);
  shortTexts.set(text, cut);
  return cut;
}

const UNKNOWN = 0;
const SOUGHT = 1;
const OTHER = 2;

/** Whether each word of the table is one of those sought: the texts of a page share most of their words. */
const verdictsOf = new WeakMap<ReadonlySet<string>, { table: WordTable; verdicts: Uint8Array }>();

function getVerdicts(terms: ReadonlySet<string>, of: WordTable): Uint8Array {
  const known = verdictsOf.get(terms);
  if (known?.table === of && known.verdicts.length >= of.size) return known.verdicts;
  const verdicts = new Uint8Array(of.size + 1_000);
  if (known?.table === of) verdicts.set(known.verdicts);
  verdictsOf.set(terms, { table: of, verdicts });
  return verdicts;
}

/** Ranks, among the words of a text, of those that are sought. */
export function listSought({ words, table: of }: CutText, terms: ReadonlySet<string>): number[] {
  const verdicts = getVerdicts(terms, of);
  const sought: number[] = [];
  for (let rank = 0; rank < words.length; rank += 1) {
    const word = words[rank] ?? 0;
    if (verdicts[word] === UNKNOWN)
      verdicts[word] = terms.has(of.stems[word] ?? '') || terms.has(of.folds[word] ?? '') ? SOUGHT : OTHER;
    if (verdicts[word] === SOUGHT) sought.push(rank);
  }
  return sought;
}
