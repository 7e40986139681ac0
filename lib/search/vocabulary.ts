import { fold } from './analyse.ts';
import { findRoot, masculineOf } from './family.ts';
import { NearWords } from './near-words.ts';
import { SortedTexts } from './sorted-texts.ts';

interface Word {
  /** Documents that hold each way it is written, accents kept. */
  forms: Map<string, number>;
  /** The same ways, in order. */
  written: string[];
  /** Documents that hold it. */
  documents: number;
}

export interface TermCount {
  term: string;
  documents: number;
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

const SHARED_BEGINNING = 7;
const SHORTEST_VERB = 5;

/** A vocabulary that follows the documents. */
export class LiveVocabulary implements Vocabulary {
  readonly #words = new Map<string, Word>();
  readonly #near = new NearWords((word) => this.#words.get(word)?.documents ?? 0);
  readonly #sorted: SortedTexts;
  readonly #counts: Map<string, number>;
  readonly #stems: SortedTexts;
  readonly #families = new Map<string, Set<string>>();

  constructor(words: Iterable<TermCount>, terms: Iterable<TermCount>) {
    for (const { term, documents } of words) this.#countForm(term, documents);
    this.#sorted = new SortedTexts(this.#words.keys());
    for (const word of this.#words.keys()) this.#near.add(word);
    this.#counts = new Map();
    for (const { term, documents } of terms) this.#counts.set(term, documents);
    this.#stems = new SortedTexts(this.#counts.keys());
    for (const term of this.#counts.keys()) this.#addToFamily(term);
  }

  #countForm(form: string, documents: number): Word {
    const word = fold(form);
    const entry = this.#words.get(word) ?? { forms: new Map<string, number>(), written: [], documents: 0 };
    this.#words.set(word, entry);
    const count = (entry.forms.get(form) ?? 0) + documents;
    if (count > 0) entry.forms.set(form, count);
    else entry.forms.delete(form);
    if (entry.forms.size !== entry.written.length) entry.written = [...entry.forms.keys()].sort();
    entry.documents += documents;
    return entry;
  }

  #addToFamily(term: string): void {
    const root = findRoot(term);
    if (!root) return;
    const family = this.#families.get(root);
    if (family) family.add(term);
    else this.#families.set(root, new Set([term]));
  }

  /** One document more, or less, holds a word as it is written. */
  countWord(form: string, change: 1 | -1): void {
    const word = fold(form);
    const isNew = !this.#words.has(word);
    const entry = this.#countForm(form, change);
    if (isNew) {
      this.#sorted.add(word);
      this.#near.add(word);
    } else if (entry.forms.size === 0) {
      this.#words.delete(word);
      this.#sorted.remove(word);
      this.#near.remove(word);
    }
  }

  /** One document more, or less, holds a stem. */
  countTerm(term: string, change: 1 | -1): void {
    const count = (this.#counts.get(term) ?? 0) + change;
    if (count > 0) {
      this.#counts.set(term, count);
      if (count !== 1 || change < 0) return;
      this.#stems.add(term);
      this.#addToFamily(term);
      return;
    }
    this.#counts.delete(term);
    this.#stems.remove(term);
    this.#families.get(findRoot(term) ?? '')?.delete(term);
  }

  documentsOf(term: string): number {
    return this.#counts.get(term) ?? 0;
  }

  formsOf(word: string): readonly string[] {
    return this.#words.get(word)?.written ?? [];
  }

  listBeginning(beginning: string, most: number): string[] {
    const documents = (word: string) => this.#words.get(word)?.documents ?? 0;
    return this.#sorted
      .listFrom(beginning)
      .sort((a, b) => documents(b) - documents(a) || a.length - b.length)
      .slice(0, most);
  }

  listNear(word: string, most: number): { word: string; distance: number }[] {
    return this.#near.list(word, most);
  }

  /** Stems that part only in their ending: `reconvert`, `reconvers`. */
  #listSharing(term: string): string[] {
    const shared = Math.max(SHARED_BEGINNING, term.length - 2);
    if (term.length < SHARED_BEGINNING || /\d/.test(term)) return [];
    return this.#stems
      .listFrom(term.slice(0, shared))
      .filter((other) => Math.abs(other.length - term.length) <= 2);
  }

  listRelated(term: string): { term: string; close: boolean }[] {
    const root = findRoot(term);
    const family = new Set([...((root && this.#families.get(root)) || [])].sort());
    // Snowball keeps the -ent of a plural verb: `demandent` is no other word than `demande`.
    const plural = [`${term}ent`, term.replace(/ent$/, '')].filter(
      (other) => Math.min(term.length, other.length) >= SHORTEST_VERB && this.#counts.has(other),
    );
    for (const other of plural) family.add(other);
    for (const other of this.#listSharing(term)) family.add(other);
    family.delete(term);
    const masculine = masculineOf(term);
    return [...family].map((other) => ({
      term: other,
      close: plural.includes(other) || masculineOf(other) === masculine,
    }));
  }
}
