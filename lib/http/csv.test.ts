import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCsv } from './csv.ts';
import { parseCsv } from './testing/parse-csv.ts';

const read = (text: string) => parseCsv(text.slice(1));

test('begins with a byte order mark, ends each line with CRLF', () => {
  expect(
    writeCsv([
      ['a', 'é'],
      ['b', ''],
    ]),
  ).toBe('\uFEFFa,é\r\nb,\r\n');
});

test('quotes what RFC 4180 wants quoted, and nothing else', () => {
  expect(writeCsv([['a,b', 'dit « oui »', 'dit "oui"', 'deux\nlignes']])).toBe(
    '\uFEFF"a,b",dit « oui »,"dit ""oui""","deux\nlignes"\r\n',
  );
});

describe('a spreadsheet runs nothing', () => {
  test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")'])('%j', (text) => {
    const [[cell = ''] = []] = read(writeCsv([[text]]));
    expect(cell).toBe(`'${text}`);
  });

  test('what only contains such a character is left as it is', () => {
    expect(read(writeCsv([['a=b', ' =1', 'contact@exemple.fr', '']]))).toEqual([
      ['a=b', ' =1', 'contact@exemple.fr', ''],
    ]);
  });
});

test('any text comes back as it was', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc
      .array(fc.constantFrom('"', ',', '\r', '\n', '=', '-', '@', '\t', 'é', 'a', "'"), { maxLength: 6 })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      (rows) => {
        const neutral = rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)));
        expect(read(writeCsv(rows))).toEqual(neutral);
      },
    ),
    { numRuns: 200 },
  );
});
