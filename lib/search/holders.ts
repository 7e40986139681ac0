import { FIELDS, NAME_FIELDS } from './fields.ts';

/** Places of a term are kept as `field << FIELD_SHIFT | position`; a document's number comes before them, negative. */
export const FIELD_SHIFT = 20;
export const MOST_POSITIONS = 2 ** FIELD_SHIFT - 1;

/** The documents that hold something, by rising number. */
export interface Holders {
  documents: Int32Array;
  /** How often each holds it, fields weighed and lengths allowed for. */
  frequencies: Float64Array;
  /** Those that hold it in one of their names. */
  named: Int32Array;
}

/** Those of one term, with where its places begin and end in the list. */
export interface TermHolders extends Holders {
  list: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
}

/** Length of each field of a document against the usual one; undefined for a document that is no more. */
type FactorsOf = (document: number) => Float64Array | undefined;

const none = new Int32Array();
export const NO_HOLDERS: TermHolders = {
  documents: none,
  frequencies: new Float64Array(),
  named: none,
  list: none,
  starts: none,
  ends: none,
};

function endOfPlaces(list: Int32Array, length: number, start: number): number {
  let i = start;
  while (i < length && (list[i] ?? 0) >= 0) i += 1;
  return i;
}

/** Reads a list of places, which holds `count` documents alive. */
export function readHolders(
  list: Int32Array,
  length: number,
  count: number,
  factorsOf: FactorsOf,
): TermHolders {
  const named: number[] = [];
  const holders = {
    documents: new Int32Array(count),
    frequencies: new Float64Array(count),
    list,
    starts: new Int32Array(count),
    ends: new Int32Array(count),
  };
  let rank = 0;
  for (let i = 0; i < length;) {
    const document = ~(list[i] ?? 0);
    const start = i + 1;
    const end = endOfPlaces(list, length, start);
    i = end;
    const factors = factorsOf(document);
    if (!factors) continue;
    let frequency = 0;
    if ((list[start] ?? 0) >> FIELD_SHIFT < NAME_FIELDS) named.push(document);
    for (let place = start; place < end;) {
      const field = (list[place] ?? 0) >> FIELD_SHIFT;
      const first = place;
      while (place < end && (list[place] ?? 0) >> FIELD_SHIFT === field) place += 1;
      frequency += ((FIELDS[field]?.weight ?? 0) * (place - first)) / (factors[field] ?? 1);
    }
    holders.documents[rank] = document;
    holders.frequencies[rank] = frequency;
    holders.starts[rank] = start;
    holders.ends[rank] = end;
    rank += 1;
  }
  return { ...holders, named: Int32Array.from(named) };
}

/** Rank of a document among rising numbers, or of the first one after it, looked for from a rank on. */
function rankFrom(documents: Int32Array, document: number, from: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < documents.length && (documents[high] ?? 0) < document) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, documents.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((documents[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether some place of a document is in the field of `place`, no further from it than `reach`. */
function standsNear(holders: TermHolders, rank: number, place: number, reach: number): boolean {
  const end = holders.ends[rank] ?? 0;
  for (let i = holders.starts[rank] ?? 0; i < end; i += 1) {
    const other = holders.list[i] ?? 0;
    if (other > place + reach) return false;
    if (other >= place - reach && other >> FIELD_SHIFT === place >> FIELD_SHIFT) return true;
  }
  return false;
}

/** Documents that hold these terms no further than `reach` from the first, in any order, within a field. */
export function joinHolders(terms: readonly TermHolders[], reach: number, factorsOf: FactorsOf): Holders {
  const rarest = terms.reduce((a, b) => (b.documents.length < a.documents.length ? b : a));
  const cursors = new Int32Array(terms.length);
  const documents: number[] = [];
  const frequencies: number[] = [];
  for (let at = 0; at < rarest.documents.length; at += 1) {
    const document = rarest.documents[at] ?? 0;
    let everywhere = true;
    for (let i = 0; i < terms.length && everywhere; i += 1) {
      const held = terms[i]?.documents ?? none;
      const rank = rankFrom(held, document, cursors[i] ?? 0);
      cursors[i] = rank;
      everywhere = held[rank] === document;
    }
    if (!everywhere) continue;
    const frequency = frequencyTogether(terms, cursors, reach, factorsOf(document));
    if (frequency > 0) {
      documents.push(document);
      frequencies.push(frequency);
    }
  }
  return {
    documents: Int32Array.from(documents),
    frequencies: Float64Array.from(frequencies),
    // An expression across a name and its aliases is none: only its words, one by one, count as named.
    named: none,
  };
}

/** How often the first term has all others beside it in a document, whose rank in each list `ranks` tells. */
function frequencyTogether(
  terms: readonly TermHolders[],
  ranks: Int32Array,
  reach: number,
  factors: Float64Array | undefined,
): number {
  let frequency = 0;
  const first = terms[0] ?? NO_HOLDERS;
  const end = first.ends[ranks[0] ?? 0] ?? 0;
  for (let i = first.starts[ranks[0] ?? 0] ?? 0; i < end; i += 1) {
    const place = first.list[i] ?? 0;
    let together = true;
    for (let rank = 1; rank < terms.length && together; rank += 1)
      together = standsNear(terms[rank] ?? NO_HOLDERS, ranks[rank] ?? 0, place, reach);
    if (!together) continue;
    const field = place >> FIELD_SHIFT;
    frequency += (FIELDS[field]?.weight ?? 0) / (factors?.[field] ?? 1);
  }
  return frequency;
}
