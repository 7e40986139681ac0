import { type Correction, interpret, type Slot } from './interpret.ts';
import { weigh, type Weighed } from './rank.ts';
import { getSynonyms } from './synonyms.ts';
import type { TextIndex } from './text-index.ts';
import type { Vocabulary } from './vocabulary.ts';

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

export interface Answers {
  /** In no order. */
  answers: Weighed[];
  /** Words that were read as others. */
  corrections: Correction[];
  /** Terms that count as found, to highlight them. */
  terms: ReadonlySet<string>;
  /** Whether the query is a phrase, and the answers are those that hold it. */
  inOrder: boolean;
}

export interface Asked {
  /** The last word may be unfinished. */
  typing: boolean;
  /** Ids of the documents that hold these terms side by side, in order. */
  listHolding: (phrase: readonly string[]) => Iterable<number>;
}

/** Texts that answer a query; of a phrase, those that hold it, or all of them when none does. */
export function findAnswers(
  { postings, vocabulary }: TextIndex,
  query: string,
  { typing, listHolding }: Asked,
): Answers {
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
  if (found.length === 0 && whole.length === 0) return { answers: [], corrections, terms, inOrder: false };
  const telling = listTelling(
    found,
    sizes.filter((documents) => documents > 0),
    size,
  );
  const rarities = found.map((slot) => raritiesOf(slot, vocabulary, size));
  const answers = weigh(postings, { slots: found, rarities, telling, whole });
  if (phrase.length < 2) return { answers, corrections, terms, inOrder: false };
  const holding = new Set(listHolding(phrase));
  const kept = answers.filter(({ document }) => holding.has(document.id));
  const inOrder = kept.length > 0;
  return { answers: inOrder ? kept : answers, corrections, terms, inOrder };
}
