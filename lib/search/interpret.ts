import { fold, isStopWord, stem, tokenise } from './analyse.ts';
import type { SynonymFinder } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One way to satisfy a part of the query: terms that stand near one another, and how much it counts. */
export interface Alternative {
  terms: string[];
  weight: number;
}

/** A part of the query: what any of its alternatives finds. */
export interface Slot {
  /** Folded words of the query that it stands for. */
  words: string[];
  alternatives: Alternative[];
}

export interface Correction {
  from: string;
  to: string;
}

export interface Interpretation {
  slots: Slot[];
  /** Words that were read as others, to be said on the page. */
  corrections: Correction[];
  /** Words between quotation marks are taken as they are, uncorrected. */
  literal: boolean;
}

const MAX_SLOTS = 24;
const WEIGHTS = { exact: 1, joined: 0.95, beginning: 0.8, correction: 0.85, secondCorrection: 0.6, synonym: 0.75, related: 0.55 };
const BEGINNINGS = 8;

interface Context {
  vocabulary: Vocabulary;
  synonyms: SynonymFinder;
  /** The last word may be unfinished. */
  typing: boolean;
}

/** Two words that the query wrote as one: `francevae` → `france`, `vae`. */
function findSplit(word: string, vocabulary: Vocabulary): [string, string] | undefined {
  for (let cut = 3; cut <= word.length - 3; cut += 1) {
    const [left, right] = [word.slice(0, cut), word.slice(cut)];
    if (vocabulary.has(left) && vocabulary.has(right)) return [left, right];
  }
  return undefined;
}

function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.has(word) || vocabulary.documentsOf(stem(word)) > 0 || vocabulary.documentsOf(word) > 0;
}

/** What a single word may stand for, with the correction made if there was one. */
function interpretWord(
  token: string,
  last: boolean,
  { vocabulary, typing }: Context,
): { alternatives: Alternative[]; correction?: Correction } {
  const word = fold(token);
  const term = stem(token);
  const alternatives: Alternative[] = [{ terms: [term], weight: WEIGHTS.exact }];
  const add = (terms: string[], weight: number) => {
    if (!alternatives.some((other) => other.terms.join(' ') === terms.join(' '))) alternatives.push({ terms, weight });
  };
  if (word !== term && vocabulary.documentsOf(word) > 0) add([word], WEIGHTS.exact);
  const known = isKnown(token, vocabulary) || isKnown(word, vocabulary);
  const beginnings = last && word.length >= 2 && (typing || !known) ? vocabulary.listBeginning(word, BEGINNINGS) : [];
  for (const whole of beginnings) add([stem(whole)], WEIGHTS.beginning);
  if (known) {
    for (const related of vocabulary.listRelated(term)) add([related], WEIGHTS.related);
    return { alternatives };
  }
  if (beginnings.length > 0 && word.length >= 4) return { alternatives };
  const split = findSplit(word, vocabulary);
  if (split) {
    add(split.map(stem), WEIGHTS.correction);
    return { alternatives, correction: { from: token, to: split.join(' ') } };
  }
  const [best, ...others] = vocabulary.listNear(word, 3);
  if (!best) {
    for (const related of vocabulary.listRelated(term)) add([related], WEIGHTS.related);
    return { alternatives };
  }
  add([stem(best.word)], WEIGHTS.correction);
  for (const other of others) if (other.distance <= best.distance + 0.25) add([stem(other.word)], WEIGHTS.secondCorrection);
  return stem(best.word) === term ? { alternatives } : { alternatives, correction: { from: token, to: best.word } };
}

/** Two words of the query that a document writes as one: `archi filtre` → `archifiltre`. */
function addJoined(slots: Slot[], vocabulary: Vocabulary): void {
  for (let i = 0; i + 1 < slots.length; i += 1) {
    const [left, right] = [slots[i], slots[i + 1]];
    if (left?.words.length !== 1 || right?.words.length !== 1) continue;
    const joined = (left.words[0] ?? '') + (right.words[0] ?? '');
    const term = vocabulary.documentsOf(joined) > 0 ? joined : stem(joined);
    if (vocabulary.documentsOf(term) === 0) continue;
    left.alternatives.push({ terms: [term], weight: WEIGHTS.joined });
    right.alternatives.push({ terms: [term], weight: WEIGHTS.joined });
  }
}

/** Longest expressions first: a span of the query that the synonyms know becomes one part. */
function mergeSynonyms(slots: Slot[], synonyms: SynonymFinder): Slot[] {
  const merged: Slot[] = [];
  let i = 0;
  while (i < slots.length) {
    const terms = slots.slice(i).map((slot) => slot.alternatives[0]?.terms[0] ?? '');
    let length = Math.min(synonyms.longest(terms[0] ?? ''), terms.length);
    while (length > 0 && synonyms.list(terms.slice(0, length)).length === 0) length -= 1;
    const span = slots.slice(i, i + Math.max(1, length));
    const [first] = span;
    if (!first) break;
    const others = synonyms.list(terms.slice(0, length)).map((found) => ({ terms: found, weight: WEIGHTS.synonym }));
    const own = span.length === 1 ? first.alternatives : [{ terms: terms.slice(0, length), weight: WEIGHTS.exact }];
    merged.push({ words: span.flatMap((slot) => slot.words), alternatives: [...own, ...others] });
    i += span.length;
  }
  return merged;
}

/** Reads a query: its words, what else they may be, and what was corrected. Never throws for what it contains. */
export function interpret(query: string, context: Context): Interpretation {
  const literal = /^\s*["«“].*["»”]\s*$/su.test(query);
  const all = tokenise(query);
  const told = all.filter((token) => !isStopWord(token));
  const tokens = (told.length > 0 ? told : all).slice(0, MAX_SLOTS);
  const corrections: Correction[] = [];
  const seen = new Set<string>();
  const slots: Slot[] = [];
  tokens.forEach((token, position) => {
    const word = fold(token);
    if (seen.has(word)) return;
    seen.add(word);
    if (literal) {
      slots.push({ words: [word], alternatives: [{ terms: [stem(token)], weight: WEIGHTS.exact }] });
      return;
    }
    const { alternatives, correction } = interpretWord(token, position === tokens.length - 1, context);
    slots.push({ words: [word], alternatives });
    if (correction) corrections.push(correction);
  });
  if (literal) return { slots, corrections, literal };
  addJoined(slots, context.vocabulary);
  return { slots: mergeSynonyms(slots, context.synonyms), corrections, literal };
}

