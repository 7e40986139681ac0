import { listMatches, listTexts } from '#db/index/search.ts';
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

/** A word that fewer documents hold is there by chance as often as by subject: it weighs no more. */
const CHANCE = 3;
/** A part held by more than this share of documents says too little to choose candidates by, when others do better. */
const TOO_COMMON = 0.3;
/** As few answers as this are weighed whatever they were found by. */
const FEW = 1_500;

function documentsOf(slot: Slot, vocabulary: Vocabulary): number {
  return Math.max(
    0,
    ...slot.alternatives.map(({ terms }) => Math.min(...terms.map((term) => vocabulary.documentsOf(term)))),
  );
}

function rarityOf(documents: number, size: number): number {
  const held = Math.min(Math.max(documents, CHANCE), size);
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

/** The parts that tell documents apart: `sizes` are the documents that each finds, of `size`. */
function listTelling(slots: readonly Slot[], sizes: readonly number[], size: number): number[] {
  const parts = slots.map((_, part) => part);
  const strong = parts.filter((part) => slots[part]?.importance === 1);
  const sum = strong.reduce((total, part) => total + (sizes[part] ?? 0), 0);
  const telling = strong.filter((part) => sum <= FEW || (sizes[part] ?? 0) <= size * TOO_COMMON);
  return [telling, strong, parts].find(({ length }) => length > 0) ?? parts;
}

/** Those that hold the terms of a phrase side by side, in order; all of them when none does. */
function keepPhrase(answers: Weighed[], phrase: readonly string[]): Weighed[] {
  if (phrase.length < 2) return answers;
  const holding = new Set(listMatches(getIndex(), `"${phrase.join(' ').replaceAll('"', ' ')}"`));
  const kept = answers.filter(({ document }) => holding.has(document.id));
  return kept.length > 0 ? kept : answers;
}

interface Answers {
  answers: Weighed[];
  corrections: Correction[];
  terms: ReadonlySet<string>;
}

/** Documents that answer a query, in no order. */
function findAnswers(query: string, typing: boolean): Answers {
  const { postings, vocabulary } = getTextIndex();
  const { slots, corrections, whole, phrase } = interpret(query, {
    vocabulary,
    synonyms: getSynonyms(),
    typing,
  });
  const terms = new Set(
    slots.flatMap((slot) => slot.alternatives.flatMap((alternative) => alternative.terms)),
  );
  const size = Math.max(1, postings.size);
  const sizes = slots.map((slot) => documentsOf(slot, vocabulary));
  const found = slots.filter((_, rank) => (sizes[rank] ?? 0) > 0);
  if (found.length === 0 && whole.length === 0) return { answers: [], corrections, terms };
  const telling = listTelling(
    found,
    sizes.filter((documents) => documents > 0),
    size,
  );
  const rarities = found.map((slot) => raritiesOf(slot, vocabulary, size));
  const answers = weigh(postings, { slots: found, rarities, telling, whole });
  return { answers: keepPhrase(answers, phrase), corrections, terms };
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
  /** In no order. */
  hits: Weighed[];
  corrections: Correction[];
  terms: ReadonlySet<string>;
}

/** The hits of one kind, for lists that filter and sort by themselves. */
export function searchKind(query: string, kind: string): KindResult {
  const { answers, ...read } = findAnswers(query, false);
  return { ...read, hits: answers.filter(({ document }) => document.kind === kind) };
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
