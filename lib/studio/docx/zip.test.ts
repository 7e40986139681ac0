import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocxRefusedError } from './docx-refusals.ts';
import { packDeflated } from './testing/make-docx.ts';
import { packZip, unpackZip } from './zip.ts';

const LIMITS = { entries: 10, bytes: 100_000 };
const all = () => true;

function refusalOf(zip: Buffer, limits = LIMITS): string {
  try {
    unpackZip(zip, all, limits);
    return 'taken';
  } catch (cause) {
    if (!(cause instanceof DocxRefusedError)) throw cause;
    return cause.refusal;
  }
}

test('what is packed is unpacked, compressed or not', () => {
  const files = new Map([
    ['a/é.xml', Buffer.from('un')],
    ['vide', Buffer.alloc(0)],
  ]);
  expect(unpackZip(packZip(files), all, LIMITS)).toEqual(files);
  expect(unpackZip(packZip(files), (name) => name === 'vide', LIMITS).size).toBe(1);
  const long = Buffer.alloc(50_000, 'a');
  expect(unpackZip(packDeflated('a.xml', long), all, LIMITS).get('a.xml')).toEqual(long);
});

test('a bomb is refused, whether it says its size or not', () => {
  const bomb = Buffer.alloc(30_000_000);
  expect(refusalOf(packDeflated('a.xml', bomb))).toBe('docx-demesure');
  expect(refusalOf(packDeflated('a.xml', bomb, 1_000))).toBe('docx-illisible');
  expect(refusalOf(packDeflated('a.xml', Buffer.from('court'), 1_000))).toBe('docx-illisible');
  const many = new Map(Array.from({ length: 11 }, (_, rank) => [`${rank}`, Buffer.alloc(1)]));
  expect(refusalOf(packZip(many))).toBe('docx-demesure');
});

test('whatever the bytes, it is unpacked or refused', () => {
  const zip = packZip(new Map([['a.xml', Buffer.from('texte')]]));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
      const changed = Buffer.from(zip);
      for (const [at, value] of changes) changed[at] = value;
      expect(['taken', 'docx-illisible', 'docx-demesure']).toContain(refusalOf(changed));
    }),
  );
  for (let length = 0; length < zip.length; length += 1)
    expect(refusalOf(zip.subarray(0, length))).toBe('docx-illisible');
});
