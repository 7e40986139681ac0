import { listTerms, listWords } from '#db/index/search.ts';
import { cachedByRevision } from '#lib/portal/index-reader.ts';
import { soundOf, spellingDistance } from './distance.ts';

interface Word {
  word: string;
  /** Documents that hold it. */
  documents: number;
  sound: string;
  letters: number;
}

export interface Vocabulary {
  /** Documents that hold a stem. */
  documentsOf: (term: string) => number;
  /** True for a folded word that some document holds as it is. */
  has: (word: string) => boolean;
  /** Words that begin so, the most frequent first. */
  listBeginning: (beginning: string, most: number) => string[];
  /** The known words nearest to an unknown one, best first. */
  listNear: (word: string, most: number) => { word: string; distance: number }[];
  /** Other stems of the same family: `maraudeur` for `maraud`. */
  listRelated: (term: string) => string[];
}

const SHORTEST_CORRECTED = 4;
const ROOT_LENGTH = 5;
const SUFFIXES =
  /(?:ateur|atric|ation|issement|ement|eur|euse|eus|age|ag|iqu|ist|ism|if|iv|itair|itar|air|ar|el|al|ie|i|ant|ent|anc|enc|e)$/;

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
  const entries: Word[] = words.map(({ term, documents }) => ({
    word: term,
    documents,
    sound: soundOf(term),
    letters: lettersOf(term),
  }));
  const known = new Map(entries.map((entry) => [entry.word, entry]));
  const counts = new Map(terms.map(({ term, documents }) => [term, documents]));
  const sorted = [...known.keys()].sort();
  const families = new Map<string, string[]>();
  for (const { term } of terms) {
    const root = findRoot(term);
    if (root) families.set(root, [...(families.get(root) ?? []), term]);
  }
  return {
    documentsOf: (term) => counts.get(term) ?? 0,
    has: (word) => known.has(word),
    listBeginning(beginning, most) {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? '') < beginning) low = middle + 1;
        else high = middle;
      }
      const found: string[] = [];
      for (let i = low; sorted[i]?.startsWith(beginning); i += 1) found.push(sorted[i] ?? '');
      return found
        .sort((a, b) => (known.get(b)?.documents ?? 0) - (known.get(a)?.documents ?? 0) || a.length - b.length)
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
      return root ? (families.get(root) ?? []).filter((other) => other !== term) : [];
    },
  };
}

/** The vocabulary of the index in force. */
export const getVocabulary: () => Vocabulary = cachedByRevision((index) => makeVocabulary(listWords(index), listTerms(index)));

