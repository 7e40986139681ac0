import type { SearchText } from '#db/index/search.ts';
import { Dictionary } from './dictionary.ts';
import { FIELDS, lengthFactor } from './fields.ts';
import {
  FIELD_SHIFT,
  type Holders,
  joinHolders,
  MOST_POSITIONS,
  NO_HOLDERS,
  readHolders,
  type TermHolders,
} from './holders.ts';

const FIRST_CAPACITY = 4;
/** Documents that joined lists hold in all before they are forgotten: about 24 MB; an empty list costs as much as some documents. */
const MOST_JOINED = 2_000_000;
const JOINED_COST = 20;

/** A document as ranking needs it. */
export interface RankedDocument {
  id: number;
  kind: string;
  slug: string;
  nameTerms: string[];
  /** Terms of its other names, each between spaces. */
  aliases: string;
}

interface Entry extends RankedDocument {
  /** Numbers of its terms, each once. */
  terms: Int32Array;
  /** Length of each field against the usual one, as ranking divides by it. */
  factors: Float64Array;
}

/**
 * Every term of every document with its places, in memory: what ranking reads. Documents bear small numbers; a changed
 * document gets another one, and its former number stays in the lists, dead, until {@link isWorn} says to begin again.
 */
export class Postings {
  readonly #terms = new Dictionary();
  readonly #lists: Int32Array[] = [];
  readonly #lengths: number[] = [];
  /** Documents alive that hold each term. */
  readonly #counts: number[] = [];
  /** Who holds each term that was asked for, until a document that holds it comes or goes. */
  readonly #holders: (TermHolders | undefined)[] = [];
  /** The same for terms close together: expressions of the thesaurus come back in many queries. */
  readonly #joined = new Map<string, Holders>();
  #joinedDocuments = 0;
  readonly #last: number[] = [];
  readonly #entries: (Entry | undefined)[] = [];
  readonly #numbers = new Map<number, number>();

  /** Documents alive. */
  get size(): number {
    return this.#numbers.size;
  }

  /** One more than the highest document number. */
  get bound(): number {
    return this.#entries.length;
  }

  /** True when so many numbers are dead that reading the lists costs too much. */
  get isWorn(): boolean {
    return this.bound > 1_000 + 1.5 * this.size;
  }

  find(document: number): RankedDocument | undefined {
    return this.#entries[document];
  }

  countOf(term: string): number {
    const number = this.#terms.find(term);
    return number === undefined ? 0 : (this.#counts[number] ?? 0);
  }

  /** Terms held by at least one document, with how many. */
  *eachCount(): Generator<{ term: string; documents: number }> {
    for (let term = 0; term < this.#terms.size; term += 1) {
      const documents = this.#counts[term] ?? 0;
      if (documents > 0) yield { term: this.#terms.textOf(term), documents };
    }
  }

  #push(term: number, value: number): void {
    let list = this.#lists[term] ?? new Int32Array(FIRST_CAPACITY);
    const length = this.#lengths[term] ?? 0;
    if (length === list.length) {
      const longer = new Int32Array(Math.ceil(length * 1.5));
      longer.set(list);
      list = longer;
    }
    list[length] = value;
    this.#lists[term] = list;
    this.#lengths[term] = length + 1;
  }

  termOf(number: number): string {
    return this.#terms.textOf(number);
  }

  /** Adds a document that is not there; returns the numbers of its terms. */
  add(text: SearchText): Int32Array {
    const document = this.#entries.length;
    this.#forgetJoined();
    const terms: number[] = [];
    const factors = new Float64Array(FIELDS.length);
    FIELDS.forEach(({ name }, field) => {
      const words = text[name].split(' ').filter(Boolean);
      factors[field] = lengthFactor(field, words.length);
      words.forEach((word, place) => {
        const term = this.#terms.add(word);
        if (this.#last[term] !== document) {
          this.#last[term] = document;
          terms.push(term);
          this.#counts[term] = (this.#counts[term] ?? 0) + 1;
          this.#holders[term] = undefined;
          this.#push(term, ~document);
        }
        this.#push(term, (field << FIELD_SHIFT) | Math.min(place, MOST_POSITIONS));
      });
    });
    const held = Int32Array.from(terms);
    this.#entries.push({
      id: text.id,
      kind: text.kind,
      slug: text.slug,
      nameTerms: text.name.split(' ').filter(Boolean),
      aliases: ` ${text.aliases} `,
      terms: held,
      factors,
    });
    this.#numbers.set(text.id, document);
    return held;
  }

  /** Takes a document out; returns the numbers of the terms that it held. */
  remove(id: number): Int32Array {
    const document = this.#numbers.get(id);
    const entry = document === undefined ? undefined : this.#entries[document];
    if (document === undefined || !entry) return new Int32Array();
    this.#forgetJoined();
    this.#entries[document] = undefined;
    this.#numbers.delete(id);
    for (const term of entry.terms) {
      this.#counts[term] = (this.#counts[term] ?? 0) - 1;
      this.#holders[term] = undefined;
    }
    return entry.terms;
  }

  readonly #factorsOf = (document: number): Float64Array | undefined => this.#entries[document]?.factors;

  /** Every document that holds a term. */
  holdersOf(term: string): TermHolders {
    const number = this.#terms.find(term);
    const count = number === undefined ? 0 : (this.#counts[number] ?? 0);
    if (number === undefined || count === 0) return NO_HOLDERS;
    const list = this.#lists[number] ?? new Int32Array();
    return (this.#holders[number] ??= readHolders(list, this.#lengths[number] ?? 0, count, this.#factorsOf));
  }

  /** Every document that holds these terms close together, in any order, within a field; `near` terms may stand between. */
  holdersNear(terms: readonly string[], near: number): Holders {
    const [first = '', ...others] = terms;
    if (others.length === 0) return this.holdersOf(first);
    if (terms.some((term) => this.countOf(term) === 0)) return NO_HOLDERS;
    const key = `${near} ${terms.join(' ')}`;
    const known = this.#joined.get(key);
    if (known) return known;
    const lists = terms.map((term) => this.holdersOf(term));
    const joined = joinHolders(lists, near + others.length, this.#factorsOf);
    if (this.#joinedDocuments > MOST_JOINED) this.#forgetJoined();
    this.#joined.set(key, joined);
    this.#joinedDocuments += JOINED_COST + joined.documents.length;
    return joined;
  }

  #forgetJoined(): void {
    this.#joined.clear();
    this.#joinedDocuments = 0;
  }
}
