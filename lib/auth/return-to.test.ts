import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStudioPath, readReturnTo, signInAddress } from './return-to.ts';

test.each([
  '/studio',
  '/studio/',
  '/studio/documents/produits/mano',
  '/studio/journal?personne=3&du=2026-01-01',
  '/studio?retour=https://ailleurs.example',
])('%s is of the studio', (address) => {
  expect(readReturnTo(address)).toBe(address);
});

/** Each has once led a sign-in of some service to another site, or to an address with effects. */
const HOSTILE = [
  'https://ailleurs.example',
  'https://ailleurs.example/studio',
  '//ailleurs.example',
  '//ailleurs.example/studio',
  '///ailleurs.example/studio',
  '/\\ailleurs.example',
  '\\\\ailleurs.example',
  '/studio\\..\\..\\ailleurs',
  '/\t/ailleurs.example',
  '/\n/ailleurs.example/studio',
  ' //ailleurs.example',
  ' /studio',
  '\u0000/studio',
  '/studio\u0000',
  '/studio\r\nSet-Cookie: a=b',
  'studio',
  './studio',
  '../studio',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'http:/studio',
  'http:studio',
  '@ailleurs.example/studio',
  '/@ailleurs.example',
  '/studio@ailleurs.example',
  '/studio.ailleurs.example',
  '/studioailleurs',
  '/Studio',
  '/auth/deconnexion',
  '/auth/proconnect',
  '/produits',
  '/',
  '',
  '/studio/../auth/deconnexion',
  '/studio/..//ailleurs.example',
  '/studio/%2e%2e/auth/deconnexion',
  '/studio/.%2E/auth/deconnexion',
  '/studio/%2e%2e%2fauth',
  '/studio/..%2f..%2fauth',
  '/studio/%5cailleurs',
  '/studio//ailleurs.example',
  '/%2fstudio',
  '/%2F%2Failleurs.example',
  '/%09/ailleurs.example',
  '/studio/%0d%0aLocation:x',
  '/studio/%00',
  '/studio/‥/',
  `/studio/${'x'.repeat(3_000)}`,
];

test.each(HOSTILE)('%j leads to the desk, or within the studio', (address) => {
  const to = readReturnTo(address);
  const read = new URL(to, 'https://portail.example');
  expect(read.origin).toBe('https://portail.example');
  expect(isStudioPath(read.pathname)).toBe(true);
  if (!address.includes('‥')) expect(to).toBe('/studio');
});

test('nothing at all is the desk', () => {
  expect(readReturnTo(null)).toBe('/studio');
  expect(readReturnTo(undefined)).toBe('/studio');
});

test('whatever the text, a browser stays on the portal and in the studio', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '..',
    '.',
    '%2e',
    '%2f',
    'studio',
    '//',
    '@',
    ':',
    '?',
    '#',
    '\t',
    'a',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 8 }).map((parts) => `/studio${parts.join('')}`),
  );
  fc.assert(
    fc.property(text, (value) => {
      const to = readReturnTo(value);
      const read = new URL(to, 'https://portail.example');
      expect(read.origin).toBe('https://portail.example');
      expect(isStudioPath(read.pathname)).toBe(true);
      expect(readReturnTo(to)).toBe(to);
    }),
  );
});

test('the sign-in page is told where to go and why', () => {
  expect(signInAddress('/studio')).toBe('/auth/connexion');
  expect(signInAddress('/studio/journal', 'session')).toBe(
    '/auth/connexion?retour=%2Fstudio%2Fjournal&motif=session',
  );
});
