import { fold, isStopWord, isWeak, stem, tokenise } from './analyse.ts';
import { mayBeSlip } from './near-words.ts';
import type { Expression, SynonymFinder } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One way to satisfy a part of the query: terms that stand near one another, and how much it counts. */
export interface Alternative {
  terms: string[];
  weight: number;
  /** For what the thesaurus says: how many words of the query it stands for. */
  standsFor?: number;
}

/** A part of the query: what any of its alternatives finds. */
export interface Slot {
  /** Folded words of the query that it stands for. */
  words: string[];
  alternatives: Alternative[];
  /** Share of its weight that it keeps: less for the words of any request. */
  importance: number;
}

export interface Correction {
  from: string;
  to: string;
}

export interface Interpretation {
  slots: Slot[];
  /** Words that were read as others, to be said on the page. */
  corrections: Correction[];
  /** The whole query in one word, when a name is written so: `je veux aider` → `jeveuxaider`. */
  whole: string[];
  /** The terms of a query between quotation marks, in their order: documents that hold them side by side come alone. */
  phrase: string[];
}

const MAX_SLOTS = 24;
const WEIGHTS = {
  exact: 1,
  joined: 0.95,
  beginning: 0.8,
  correction: 0.95,
  usual: 0.8,
  secondCorrection: 0.45,
  synonym: 0.75,
  withinSynonym: 0.4,
  close: 0.9,
  related: 0.6,
};
const WEAK_IMPORTANCE = 0.2;
const BEGINNINGS = 8;
/** Words that may stand between those of an expression of the thesaurus. */
const APART = 2;
/** What stands for one part, from the longest expression that holds it: each costs a look-up. */
const MOST_SYNONYMS = 12;
/** A slip so slight that it is more likely than a rare form of a known word. */
const SLIGHT = 0.75;
/** In a long word a whole wrong letter is still more likely than two words written as one. */
const LONG = 8;
const LONG_SLIGHT = 1.1;
/** A word that one document alone holds may be that document's own slip. */
const RARE = 1;
const USUAL = 5;

interface Context {
  vocabulary: Vocabulary;
  synonyms: SynonymFinder;
  /** The last word may be unfinished. */
  typing: boolean;
}

/** Near words are looked for among thousands, once for each unknown word: a text of unknown words keeps the others as typed. */
const MOST_NEAR_LOOKUPS = 8;

/** A vocabulary that looks for near words no more than so many times. */
function limitNear(vocabulary: Vocabulary, most: number): Vocabulary {
  let left = most;
  return {
    documentsOf: (term) => vocabulary.documentsOf(term),
    formsOf: (word) => vocabulary.formsOf(word),
    listBeginning: (beginning, count) => vocabulary.listBeginning(beginning, count),
    listRelated: (term) => vocabulary.listRelated(term),
    listNear(word, count) {
      if (!mayBeSlip(word) || left === 0) return [];
      left -= 1;
      return vocabulary.listNear(word, count);
    },
  };
}

/** Two words that the query wrote as one: `francevae` → `france`, `vae`. */
function findSplit(word: string, vocabulary: Vocabulary): [string, string] | undefined {
  for (let cut = 3; cut <= word.length - 3; cut += 1) {
    const [left, right] = [word.slice(0, cut), word.slice(cut)];
    if (isStopWord(left) || isStopWord(right)) continue;
    if (vocabulary.formsOf(left).length > 0 && vocabulary.formsOf(right).length > 0) return [left, right];
  }
  return undefined;
}

/** Stems of the ways a folded word is written: who types without accents finds what bears them. */
function stemsOf(word: string, vocabulary: Vocabulary): string[] {
  return [...new Set(vocabulary.formsOf(word).map(stem))];
}

