import { LRUCache } from 'lru-cache';
import { listMatches, listTexts } from '#db/index/search.ts';
import { cachedByRevision, getIndex } from '#lib/portal/index-reader.ts';
import { type CutText, cutText, sizeOfCut } from './cut-text.ts';
import { type Answers, findAnswers } from './find-answers.ts';
import type { Correction } from './interpret.ts';
import { findPassage, type Piece } from './passage.ts';
import type { Weighed } from './rank.ts';
import { getTextIndex } from './text-index.ts';

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
  /** Whether the query is a phrase, and the answers are those that hold it. */
  inOrder: boolean;
}

const quote = (phrase: readonly string[]): string => `"${phrase.join(' ').replaceAll('"', ' ')}"`;

/** Documents of the index that answer a query, in no order. */
function answer(query: string, typing: boolean): Answers {
  return findAnswers(getTextIndex(), query, {
    typing,
    listHolding: (phrase) => listMatches(getIndex(), quote(phrase)),
  });
}

/**
 * Documents that answer a query, best first: all its words before most of them. Takes any text up to
 * 200 characters and never throws for what it contains.
 */
export function searchDocuments(query: string, { typing = false }: { typing?: boolean } = {}): SearchResult {
  const { answers, ...read } = answer(query, typing);
  // Slugs are plain ASCII: their own order is that of a French dictionary.
  answers.sort((a, b) => b.score - a.score || (a.document.slug < b.document.slug ? -1 : 1));
  return { ...read, hits: answers.map(({ document: { kind, slug }, score }) => ({ kind, slug, score })) };
}

export interface KindResult {
  /** In no order. */
  hits: Weighed[];
  corrections: Correction[];
  terms: ReadonlySet<string>;
}

/** The hits of one kind, for lists that filter and sort by themselves. */
export function searchKind(query: string, kind: string): KindResult {
  const { answers, ...read } = answer(query, false);
  return { ...read, hits: answers.filter(({ document }) => document.kind === kind) };
}

/** Memory that texts cut for their passages may take, in bytes. */
const CUTS_BYTES = 8_000_000;

const getCuts = cachedByRevision(
  () => new LRUCache<string, CutText>({ maxSize: CUTS_BYTES, sizeCalculation: sizeOfCut }),
);

/** Passages of these documents that hold the words sought, by slug. */
export function listPassages(
  kind: string,
  slugs: readonly string[],
  terms: ReadonlySet<string>,
  length: number,
): Map<string, Piece[]> {
  const cuts = getCuts();
  const known = new Map(slugs.map((slug) => [slug, cuts.get(`${kind} ${slug}`)]));
  const unknown = slugs.filter((slug) => !known.get(slug));
  if (unknown.length > 0) {
    for (const { slug, text } of listTexts(getIndex(), kind, unknown)) {
      const cut = cutText(text);
      known.set(slug, cut);
      cuts.set(`${kind} ${slug}`, cut);
    }
  }
  return new Map(
    [...known].flatMap(([slug, cut]) => {
      const passage = cut && findPassage(cut, terms, length);
      return passage ? [[slug, passage] as const] : [];
    }),
  );
}
