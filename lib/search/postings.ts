import type { SearchText } from '#db/index/search.ts';
import { Dictionary } from './dictionary.ts';
import { FIELDS, lengthFactor, NAME_FIELDS } from './fields.ts';

/** Positions of a term are kept as `field << FIELD_SHIFT | position`; a document's number comes before them, negative. */
const FIELD_SHIFT = 20;
const MOST_POSITIONS = 2 ** FIELD_SHIFT - 1;
const FIRST_CAPACITY = 4;

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

/** How often a document holds something, fields weighed, and whether it does in a name. */
export type Visit = (document: number, frequency: number, named: boolean) => void;

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

  numberOf(id: number): number | undefined {
    return this.#numbers.get(id);
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
    this.#entries[document] = undefined;
    this.#numbers.delete(id);
    for (const term of entry.terms) this.#counts[term] = (this.#counts[term] ?? 0) - 1;
    return entry.terms;
  }

  /** Every document that holds a term. */
  visit(term: string, visit: Visit): void {
    const number = this.#terms.find(term);
    if (number === undefined) return;
    const list = this.#lists[number] ?? new Int32Array();
    const length = this.#lengths[number] ?? 0;
    let i = 0;
    while (i < length) {
      const document = ~(list[i] ?? 0);
      i += 1;
      const factors = this.#entries[document]?.factors;
      if (!factors) {
        while (i < length && (list[i] ?? 0) >= 0) i += 1;
        continue;
      }
      let frequency = 0;
      let named = false;
      while (i < length && (list[i] ?? 0) >= 0) {
        const field = (list[i] ?? 0) >> FIELD_SHIFT;
        let count = 1;
        i += 1;
        while (i < length && (list[i] ?? 0) >= 0 && (list[i] ?? 0) >> FIELD_SHIFT === field) {
          count += 1;
          i += 1;
        }
        frequency += ((FIELDS[field]?.weight ?? 0) * count) / (factors[field] ?? 1);
        if (field < NAME_FIELDS) named = true;
      }
      visit(document, frequency, named);
    }
  }

  /** Where the places of a term begin and end in its list, by document. */
  #spansOf(term: string, among?: ReadonlyMap<number, unknown>): Map<number, Int32Array> {
    const spans = new Map<number, Int32Array>();
    const number = this.#terms.find(term);
    if (number === undefined) return spans;
    const list = this.#lists[number] ?? new Int32Array();
    const length = this.#lengths[number] ?? 0;
    let i = 0;
    while (i < length) {
      const document = ~(list[i] ?? 0);
      const start = i + 1;
      i = start;
      while (i < length && (list[i] ?? 0) >= 0) i += 1;
      if (this.#entries[document] && (!among || among.has(document))) {
        spans.set(document, list.subarray(start, i));
      }
    }
    return spans;
  }

  /** Every document that holds these terms close together, in any order, within a field. */
  visitNear(terms: readonly string[], near: number, visit: Visit): void {
    const [first = '', ...others] = terms;
    if (others.length === 0) {
      this.visit(first, visit);
      return;
    }
    if (terms.some((term) => this.countOf(term) === 0)) return;
    const starts = this.#spansOf(first);
    let among: ReadonlyMap<number, unknown> = starts;
    const spans = others.map((term) => {
      const found = this.#spansOf(term, among);
      among = found;
      return found;
    });
    const reach = near + others.length;
    for (const document of among.keys()) {
      const counts = new Float64Array(FIELDS.length);
      for (const start of starts.get(document) ?? []) {
        const stands = spans.every((span) =>
          span
            .get(document)
            ?.some(
              (place) => place >> FIELD_SHIFT === start >> FIELD_SHIFT && Math.abs(place - start) <= reach,
            ),
        );
        const field = start >> FIELD_SHIFT;
        if (stands) counts[field] = (counts[field] ?? 0) + 1;
      }
      const factors = this.#entries[document]?.factors ?? new Float64Array();
      let frequency = 0;
      counts.forEach((count, field) => {
        if (count > 0) frequency += ((FIELDS[field]?.weight ?? 0) * count) / (factors[field] ?? 1);
      });
      if (frequency > 0) visit(document, frequency, false);
    }
  }
}
