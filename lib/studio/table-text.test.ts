import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutModelText } from './edit-component.ts';
import { readTable, resizeTable, writeTable } from './table-text.ts';

const TEXT = '| Phase | Durée |\n| --- | ---: |\n| Construction | 6 \\| 9 mois |';

test('a table is read cell by cell, and written as it was', () => {
  const table = readTable(TEXT);
  expect(table).toEqual({
    rows: [
      ['Phase', 'Durée'],
      ['Construction', '6 | 9 mois'],
    ],
    sides: ['---', '---:'],
  });
  expect(table && writeTable(table)).toBe(TEXT);
});

test.each([
  ['Un paragraphe.'],
  ['| a | b |'],
  ['| a | b |\n| --- | --- |\n| un |'],
  ['a | b\n--- | ---\nun | deux'],
  ['| a |\n| --- |\n| un |\n\nUn paragraphe.'],
])('%j is no table to edit cell by cell', (text) => {
  expect(readTable(text)).toBeUndefined();
});

test('whatever is written in its cells is read back', () => {
  const cell = fc.stringMatching(/^[a-zé|*`<]{0,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
      const table = { rows: rows.map((row) => [...row]), sides: ['---', ':--', '---'] };
      expect(readTable(writeTable(table))).toEqual(table);
    }),
  );
});

test('its size changes by its end', () => {
  const table = readTable(TEXT);
  expect(table && writeTable(resizeTable(table, 3, 1))).toBe('| Phase |\n| --- |\n| Construction |\n|  |');
  expect(table && writeTable(resizeTable(table, 1, 3))).toBe('| Phase | Durée |  |\n| --- | ---: | --- |');
});

test('the questions of its cells are asked again, not its rows', () => {
  const children = '| [Quelle colonne ?] | Durée |\n| --- | --- |\n|  |  |';
  expect(withoutModelText({ attributes: {}, children }).children).toBe(
    '|  | Durée |\n| --- | --- |\n|  |  |',
  );
});
