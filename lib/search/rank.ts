import type { Slot } from './interpret.ts';
import type { Postings, RankedDocument } from './postings.ts';
import { answeredBy, Sums } from './sums.ts';

/** A query with more neighbours than this is a text, not an expression; looking for them all would cost too much. */
const MOST_NEIGHBOURS = 6;
const WHOLE_NAME = 6;
const NAME_BEGINS = 5;
const WORDS_IN_NAME = 4;
/** Weight from which a reading of a word is sure enough to count as the name. */
const SURE = 0.8;
/** Exponent on the share of the query that a document answers: most words come before few words. */
const COVERAGE_POWER = 0.9;
/** Share of the best coverage below which a document does not answer. */
const COVERAGE_KEPT = 0.15;
/** Share of the best score below which a document is more noise than answer. */
const SCORE_KEPT = 0.05;
/** With fewer answers to every part, those to most parts are shown too. */
const ENOUGH = 30;

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
  /** Higher is better; meaningful only within one search. */
  score: number;
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

const sums = new Sums();

/** Documents that answer every part or bear the whole query and, when they are few, those that answer a telling one. */
function listCandidates(parts: number, telling: readonly number[], whole: ReadonlySet<number>): number[] {
  const every = sums.list(2 ** parts - 1, 0, whole);
  if (every.length >= ENOUGH || parts < 2) return every;
  return sums.list(
    2 ** parts - 1,
    telling.reduce((mask, part) => mask | (1 << part), 0),
    whole,
  );
}

export interface Weighing {
  slots: readonly Slot[];
  /** Inverse document frequencies of the alternatives of each part. */
  rarities: readonly (readonly number[])[];
  /** Parts that tell documents apart: those by which documents that lack another part are still looked for. */
  telling: readonly number[];
  /** Terms that write the whole query in one word. */
  whole: readonly string[];
}

/** Documents that answer a query, weighed, in no order. */
export function weigh(postings: Postings, { slots, rarities, telling, whole }: Weighing): Weighed[] {
  sums.begin(postings.bound);
  const holdingWhole = new Set<number>();
  const named = new Set<number>();
  for (const term of whole) {
    const holders = postings.holdersOf(term);
    for (const document of holders.documents) holdingWhole.add(document);
    for (const document of holders.named) named.add(document);
  }
  for (const document of named) sums.score[document] = WHOLE_NAME;
  slots.forEach((slot, part) => {
    sums.add(postings, slot, part, rarities[part] ?? []);
  });
  for (const { terms, rarity } of listNeighbours(slots, rarities, postings)) {
    sums.addNeighbours(postings, terms, rarity);
  }
  const total = slots.reduce((sum, { alternatives }, part) => {
    const shares = alternatives.map(
      ({ weight }, place) => (rarities[part]?.[place] ?? 0) * answeredBy(weight),
    );
    return sum + Math.max(0, ...shares);
  }, 0);
  const candidates = listCandidates(slots.length, telling, holdingWhole);
  let bestCoverage = 0;
  let bestScore = 0;
  for (const number of candidates) {
    const share = total > 0 ? (sums.covered[number] ?? 0) / total : 0;
    const coverage = named.has(number) ? 1 : share;
    // A name that lacks a part of the query earns nothing.
    const document = sums.inNames[number] === slots.length ? postings.find(number) : undefined;
    const bonus = document ? nameBonus(document, slots) : 0;
    const score = ((sums.score[number] ?? 0) * coverage ** COVERAGE_POWER + bonus) / Math.max(1, total);
    sums.covered[number] = coverage;
    sums.score[number] = score;
    if (coverage > bestCoverage) bestCoverage = coverage;
    if (score > bestScore) bestScore = score;
  }
  const answers: Weighed[] = [];
  for (const number of candidates) {
    const score = sums.score[number] ?? 0;
    if ((sums.covered[number] ?? 0) <= bestCoverage * COVERAGE_KEPT || score < bestScore * SCORE_KEPT)
      continue;
    const document = postings.find(number);
    if (document) answers.push({ document, score });
  }
  return answers;
}