/** Usual words that a rare one may be misspelt for: some documents hold `profesionnelle`. */
function listUsual(word: string, vocabulary: Vocabulary): string[] {
  if (word.length < LONG) return [];
  const held = (form: string) => vocabulary.documentsOf(stem(form));
  if (vocabulary.formsOf(word).some((form) => held(form) > RARE)) return [];
  return vocabulary
    .listNear(word, 3)
    .filter(
      (near) =>
        near.word !== word &&
        near.distance <= SLIGHT &&
        vocabulary.formsOf(near.word).some((form) => held(form) >= USUAL),
    )
    .map((near) => near.word);
}

/** What a single word may stand for, with the correction made if there was one. */
function interpretWord(
  token: string,
  last: boolean,
  { vocabulary, synonyms, typing }: Context,
): { alternatives: Alternative[]; correction?: Correction } {
  const word = fold(token);
  const term = stem(token);
  const alternatives: Alternative[] = [{ terms: [term], weight: WEIGHTS.exact }];
  const add = (terms: string[], weight: number) => {
    if (!alternatives.some((other) => other.terms.join(' ') === terms.join(' ')))
      alternatives.push({ terms, weight });
  };
  for (const form of [...stemsOf(word, vocabulary), word])
    if (vocabulary.documentsOf(form) > 0) add([form], WEIGHTS.exact);
  const known = alternatives.some(({ terms }) => vocabulary.documentsOf(terms[0] ?? '') > 0);
  const addRelated = () => {
    for (const related of vocabulary.listRelated(term)) {
      add([related.term], related.close ? WEIGHTS.close : WEIGHTS.related);
    }
  };
  const beginnings =
    last && word.length >= 2 && (typing || !known) ? vocabulary.listBeginning(word, BEGINNINGS) : [];
  for (const whole of beginnings)
    for (const form of stemsOf(whole, vocabulary)) add([form], WEIGHTS.beginning);
  if (known) {
    addRelated();
    for (const other of listUsual(word, vocabulary))
      for (const form of stemsOf(other, vocabulary)) add([form], WEIGHTS.usual);
    return { alternatives };
  }
  if (beginnings.length > 0 && word.length >= 4) return { alternatives };
  // A word that only the thesaurus knows is no slip.
  if (isWeak(token) || synonyms.knows(term)) {
    addRelated();
    return { alternatives };
  }
  // Nobody types a small word for another one.
  const near = vocabulary.listNear(word, 3);
  const [best, ...others] = isStopWord(near[0]?.word ?? '') ? [] : near;
  const meant = word.length >= LONG ? LONG_SLIGHT : SLIGHT;
  const split = best && best.distance <= meant ? undefined : findSplit(word, vocabulary);
  if (split) {
    add(
      split.map((part) => stemsOf(part, vocabulary)[0] ?? part),
      WEIGHTS.correction,
    );
    return { alternatives, correction: { from: token, to: split.join(' ') } };
  }
  const family = vocabulary.listRelated(term);
  if (!best || (best.distance > SLIGHT && family.length > 0)) {
    addRelated();
    return { alternatives };
  }
  for (const form of stemsOf(best.word, vocabulary)) add([form], WEIGHTS.correction);
  for (const other of others) {
    if (other.distance > best.distance + 0.25) continue;
    for (const form of stemsOf(other.word, vocabulary)) add([form], WEIGHTS.secondCorrection);
  }
  return { alternatives, correction: { from: token, to: vocabulary.formsOf(best.word)[0] ?? best.word } };
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

/** The term that a part is looked up by: the one that documents hold, when what was typed is held by none. */
function mainTerm({ alternatives }: Slot, vocabulary: Vocabulary): string {
  const known = alternatives.find(({ terms }) => vocabulary.documentsOf(terms[0] ?? '') > 0);
  return (known ?? alternatives[0])?.terms[0] ?? '';
}

/** The parts that hold the terms of an expression, in any order, within a few words of its first. */
function findParts(
  { terms }: Expression,
  at: number,
  asked: readonly ReadonlySet<string>[],
): number[] | undefined {
  const parts = [at];
  for (const term of terms.slice(1)) {
    let found: number | undefined;
    for (let i = Math.max(0, at - APART); i < Math.min(asked.length, at + terms.length + APART); i += 1)
      if (found === undefined && asked[i]?.has(term) && !parts.includes(i)) found = i;
    if (found === undefined) return undefined;
    parts.push(found);
  }
  return parts;
}

/** What several expressions say stands once. */
function addSynonym({ alternatives }: Slot, alternative: Alternative): void {
  if (alternatives.filter(({ standsFor }) => standsFor !== undefined).length >= MOST_SYNONYMS) return;
  if (alternatives.some(({ terms }) => terms.join(' ') === alternative.terms.join(' '))) return;
  alternatives.push(alternative);
}

/**
 * What stands for an expression of the query answers each of its parts, which still may be answered by their own words;
 * an expression within a longer one says less than it. What no document holds is left out.
 */
function addSynonyms(
  slots: readonly Slot[],
  said: ReadonlySet<string>,
  { synonyms, vocabulary }: Context,
): void {
  const asked = slots.map(
    (slot) => new Set([slot.alternatives[0]?.terms[0] ?? '', mainTerm(slot, vocabulary)]),
  );
  const found = asked.flatMap((terms, at) =>
    [...terms].flatMap((term) =>
      synonyms.listFrom(term).flatMap((expression) => {
        if (!expression.small.every((word) => said.has(word))) return [];
        const parts = findParts(expression, at, asked);
        // A word of any request, alone, says too little to stand for others.
        return parts && (parts.length > 1 || slots[at]?.importance === 1) ? [{ expression, parts }] : [];
      }),
    ),
  );
  const longest = slots.map((_, at) =>
    Math.max(0, ...found.filter(({ parts }) => parts.includes(at)).map(({ parts }) => parts.length)),
  );
  found.sort((a, b) => b.parts.length - a.parts.length);
  for (const { expression, parts } of found) {
    const whole = parts.every((part) => parts.length === longest[part]);
    for (const terms of expression.others) {
      if (!terms.every((term) => vocabulary.documentsOf(term) > 0)) continue;
      const weight = whole ? WEIGHTS.synonym : WEIGHTS.withinSynonym;
      for (const part of parts) {
        const slot = slots[part];
        if (slot) addSynonym(slot, { terms, weight, standsFor: parts.length });
      }
    }
  }
}

const LONGEST_NAME = 40;

/** Terms that write the whole query in one word, a slip allowed; a query of one word is no more than its word. */
function listWhole(tokens: readonly string[], vocabulary: Vocabulary): string[] {
  const joined = fold(tokens.join(''));
  if (tokens.length < 2 || joined.length < 5 || joined.length > LONGEST_NAME) return [];
  const known = [joined, stem(joined)].filter((term) => vocabulary.documentsOf(term) > 0);
  if (known.length > 0) return known;
  const [near] = vocabulary.listNear(joined, 1);
  if (!near || near.distance > 1) return [];
  return [near.word, ...stemsOf(near.word, vocabulary)].filter((term) => vocabulary.documentsOf(term) > 0);
}

/** Reads a query: its words, what else they may be, and what was corrected. Never throws for what it contains. */
export function interpret(query: string, given: Context): Interpretation {
  const context = { ...given, vocabulary: limitNear(given.vocabulary, MOST_NEAR_LOOKUPS) };
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
      slots.push({
        words: [word],
        alternatives: [{ terms: [stem(token)], weight: WEIGHTS.exact }],
        importance: 1,
      });
      return;
    }
    const { alternatives, correction } = interpretWord(token, position === tokens.length - 1, context);
    slots.push({ words: [word], alternatives, importance: isWeak(token) ? WEAK_IMPORTANCE : 1 });
    if (correction) corrections.push(correction);
  });
  if (literal) return { slots, corrections, whole: [], phrase: tokens.map(stem) };
  addJoined(slots, context.vocabulary);
  addSynonyms(slots, new Set(all.map(fold)), context);
  return {
    slots,
    corrections,
    whole: listWhole(all, context.vocabulary),
    phrase: [],
  };
}
