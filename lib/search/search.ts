import {
  countDocuments,
  listAddresses,
  listBestMatches,
  listMatches,
  listSearchTexts,
  listTexts,
} from '#db/index/search.ts';
import type { IndexDatabase } from '#db/index/client.ts';
import { cachedByRevision, getIndex } from '#lib/portal/index-reader.ts';
import { type Correction, interpret, type Slot } from './interpret.ts';
import { findPassage, type Piece } from './passage.ts';
import { readSearchText, weigh, type Weighed, type WeighedText } from './rank.ts';
import { getSynonyms } from './synonyms.ts';
import { getVocabulary, type Vocabulary } from './vocabulary.ts';

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

/** Documents weighed one by one; beyond, SQLite's BM25 chooses which. */
const MOST_WEIGHED = 300;
/** With fewer answers to every word, those to most words are shown too. */
const ENOUGH = 30;
/** Share of the best coverage below which a document does not answer. */
const COVERAGE_KEPT = 0.2;
/** Share of the best score below which a document is more noise than answer. */
const SCORE_KEPT = 0.1;
const MOST_REMEMBERED = 4_000;
/** A part held by more than this share of documents says too little to choose candidates by, when others do better. */
const TOO_COMMON = 0.3;

const getSize: () => number = cachedByRevision(countDocuments);

/** Texts read so far, kept while the content stays the same. */
const getTexts: () => Map<number, WeighedText> = cachedByRevision(() => new Map<number, WeighedText>());

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
  return Math.log(1 + (size - documents + 0.5) / (documents + 0.5)) + 0.05;
}

function readTexts(index: IndexDatabase, ids: readonly number[]): WeighedText[] {
  const known = getTexts();
  const missing = ids.filter((id) => !known.has(id));
  if (known.size + missing.length > MOST_REMEMBERED) known.clear();
  const wanted = ids.filter((id) => !known.has(id));
  for (const text of listSearchTexts(index, wanted)) known.set(text.id, readSearchText(text));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Candidates by every part of the query and, when they are few, by any part that tells documents apart. */
function listCandidates(
  index: IndexDatabase,
  slots: readonly Slot[],
  sizes: readonly number[],
  size: number,
  whole: readonly string[],
): { all: number[]; weighed: number[] } {
  const names = whole.map(quote);
  const every = slots.map(expressionOf).join(' AND ');
  let expression = [every && `(${every})`, ...names].filter(Boolean).join(' OR ');
  let all = listMatches(index, expression);
  if (all.length < ENOUGH && slots.length > 1) {
    const telling = slots.filter((_, rank) => (sizes[rank] ?? 0) <= size * TOO_COMMON);
    const used = telling.length > 0 ? telling : slots;
    expression = [...used.map(expressionOf), ...names].join(' OR ');
    all = [...new Set([...all, ...listMatches(index, expression)])];
  }
  return { all, weighed: all.length > MOST_WEIGHED ? listBestMatches(index, expression, MOST_WEIGHED) : all };
}

function keepAnswers(weighed: Weighed[]): Weighed[] {
  const best = Math.max(0, ...weighed.map(({ coverage }) => coverage));
  const score = Math.max(0, ...weighed.map((answer) => answer.score));
  return weighed.filter(
    (answer) => answer.coverage > best * COVERAGE_KEPT && answer.score >= score * SCORE_KEPT,
  );
}

/**
 * Documents that answer a query, best first: all its words before most of them. Takes any text up to
 * 200 characters and never throws for what it contains.
 */
export function searchDocuments(query: string, { typing = false }: { typing?: boolean } = {}): SearchResult {
  const index = getIndex();
  const vocabulary = getVocabulary();
  const { slots, corrections, whole } = interpret(query, { vocabulary, synonyms: getSynonyms(), typing });
  const terms = new Set(
    slots.flatMap((slot) => slot.alternatives.flatMap((alternative) => alternative.terms)),
  );
  const size = Math.max(1, getSize());
  const sizes = slots.map((slot) => documentsOf(slot, vocabulary));
  const found = slots.filter((_, rank) => (sizes[rank] ?? 0) > 0);
  if (found.length === 0 && whole.length === 0) return { hits: [], corrections, terms };
  const foundSizes = sizes.filter((documents) => documents > 0);
  const { all, weighed } = listCandidates(index, found, foundSizes, size, whole);
  const rarities = found.map((slot, rank) => slot.importance * rarityOf(foundSizes[rank] ?? 0, size));
  const answers = keepAnswers(
    readTexts(index, weighed).map((text) => weigh(text, found, rarities, whole)),
  ).sort((a, b) => b.score - a.score || a.text.slug.localeCompare(b.text.slug));
  const hits = answers.map(({ text: { kind, slug }, score }) => ({ kind, slug, score }));
  if (all.length > weighed.length) {
    const seen = new Set(weighed);
    const rest = all.filter((id) => !seen.has(id));
    hits.push(...listAddresses(index, rest).map(({ kind, slug }) => ({ kind, slug, score: 0 })));
  }
  return { hits, corrections, terms };
}

export interface KindResult {
  /** Score of each hit by slug. */
  scores: Map<string, number>;
  corrections: Correction[];
  terms: ReadonlySet<string>;
}

/** The hits of one kind, for lists that filter and sort by themselves. */
export function searchKind(query: string, kind: string): KindResult {
  const { hits, corrections, terms } = searchDocuments(query);
  return {
    scores: new Map(hits.filter((hit) => hit.kind === kind).map((hit) => [hit.slug, hit.score])),
    corrections,
    terms,
  };
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
