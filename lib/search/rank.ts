import type { SearchText } from '#db/index/search.ts';
import type { Slot } from './interpret.ts';

/** Where a word counts, and how much. Found by tuning on one half of the judgements (bench/relevance). */
const FIELDS = [
  { name: 'name', weight: 9, normalisation: 0.4 },
  { name: 'aliases', weight: 7, normalisation: 0.3 },
  { name: 'mission', weight: 4, normalisation: 0.43 },
  { name: 'themes', weight: 0.6, normalisation: 0.3 },
  { name: 'headings', weight: 1.5, normalisation: 0.6 },
  { name: 'body', weight: 1, normalisation: 0.85 },
] as const;

const SATURATION = 1.6;
const WHOLE_NAME = 6;
const NAME_BEGINS = 5;
const WORDS_IN_NAME = 4;
/** Exponent on the share of the query that a document answers: most words come before few words. */
const COVERAGE_POWER = 0.8;
/** Distance, in terms, within which the terms of an expression stand together. */
const NEAR = 4;

/** Endings of a web address that a name bears and nobody types. */
const DOMAIN_ENDINGS = new Set(['gouv', 'fr', 'beta']);

interface Field {
  weight: number;
  normalisation: number;
  length: number;
  positions: Map<string, number[]>;
}

/** A document ready to be weighed. */
export interface WeighedText {
  id: number;
  kind: string;
  slug: string;
  fields: Field[];
  nameTerms: string[];
  aliases: string;
}

const AVERAGE_LENGTHS = { name: 4, aliases: 4, mission: 14, themes: 10, headings: 12, body: 280 } as const;

function positionsOf(terms: readonly string[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  terms.forEach((term, position) => {
    const known = positions.get(term);
    if (known) known.push(position);
    else positions.set(term, [position]);
  });
  return positions;
}

export function readSearchText(text: SearchText): WeighedText {
  return {
    id: text.id,
    kind: text.kind,
    slug: text.slug,
    nameTerms: text.name.split(' ').filter(Boolean),
    aliases: ` ${text.aliases} `,
    fields: FIELDS.map(({ name, weight, normalisation }) => {
      const terms = text[name].split(' ').filter(Boolean);
      return {
        weight,
        normalisation,
        length: terms.length / AVERAGE_LENGTHS[name],
        positions: positionsOf(terms),
      };
    }),
  };
}

/** How often an expression stands in a field: its terms in any order, close together. */
function countIn({ positions }: Field, terms: readonly string[]): number {
  const [first = '', ...others] = terms;
  const starts = positions.get(first);
  if (!starts) return 0;
  if (others.length === 0) return starts.length;
  return starts.filter((start) =>
    others.every((term) =>
      positions.get(term)?.some((place) => Math.abs(place - start) <= NEAR + others.length),
    ),
  ).length;
}

function frequencyOf(text: WeighedText, terms: readonly string[]): number {
  let frequency = 0;
  for (const field of text.fields) {
    const count = countIn(field, terms);
    if (count > 0) {
      frequency += (field.weight * count) / (1 - field.normalisation + field.normalisation * field.length);
    }
  }
  return frequency;
}

/** How well a document answers a part of the query, between 0 and 1. */
function answer(text: WeighedText, slot: Slot): { strength: number; weight: number } {
  let best = { strength: 0, weight: 0 };
  for (const { terms, weight } of slot.alternatives) {
    const frequency = frequencyOf(text, terms);
    if (frequency === 0) continue;
    const strength = (weight * frequency) / (frequency + SATURATION);
    if (strength > best.strength) best = { strength, weight };
  }
  return best;
}

function nameBonus(text: WeighedText, slots: readonly Slot[]): number {
  const asked = slots.map((slot) => slot.alternatives);
  const name = new Set(text.nameTerms);
  const inName = asked.filter((alternatives) =>
    alternatives.some(({ terms, weight }) => weight >= 0.8 && terms.every((term) => name.has(term))),
  ).length;
  if (inName < slots.length) {
    const flat = asked.map((alternatives) => alternatives[0]?.terms.join(' ') ?? '').join(' ');
    return flat && text.aliases.includes(` ${flat} `) ? WHOLE_NAME * 0.8 : 0;
  }
  const words = new Set(asked.flatMap((alternatives) => alternatives.flatMap(({ terms }) => terms)));
  const told = text.nameTerms.filter((term) => !DOMAIN_ENDINGS.has(term));
  const covered = told.filter((term) => words.has(term)).length / Math.max(1, told.length);
  const first = told[0] ?? '';
  return WORDS_IN_NAME + (words.has(first) ? NAME_BEGINS * covered : 0) + WHOLE_NAME * covered ** 2;
}

export interface Weighed {
  text: WeighedText;
  score: number;
  /** Share of the query that it answers, by the rarity of its words, between 0 and 1. */
  coverage: number;
}

/** Weighs a document against a query; `rarities` are the inverse document frequencies of its parts. */
export function weigh(
  text: WeighedText,
  slots: readonly Slot[],
  rarities: readonly number[],
  whole: readonly string[],
): Weighed {
  const named = whole.some((term) => text.nameTerms.includes(term) || text.aliases.includes(` ${term} `));
  let score = named ? WHOLE_NAME : 0;
  let covered = 0;
  let total = 0;
  slots.forEach((slot, rank) => {
    const rarity = rarities[rank] ?? 1;
    const { strength, weight } = answer(text, slot);
    total += rarity;
    score += rarity * strength;
    covered += rarity * Math.min(1, weight + 0.25) * (strength > 0 ? 1 : 0);
  });
  const coverage = named ? 1 : total > 0 ? covered / total : 0;
  return {
    text,
    coverage,
    score: (score * coverage ** COVERAGE_POWER + nameBonus(text, slots)) / Math.max(1, total),
  };
}
