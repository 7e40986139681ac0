import type { Slot } from './interpret.ts';
import type { Postings } from './postings.ts';

const SATURATION = 1.5;
/** What a document earns for each other reading of a word that it answers, against the best one: it speaks of it more. */
const OTHER_READINGS = 0.4;
/** What two neighbours of the query earn again where they stand side by side: `cour des comptes`. */
const EXPRESSION = 0.4;
/** Distance, in terms, within which the terms of an expression stand together. */
const NEAR = 4;

/** Share of a part of the query that an alternative of this weight answers. */
export const answeredBy = (weight: number): number => Math.min(1, weight + 0.25);

/** Zeros up to `bound`, in the same array while it is long enough. */
function clear(array: Float64Array<ArrayBuffer>, bound: number): Float64Array<ArrayBuffer> {
  return array.length < bound ? new Float64Array(Math.ceil(bound * 1.2)) : array.fill(0, 0, bound);
}

/** Sums over the parts of a query, by document number; made for one query after another, never for two at once. */
export class Sums {
  score = new Float64Array();
  covered = new Float64Array();
  /** Parts of which a word stands in one of the document's names. */
  inNames = new Uint8Array();
  #strength = new Float64Array();
  #others = new Float64Array();
  #answered = new Float64Array();
  #lastNamed = new Uint8Array();
  /** One bit for each part that the document answers. */
  #parts = new Int32Array();
  #touched = new Int32Array();
  #touchedCount = 0;
  #bound = 0;

  /** Forgets the query before; document numbers are below `bound`. */
  begin(bound: number): void {
    this.#bound = bound;
    this.score = clear(this.score, bound);
    this.covered = clear(this.covered, bound);
    this.#strength = clear(this.#strength, bound);
    this.#others = clear(this.#others, bound);
    this.#answered = clear(this.#answered, bound);
    if (this.#parts.length < bound) {
      this.inNames = new Uint8Array(this.score.length);
      this.#lastNamed = new Uint8Array(this.score.length);
      this.#parts = new Int32Array(this.score.length);
      this.#touched = new Int32Array(this.score.length);
      return;
    }
    this.inNames.fill(0, 0, bound);
    this.#lastNamed.fill(0, 0, bound);
    this.#parts.fill(0, 0, bound);
  }

  #markNamed(document: number, part: number): void {
    if (this.#lastNamed[document] === part + 1) return;
    this.#lastNamed[document] = part + 1;
    this.inNames[document] = (this.inNames[document] ?? 0) + 1;
  }

  /** Keeps, for each document, the alternative that it answers best, and what the others add up to. */
  #keepBest(
    postings: Postings,
    terms: readonly string[],
    weight: number,
    rarity: number,
    part: number,
  ): void {
    const { documents, frequencies, named } = postings.holdersNear(terms, NEAR);
    const full = rarity * weight;
    const answered = rarity * answeredBy(weight);
    for (let rank = 0; rank < documents.length; rank += 1) {
      const document = documents[rank] ?? 0;
      const frequency = frequencies[rank] ?? 0;
      const strength = (full * frequency) / (frequency + SATURATION);
      const best = this.#strength[document] ?? 0;
      if (strength > best) {
        if (best === 0) {
          this.#touched[this.#touchedCount] = document;
          this.#touchedCount += 1;
        }
        this.#strength[document] = strength;
        this.#answered[document] = answered;
        this.#others[document] = (this.#others[document] ?? 0) + best;
      } else this.#others[document] = (this.#others[document] ?? 0) + strength;
    }
    for (const document of named) this.#markNamed(document, part);
  }

  /** Adds what documents earn for a part of the query; `rarities` are those of its alternatives. */
  add(postings: Postings, { alternatives }: Slot, part: number, rarities: readonly number[]): void {
    this.#touchedCount = 0;
    alternatives.forEach(({ terms, weight }, rank) => {
      this.#keepBest(postings, terms, weight, rarities[rank] ?? 0, part);
      if (terms.length === 1) return;
      for (const term of terms)
        for (const document of postings.holdersOf(term).named) this.#markNamed(document, part);
    });
    const bit = 1 << part;
    for (let i = 0; i < this.#touchedCount; i += 1) {
      const document = this.#touched[i] ?? 0;
      const strength = (this.#strength[document] ?? 0) + OTHER_READINGS * (this.#others[document] ?? 0);
      this.score[document] = (this.score[document] ?? 0) + strength;
      this.covered[document] = (this.covered[document] ?? 0) + (this.#answered[document] ?? 0);
      this.#parts[document] = (this.#parts[document] ?? 0) | bit;
      this.#strength[document] = 0;
      this.#others[document] = 0;
    }
  }

  /** Adds what documents earn for holding two terms side by side, given how much both tell. */
  addNeighbours(postings: Postings, terms: readonly [string, string], rarity: number): void {
    const rarerFirst = terms.toSorted((a, b) => postings.countOf(a) - postings.countOf(b));
    const { documents, frequencies } = postings.holdersNear(rarerFirst, 0);
    for (let rank = 0; rank < documents.length; rank += 1) {
      const document = documents[rank] ?? 0;
      const frequency = frequencies[rank] ?? 0;
      const strength = (rarity * frequency) / (frequency + SATURATION);
      this.score[document] = (this.score[document] ?? 0) + EXPRESSION * strength;
    }
  }

  /** Documents that answer all these parts, one at least of those, or are named. */
  list(all: number, some: number, named: ReadonlySet<number>): number[] {
    const found: number[] = [];
    const parts = this.#parts;
    for (let document = 0; document < this.#bound; document += 1) {
      const held = parts[document] ?? 0;
      if (held === 0) continue;
      if ((held & all) === all || (held & some) !== 0) found.push(document);
      else if (named.has(document)) found.push(document);
    }
    for (const document of named) if (parts[document] === 0) found.push(document);
    return found;
  }
}
