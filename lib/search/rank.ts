import type { Slot } from './interpret.ts';
import type { Postings, RankedDocument } from './postings.ts';

const SATURATION = 1.5;
/** What a document earns for each other reading of a word that it answers, against the best one: it speaks of it more. */
const OTHER_READINGS = 0.4;
/** What two neighbours of the query earn again where they stand side by side: `cour des comptes`. */
const EXPRESSION = 0.4;
/** A query with more neighbours than this is a text, not an expression; looking for them all would cost too much. */
const MOST_NEIGHBOURS = 6;
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
  readonly #others: Float64Array;
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
    this.#others = new Float64Array(bound);
    this.#answered = new Float64Array(bound);
    this.#lastNamed = new Uint8Array(bound);
  }

  /** Keeps, for each document, the alternative that it answers best, and what the others add up to. */
  #keepBest(terms: readonly string[], weight: number, rarity: number): void {
    this.postings.visitNear(terms, NEAR, (document, frequency, named) => {
      const strength = (rarity * weight * frequency) / (frequency + SATURATION);
      const best = this.#strength[document] ?? 0;
      if (strength > best) {
        if (best === 0) this.#touched.push(document);
        this.#strength[document] = strength;
        this.#answered[document] = rarity * answeredBy(weight);
      }
      this.#others[document] = (this.#others[document] ?? 0) + Math.min(best, strength);
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
      const strength = (this.#strength[document] ?? 0) + OTHER_READINGS * (this.#others[document] ?? 0);
      this.score[document] = (this.score[document] ?? 0) + strength;
      this.covered[document] = (this.covered[document] ?? 0) + (this.#answered[document] ?? 0);
      this.#strength[document] = 0;
      this.#others[document] = 0;
    }
  }

  /** Adds what documents earn for holding two terms side by side, given how much both tell. */
  addNeighbours(terms: readonly [string, string], rarity: number): void {
    const rarerFirst = terms.toSorted((a, b) => this.postings.countOf(a) - this.postings.countOf(b));
    this.postings.visitNear(rarerFirst, 0, (document, frequency) => {
      const strength = (rarity * frequency) / (frequency + SATURATION);
      this.score[document] = (this.score[document] ?? 0) + EXPRESSION * strength;
    });
  }
}

/** The term that a part surely means, of those that documents hold. */
function findSureTerm({ alternatives }: Slot, postings: Postings): string | undefined {
  return alternatives.find(
    ({ terms, weight, standsFor }) =>
      standsFor === undefined && terms.length === 1 && weight >= SURE && postings.countOf(terms[0] ?? '') > 0,
  )?.terms[0];
}

/** Parts of the query that follow each other, as terms, with how much both tell. */
function listNeighbours(
  slots: readonly Slot[],
  rarities: readonly (readonly number[])[],
  postings: Postings,
): { terms: [string, string]; rarity: number }[] {
  const sure = slots.slice(0, MOST_NEIGHBOURS + 1).map((slot) => findSureTerm(slot, postings));
  return sure.flatMap((left, rank) => {
    const right = sure[rank + 1];
    if (!left || !right || left === right) return [];
    return [{ terms: [left, right], rarity: (rarities[rank]?.[0] ?? 0) + (rarities[rank + 1]?.[0] ?? 0) }];
  });
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
  for (const { terms, rarity } of listNeighbours(slots, rarities, postings)) {
    sums.addNeighbours(terms, rarity);
  }
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
