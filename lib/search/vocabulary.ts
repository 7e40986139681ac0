import { listTerms, listWords } from '#db/index/search.ts';
import { cachedByRevision } from '#lib/portal/index-reader.ts';
import { fold } from './analyse.ts';
import { soundOf, spellingDistance } from './distance.ts';

interface Word {
  /** Folded. */
  word: string;
  /** The ways it is written, accents kept. */
  forms: string[];
  /** Documents that hold it. */
  documents: number;
  sound: string;
  letters: number;
}

export interface Vocabulary {
  /** Documents that hold a stem. */
  documentsOf: (term: string) => number;
  /** The ways a folded word is written in the documents; empty for an unknown one. */
  formsOf: (word: string) => readonly string[];
  /** Words that begin so, the most frequent first. */
  listBeginning: (beginning: string, most: number) => string[];
  /** The known words nearest to an unknown one, best first. */
  listNear: (word: string, most: number) => { word: string; distance: number }[];
  /** Other stems of the same family, nearest first: `maraudent`, then `maraudeur`, for `maraud`. */
  listRelated: (term: string) => { term: string; close: boolean }[];
}

const SHORTEST_CORRECTED = 4;
const ROOT_LENGTH = 5;
const SHARED_BEGINNING = 7;
const SUFFIXES =
  /(?:ateur|atric|ation|issement|ement|teur|tric|eur|euse|eus|age|ag|iqu|ist|ism|if|iv|itair|itar|air|ar|at|el|al|ie|i|ant|ent|anc|enc|e)$/;

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) % 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Texts of a sorted list that begin so. */
function listFrom(sorted: readonly string[], beginning: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let i = low; sorted[i]?.startsWith(beginning); i += 1) found.push(sorted[i] ?? '');
  return found;
}

/** What is left of a stem without its derivational endings, or undefined when too little is left. */
function findRoot(term: string): string | undefined {
  if (/\d/.test(term)) return undefined;
  let root = term;
  for (let pass = 0; pass < 2; pass += 1) {
    const shorter = root.replace(SUFFIXES, '');
    if (shorter.length < ROOT_LENGTH) break;
    root = shorter;
  }
  return root.length >= ROOT_LENGTH ? root : undefined;
}

/** Slips that a word of this length may hold. */
function toleranceOf(length: number): number {
  if (length <= 4) return 1;
  return length <= 7 ? 1.6 : 2.2;
}

export function makeVocabulary(
  words: readonly { term: string; documents: number }[],
  terms: readonly { term: string; documents: number }[],
): Vocabulary {
  const known = new Map<string, Word>();
  for (const { term, documents } of words) {
    const word = fold(term);
    const entry = known.get(word);
    if (entry) {
      entry.forms.push(term);
      entry.documents += documents;
    } else
      known.set(word, { word, forms: [term], documents, sound: soundOf(word), letters: lettersOf(word) });
  }
  const entries = [...known.values()];
  const counts = new Map(terms.map(({ term, documents }) => [term, documents]));
  const sorted = [...known.keys()].sort();
  const stems = [...counts.keys()].sort();
  /** Stems that part only in their ending: `reconvert`, `reconvers`. */
  const listSharing = (term: string): string[] => {
    const shared = Math.max(SHARED_BEGINNING, term.length - 2);
    if (term.length < SHARED_BEGINNING || /\d/.test(term)) return [];
    const beginning = term.slice(0, shared);
    return listFrom(stems, beginning).filter((other) => Math.abs(other.length - term.length) <= 2);
  };
  const families = new Map<string, string[]>();
  for (const { term } of terms) {
    const root = findRoot(term);
    if (root) families.set(root, [...(families.get(root) ?? []), term]);
  }
  return {
    documentsOf: (term) => counts.get(term) ?? 0,
    formsOf: (word) => known.get(word)?.forms ?? [],
    listBeginning(beginning, most) {
      return listFrom(sorted, beginning)
        .sort(
          (a, b) => (known.get(b)?.documents ?? 0) - (known.get(a)?.documents ?? 0) || a.length - b.length,
        )
        .slice(0, most);
    },
    listNear(word, most) {
      if (word.length < SHORTEST_CORRECTED || /^\d+$/.test(word)) return [];
      const tolerance = toleranceOf(word.length);
      const letters = lettersOf(word);
      const sound = soundOf(word);
      const near: { word: string; distance: number }[] = [];
      for (const entry of entries) {
        if (entry.word.length < 3 || Math.abs(entry.word.length - word.length) > 3) continue;
        if (countBits(entry.letters ^ letters) > 5) continue;
        const alike = entry.sound === sound;
        const spelled = spellingDistance(word, entry.word, tolerance);
        if (spelled === Infinity && !alike) continue;
        const distance =
          Math.min(spelled, alike ? 0.8 : Infinity) +
          (entry.word[0] === word[0] ? 0 : 0.35) -
          (alike ? 0.3 : 0) -
          Math.min(0.3, Math.log1p(entry.documents) / 20);
        near.push({ word: entry.word, distance });
      }
      return near.sort((a, b) => a.distance - b.distance || a.word.localeCompare(b.word)).slice(0, most);
    },
    listRelated(term) {
      const root = findRoot(term);
      const family = new Set(root ? families.get(root) : []);
      // Snowball keeps the -ent of a plural verb: `demandent` is no other word than `demande`.
      const plural = [`${term}ent`, term.replace(/ent$/, '')].filter((other) => counts.has(other));
      for (const other of plural) family.add(other);
      for (const other of listSharing(term)) family.add(other);
      family.delete(term);
      return [...family].map((other) => ({ term: other, close: plural.includes(other) }));
    },
  };
}

/** The vocabulary of the index in force. */
export const getVocabulary: () => Vocabulary = cachedByRevision((index) =>
  makeVocabulary(listWords(index), listTerms(index)),
);
