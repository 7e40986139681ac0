import { listMatches, listTexts } from '#db/index/search.ts';
import type { IndexDatabase } from '#db/index/client.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { type Correction, interpret, type Slot } from './interpret.ts';
import { findPassage, type Piece } from './passage.ts';
import { weigh, type Weighed } from './rank.ts';
import { getSynonyms } from './synonyms.ts';
import { getTextIndex } from './text-index.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface SearchHit {
  kind: string;
  slug: string;
  /** Higher is better; meaningful only within one search. */
  score: number;
}

export interface SearchResult {
  hits: SearchHit[];
  /** Words that were read as others. */
  corrections: Correction[];
  /** Terms that count as found, to highlight them. */
  terms: ReadonlySet<string>;
}

/** With fewer answers to every word, those to most words are shown too. */
const ENOUGH = 30;
/** Share of the best coverage below which a document does not answer. */
const COVERAGE_KEPT = 0.15;
/** Share of the best score below which a document is more noise than answer. */
const SCORE_KEPT = 0.05;
/** A word that fewer documents hold is there by chance as often as by subject: it weighs no more. */
const CHANCE = 3;
/** A part held by more than this share of documents says too little to choose candidates by, when others do better. */
const TOO_COMMON = 0.3;
/** As few answers as this are weighed whatever they were found by. */
const FEW = 1_500;

function quote(term: string): string {
  return `"${term.replaceAll('"', '')}"`;
}

function expressionOf({ alternatives }: Slot): string {
  const parts = alternatives.map(({ terms }) =>
    terms.length === 1 ? quote(terms[0] ?? '') : `NEAR(${terms.map(quote).join(' ')}, 4)`,
  );
  return `(${parts.join(' OR ')})`;
}

function documentsOf(slot: Slot, vocabulary: Vocabulary): number {
  return Math.max(
    0,
    ...slot.alternatives.map(({ terms }) => Math.min(...terms.map((term) => vocabulary.documentsOf(term)))),
  );
}

function rarityOf(documents: number, size: number): number {
  const held = Math.max(documents, CHANCE);
  return Math.log(1 + (size - held + 0.5) / (held + 0.5)) + 0.05;
}

/**
 * How much each alternative of a part tells. The forms of a word weigh as the most usual of them; what stands for one
 * word, as the less rare of the two; what stands for several shares its own rarity among them.
 */
function raritiesOf({ alternatives, importance }: Slot, vocabulary: Vocabulary, size: number): number[] {
  const held = alternatives.map(({ terms }) =>
    Math.min(...terms.map((term) => vocabulary.documentsOf(term))),
  );
  const own = Math.max(0, ...held.filter((_, rank) => alternatives[rank]?.standsFor === undefined));
  const ownRarity = importance * rarityOf(own, size);
  return alternatives.map(({ standsFor }, rank) => {
    if (standsFor === undefined) return ownRarity;
    const documents = held[rank] ?? 0;
    if (standsFor === 1) return importance * rarityOf(Math.max(own, documents), size);
    return Math.max(ownRarity, rarityOf(documents, size) / standsFor);
  });
}

/** Candidates by every part of the query and, when they are few, by any part that tells documents apart. */
function listCandidates(
  index: IndexDatabase,
  slots: readonly Slot[],
  sizes: readonly number[],
  size: number,
  whole: readonly string[],
): number[] {
  const names = whole.map(quote);
  const every = slots.map(expressionOf).join(' AND ');
  const all = listMatches(index, [every && `(${every})`, ...names].filter(Boolean).join(' OR '));
  if (all.length >= ENOUGH || slots.length < 2) return all;
  const strong = slots.filter(({ importance }) => importance === 1);
  const sum = strong.reduce((total, slot) => total + (sizes[slots.indexOf(slot)] ?? 0), 0);
  const telling = strong.filter(
    (slot) => sum <= FEW || (sizes[slots.indexOf(slot)] ?? 0) <= size * TOO_COMMON,
  );
  const used = [telling, strong, slots].find(({ length }) => length > 0) ?? slots;
  const some = listMatches(index, [...used.map(expressionOf), ...names].join(' OR '));
  return [...new Set([...all, ...some])];
}

function keepAnswers(weighed: Weighed[]): Weighed[] {
  let best = 0;
  let score = 0;
  for (const answer of weighed) {
    best = Math.max(best, answer.coverage);
    score = Math.max(score, answer.score);
  }
  return weighed.filter(
    (answer) => answer.coverage > best * COVERAGE_KEPT && answer.score >= score * SCORE_KEPT,
  );
}

interface Answers {
  answers: Weighed[];
  corrections: Correction[];
  terms: ReadonlySet<string>;
}

/** Documents that answer a query, in no order. */
function findAnswers(query: string, typing: boolean): Answers {
  const { postings, vocabulary } = getTextIndex();
  const { slots, corrections, whole } = interpret(query, { vocabulary, synonyms: getSynonyms(), typing });
  const terms = new Set(
    slots.flatMap((slot) => slot.alternatives.flatMap((alternative) => alternative.terms)),
  );
  const size = Math.max(1, postings.size);
  const sizes = slots.map((slot) => documentsOf(slot, vocabulary));
  const found = slots.filter((_, rank) => (sizes[rank] ?? 0) > 0);
  if (found.length === 0 && whole.length === 0) return { answers: [], corrections, terms };
  const foundSizes = sizes.filter((documents) => documents > 0);
  const candidates = listCandidates(getIndex(), found, foundSizes, size, whole).flatMap(
    (id) => postings.numberOf(id) ?? [],
  );
  const rarities = found.map((slot) => raritiesOf(slot, vocabulary, size));
  return { answers: keepAnswers(weigh(postings, candidates, found, rarities, whole)), corrections, terms };
}

/**
 * Documents that answer a query, best first: all its words before most of them. Takes any text up to
 * 200 characters and never throws for what it contains.
 */
export function searchDocuments(query: string, { typing = false }: { typing?: boolean } = {}): SearchResult {
  const { answers, ...read } = findAnswers(query, typing);
  // Slugs are plain ASCII: their own order is that of a French dictionary.
  answers.sort((a, b) => b.score - a.score || (a.document.slug < b.document.slug ? -1 : 1));
  return { ...read, hits: answers.map(({ document: { kind, slug }, score }) => ({ kind, slug, score })) };
}

export interface KindResult {
  /** Score of each hit by the id of its document. */
  scores: Map<number, number>;
  corrections: Correction[];
  terms: ReadonlySet<string>;
}

/** The hits of one kind, for lists that filter and sort by themselves. */
export function searchKind(query: string, kind: string): KindResult {
  const { answers, ...read } = findAnswers(query, false);
  const scores = new Map<number, number>();
  for (const { document, score } of answers) if (document.kind === kind) scores.set(document.id, score);
  return { ...read, scores };
}

/** Passages of these documents that hold the words sought, by slug. */
export function listPassages(
  kind: string,
  slugs: readonly string[],
  terms: ReadonlySet<string>,
  length: number,
): Map<string, Piece[]> {
  return new Map(
    listTexts(getIndex(), kind, slugs).flatMap(({ slug, text }) => {
      const passage = findPassage(text, terms, length);
      return passage ? [[slug, passage] as const] : [];
    }),
  );
}
