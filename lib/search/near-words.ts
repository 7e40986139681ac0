import { soundOf, spellingDistance } from './distance.ts';

const SHORTEST_CORRECTED = 4;
const SHORTEST_KNOWN = 3;
const MOST_LENGTH_APART = 3;
/** Letters of one word that the other lacks, beyond which two words of one sound are still no slip of each other. */
const MOST_LETTERS_APART = 5;

/** Slips that a word of this length may hold. */
function toleranceOf(length: number): number {
  if (length <= 4) return 1;
  return length <= 7 ? 1.6 : 2.2;
}

/** Whether a word may be a slip of another: numbers and very short words are taken as they are. */
export function mayBeSlip(word: string): boolean {
  return word.length >= SHORTEST_CORRECTED && !/^\d+$/.test(word);
}

/** Sums of costs are not exact. */
const SLACK = 1e-9;

/**
 * Letters of one word that the other may lack when the two are within a tolerance, by how much longer one is: another
 * letter costs 0.8 at least and changes two, one too many or too few costs 1 and changes one, a doubled one costs 0.5 and
 * changes none (see `spellingDistance`). Below zero, no word of that length is near enough.
 */
function lettersWithin(tolerance: number, lengthApart: number): number {
  let most = -1;
  for (let others = 0; others * 0.8 <= tolerance + SLACK; others += 1) {
    for (let missing = 0; others * 0.8 + missing <= tolerance + SLACK; missing += 1) {
      const doubled = Math.max(0, lengthApart - missing);
      if (others * 0.8 + missing + doubled * 0.5 <= tolerance + SLACK)
        most = Math.max(most, 2 * others + missing);
    }
  }
  return most;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) % 31);
  return letters;
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Words of one length with the set of their letters. */
interface Row {
  words: string[];
  letters: number[];
}

/** Finds which known words an unknown one was meant for: by length and set of letters first, spelled out last. */
export class NearWords {
  readonly #rows: Row[] = [];
  readonly #sounds = new Map<string, Set<string>>();

  constructor(private readonly documentsOf: (word: string) => number) {}

  add(word: string): void {
    if (word.length < SHORTEST_KNOWN) return;
    const row = (this.#rows[word.length] ??= { words: [], letters: [] });
    row.words.push(word);
    row.letters.push(lettersOf(word));
    const sound = soundOf(word);
    const alike = this.#sounds.get(sound);
    if (alike) alike.add(word);
    else this.#sounds.set(sound, new Set([word]));
  }

  remove(word: string): void {
    const row = this.#rows[word.length];
    const place = row?.words.indexOf(word) ?? -1;
    if (!row || place < 0) return;
    row.words.splice(place, 1);
    row.letters.splice(place, 1);
    this.#sounds.get(soundOf(word))?.delete(word);
  }

  /** The known words nearest to an unknown one, best first. */
  list(word: string, most: number): { word: string; distance: number }[] {
    if (!mayBeSlip(word)) return [];
    const tolerance = toleranceOf(word.length);
    const letters = lettersOf(word);
    const alike = this.#sounds.get(soundOf(word)) ?? new Set<string>();
    const near: { word: string; distance: number }[] = [];
    const weigh = (other: string, spelled: number) => {
      const sounds = alike.has(other);
      const distance =
        Math.min(spelled, sounds ? 0.8 : Infinity) +
        (other[0] === word[0] ? 0 : 0.35) -
        (sounds ? 0.3 : 0) -
        Math.min(0.3, Math.log1p(this.documentsOf(other)) / 20);
      near.push({ word: other, distance });
    };
    for (
      let length = word.length - MOST_LENGTH_APART;
      length <= word.length + MOST_LENGTH_APART;
      length += 1
    ) {
      const row = this.#rows[length];
      const reach = lettersWithin(tolerance, Math.abs(length - word.length));
      if (!row || reach < 0) continue;
      row.letters.forEach((others, place) => {
        if (countBits(others ^ letters) > reach) return;
        const other = row.words[place] ?? '';
        const spelled = spellingDistance(word, other, tolerance);
        if (spelled < Infinity) weigh(other, spelled);
      });
    }
    for (const other of alike) {
      if (Math.abs(other.length - word.length) > MOST_LENGTH_APART) continue;
      if (countBits(lettersOf(other) ^ letters) > MOST_LETTERS_APART) continue;
      if (near.some((found) => found.word === other)) continue;
      weigh(other, Infinity);
    }
    return near.sort((a, b) => a.distance - b.distance || a.word.localeCompare(b.word)).slice(0, most);
  }
}
