import type { Slot } from './interpret.ts';
import type { Postings, RankedDocument } from './postings.ts';

const SATURATION = 2;
const WHOLE_NAME = 6;
const NAME_BEGINS = 5;
const WORDS_IN_NAME = 4;
/** Weight from which a reading of a word is sure enough to count as the name. */
const SURE = 0.8;
/** Exponent on the share of the query that a document answers: most words come before few words. */
const COVERAGE_POWER = 0.9;
/** Distance, in terms, within which the terms of an expression stand together. */
const NEAR = 4;

/** Endings of a web address that a name bears and nobody types. */
const DOMAIN_ENDINGS = new Set(['gouv', 'fr', 'beta']);

/** Share of the name that the query tells, weighed by how surely each of its words is meant. */
function nameBonus(text: RankedDocument, slots: readonly Slot[]): number {
  const name = new Set(text.nameTerms);
  const meant = slots.map(
    ({ alternatives }) =>
      alternatives
        .filter(({ weight, terms }) => weight >= SURE && terms.every((term) => name.has(term)))
        .sort((a, b) => b.weight - a.weight)[0],
  );
  if (meant.includes(undefined)) {
    const flat = slots.map(({ alternatives }) => alternatives[0]?.terms.join(' ') ?? '').join(' ');
    return flat && text.aliases.includes(` ${flat} `) ? WHOLE_NAME * 0.8 : 0;
  }
  const sure = Math.min(...meant.map((alternative) => alternative?.weight ?? 0));
  const words = new Set(meant.flatMap((alternative) => alternative?.terms ?? []));
  const told = text.nameTerms.filter((term) => !DOMAIN_ENDINGS.has(term));
  const covered = told.filter((term) => words.has(term)).length / Math.max(1, told.length);
  const begins = words.has(told[0] ?? '') ? NAME_BEGINS * covered : 0;
  return sure * (WORDS_IN_NAME + begins + WHOLE_NAME * covered ** 2);
}

export interface Weighed {
  document: RankedDocument;
  score: number;
  /** Share of the query that it answers, by the rarity of its words, between 0 and 1. */
  coverage: number;
}

/** Share of a part of the query that an alternative of this weight answers. */
const answeredBy = (weight: number): number => Math.min(1, weight + 0.25);

/** Sums over the parts of a query, by document number. */
class Sums {
  readonly score: Float64Array;
  readonly covered: Float64Array;
  /** Parts of which a word stands in one of the document's names. */
  readonly inNames: Uint8Array;
  readonly #strength: Float64Array;
  readonly #answered: Float64Array;
  readonly #lastNamed: Uint8Array;
  #touched: number[] = [];
  #part = 0;

  constructor(private readonly postings: Postings) {
    const { bound } = postings;
    this.score = new Float64Array(bound);
    this.covered = new Float64Array(bound);
    this.inNames = new Uint8Array(bound);
    this.#strength = new Float64Array(bound);
    this.#answered = new Float64Array(bound);
    this.#lastNamed = new Uint8Array(bound);
  }

  /** Keeps, for each document, the alternative that it answers best. */
  #keepBest(terms: readonly string[], weight: number, rarity: number): void {
    this.postings.visitNear(terms, NEAR, (document, frequency, named) => {
      const strength = (rarity * weight * frequency) / (frequency + SATURATION);
      const best = this.#strength[document] ?? 0;
      if (strength > best) {
        if (best === 0) this.#touched.push(document);
        this.#strength[document] = strength;
        this.#answered[document] = rarity * answeredBy(weight);
      }
      if (named) this.#markNamed(document);
    });
  }

  #markNamed(document: number): void {
    if (this.#lastNamed[document] === this.#part) return;
    this.#lastNamed[document] = this.#part;
    this.inNames[document] = (this.inNames[document] ?? 0) + 1;
  }

  add({ alternatives }: Slot, rarities: readonly number[]): void {
    this.#part += 1;
    this.#touched = [];
    alternatives.forEach(({ terms, weight }, rank) => {
      this.#keepBest(terms, weight, rarities[rank] ?? 0);
      if (terms.length > 1) {
        for (const term of terms) {
          this.postings.visit(term, (document, _, named) => {
            if (named) this.#markNamed(document);
          });
        }
      }
    });
    for (const document of this.#touched) {
      const strength = this.#strength[document] ?? 0;
      this.score[document] = (this.score[document] ?? 0) + strength;
      this.covered[document] = (this.covered[document] ?? 0) + (this.#answered[document] ?? 0);
      this.#strength[document] = 0;
    }
  }
}

/** Weighs documents against a query; `rarities` are the inverse document frequencies of the alternatives of its parts. */
export function weigh(
  postings: Postings,
  documents: readonly number[],
  slots: readonly Slot[],
  rarities: readonly (readonly number[])[],
  whole: readonly string[],
): Weighed[] {
  const sums = new Sums(postings);
  const named = new Set<number>();
  for (const term of whole) {
    postings.visit(term, (document, _, isNamed) => {
      if (isNamed) named.add(document);
    });
  }
  for (const document of named) sums.score[document] = WHOLE_NAME;
  slots.forEach((slot, rank) => {
    sums.add(slot, rarities[rank] ?? []);
  });
  const total = slots.reduce((sum, { alternatives }, rank) => {
    const shares = alternatives.map(
      ({ weight }, place) => (rarities[rank]?.[place] ?? 0) * answeredBy(weight),
    );
    return sum + Math.max(0, ...shares);
  }, 0);
  return documents.flatMap((number) => {
    const document = postings.find(number);
    if (!document) return [];
    const share = total > 0 ? (sums.covered[number] ?? 0) / total : 0;
    const coverage = named.has(number) ? 1 : share;
    // A name that lacks a part of the query earns nothing.
    const bonus = sums.inNames[number] === slots.length ? nameBonus(document, slots) : 0;
    const score = ((sums.score[number] ?? 0) * coverage ** COVERAGE_POWER + bonus) / Math.max(1, total);
    return [{ document, coverage, score }];
  });
}
