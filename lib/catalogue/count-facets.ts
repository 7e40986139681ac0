import type { FacetCodes } from './facet-codes.ts';
import { FACETS, type FacetName } from './query.ts';

/** The values of a facet that the candidates bear, with how many products each would show. */
export type FacetCounts = Record<FacetName, { value: string; count: number; rank: number }[]>;

/** Values chosen, as numbers: what products are compared with. */
interface Choice {
  /** One bit for each facet that has choices. */
  asked: number;
  /** For each value, the bit of its facet if it is chosen. */
  bits: Int32Array;
}

const BITS: Readonly<Record<FacetName, number>> = Object.fromEntries(
  FACETS.map((facet, rank) => [facet, 1 << rank]),
) as Record<FacetName, number>;

function readChoices(choices: Readonly<Record<FacetName, readonly string[]>>, codes: FacetCodes): Choice {
  const bits = new Int32Array(codes.size);
  let asked = 0;
  for (const facet of FACETS) {
    if (choices[facet].length > 0) asked |= BITS[facet];
    for (const value of choices[facet]) {
      const code = codes.find(facet, value);
      if (code !== undefined) bits[code] = BITS[facet];
    }
  }
  return { asked, bits };
}

/**
 * Chooses and counts in one pass: a candidate that fails no facet is found and counts everywhere; one that fails a
 * single facet counts in that facet alone, as its own choices do not bear on its counts.
 */
export class FacetCounter {
  readonly #counts: Int32Array;
  readonly #seen: Uint8Array;
  readonly #facetBits: Int32Array;
  readonly #choice: Choice;

  constructor(
    private readonly codes: FacetCodes,
    choices: Readonly<Record<FacetName, readonly string[]>>,
  ) {
    this.#counts = new Int32Array(codes.size);
    this.#seen = new Uint8Array(codes.size);
    this.#facetBits = Int32Array.from({ length: codes.size }, (_, code) => BITS[codes.facetOf(code)]);
    this.#choice = readChoices(choices, codes);
  }

  /**
   * Counts a candidate, given the numbers of its values whatever the day, then of those of the day; true when every
   * facet finds it.
   */
  add(lasting: Int32Array, status: number, phase: number): boolean {
    const { asked, bits } = this.#choice;
    let failed = 0;
    if (asked !== 0) {
      let met = (bits[status] ?? 0) | (bits[phase] ?? 0);
      for (let i = 0; i < lasting.length; i += 1) met |= bits[lasting[i] ?? 0] ?? 0;
      failed = asked & ~met;
    }
    this.#count(status, failed);
    this.#count(phase, failed);
    for (let i = 0; i < lasting.length; i += 1) this.#count(lasting[i] ?? 0, failed);
    return failed === 0;
  }

  #count(code: number, failed: number): void {
    this.#seen[code] = 1;
    if (failed === 0 || failed === this.#facetBits[code]) this.#counts[code] = (this.#counts[code] ?? 0) + 1;
  }

  /** Every value that a candidate bears, even if choosing it would show nothing. */
  list(): FacetCounts {
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as FacetCounts;
    const { ranks } = this.codes;
    this.#seen.forEach((seen, code) => {
      if (seen === 0) return;
      const value = this.codes.valueOf(code);
      counts[this.codes.facetOf(code)].push({
        value,
        count: this.#counts[code] ?? 0,
        rank: ranks[code] ?? 0,
      });
    });
    return counts;
  }
}
