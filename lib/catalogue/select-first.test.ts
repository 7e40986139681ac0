import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectFirst } from './select-first.ts';

test('selects what sorting the whole would put first, equals in their order', () => {
  const items = fc
    .array(fc.integer({ min: 0, max: 9 }), { maxLength: 300 })
    .map((keys) => keys.map((key, place) => ({ key, place })));
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 40 }), (list, most) => {
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
      expect(selectFirst(list, most, compare)).toEqual(list.toSorted(compare).slice(0, most));
    }),
  );
});
