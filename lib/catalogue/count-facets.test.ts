import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FacetCounter } from './count-facets.ts';
import { FacetCodes } from './facet-codes.ts';
import { emptyChoices, FACETS, type FacetName } from './query.ts';

const VALUES = ['un', 'deux', 'trois'];
const values = fc.record(
  Object.fromEntries(
    FACETS.map((facet) => {
      const single = facet === 'statut' || facet === 'phase';
      return [facet, fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1, maxLength: single ? 1 : 3 })];
    }),
  ),
) as fc.Arbitrary<Record<FacetName, string[]>>;
const choices = fc
  .dictionary(
    fc.constantFrom(...FACETS),
    fc.uniqueArray(fc.constantFrom(...VALUES, 'inconnu'), { maxLength: 2 }),
    { maxKeys: 3 },
  )
  .map((some) => ({ ...emptyChoices(), ...some }));

test('counts are those of asking again with each value alone in its facet', () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 12 }), choices, (items, asked) => {
      const codes = new FacetCodes();
      const candidates = items.map((item) => ({
        status: codes.add('statut', item.statut[0] ?? ''),
        phase: codes.add('phase', item.phase[0] ?? ''),
        codes: Int32Array.from(
          FACETS.slice(2).flatMap((facet) => item[facet].map((value) => codes.add(facet, value))),
        ),
      }));
      const counter = new FacetCounter(codes, asked);
      const found = candidates.map((item) => counter.add(item.codes, item.status, item.phase));
      const answers = (item: Record<FacetName, string[]>, query: Record<FacetName, string[]>) =>
        FACETS.every(
          (facet) => query[facet].length === 0 || item[facet].some((value) => query[facet].includes(value)),
        );
      expect(found).toEqual(items.map((item) => answers(item, asked)));
      const counts = counter.list();
      for (const facet of FACETS) {
        const borne = new Set(items.flatMap((item) => item[facet]));
        const naive = [...borne].map((value) => [
          value,
          items.filter((item) => answers(item, { ...asked, [facet]: [value] })).length,
        ]);
        expect(counts[facet].map(({ value, count }) => [value, count]).sort()).toEqual(naive.sort());
      }
    }),
    { numRuns: 300 },
  );
});
