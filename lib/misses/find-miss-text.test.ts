import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMissText } from './find-miss-text.ts';

describe('a search', () => {
  test.each([
    ['  Garde   d’enfants ', "garde d'enfants"],
    ['GARDE\u00A0D\u02BCENFANTS', "garde d'enfants"],
    ['Œuvre e\u0301tudiante', 'œuvre étudiante'],
    ['"garde"', 'garde'],
    ['plan 2024', 'plan 2024'],
  ])('« %s » is counted as « %s »', (typed, counted) => {
    expect(findMissText('search', typed)).toBe(counted);
  });

  test.each([
    'jeanne.martin@exemple.fr',
    'jeanne＠exemple.fr',
    'jeanne arobase exemple',
    'jeanne (at) exemple',
    '06 12 34 56 78',
    '٠٦١٢٣٤',
    'dossier 12-34-56',
    '1850775123456',
    'a'.repeat(81),
    'x'.repeat(45),
    '',
    ' \u200B ',
    '???',
  ])('« %s » is not remembered', (typed) => {
    expect(findMissText('search', typed)).toBeUndefined();
  });
});

describe('an address', () => {
  test.each([
    ['/startups/Inconnue/', '/startups/Inconnue'],
    ['/articles/Compte%20rendu?utm_source=lettre', '/articles/Compte rendu'],
    ['/articles/e%CC%81tude', '/articles/étude'],
  ])('%s is counted as %s', (target, counted) => {
    expect(findMissText('address', target)).toBe(counted);
  });

  test.each([
    '/wp-login.php',
    '/WP-ADMIN/x',
    '/.env',
    '/x/.git/config',
    '/favicon.ico',
    '/apple-touch-icon-120x120.png',
    '/studio/brouillons/titre',
    '/auth/lien/abc',
    '/jeanne%40exemple.fr',
    '/dossiers/123456',
    `/lien/${'a1'.repeat(20)}`,
    '/%E0%A4%A',
  ])('%s is not remembered', (target) => {
    expect(findMissText('address', target)).toBeUndefined();
  });
});

test('nothing remembered holds an at sign, six digits or more than its length, and it counts as itself', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 250 }), fc.string({ maxLength: 250 }));
  fc.assert(
    fc.property(fc.constantFrom('search', 'address'), text, (kind, raw) => {
      const counted = findMissText(kind, raw);
      if (counted === undefined) return;
      expect(counted).not.toContain('@');
      expect(counted.match(/\p{Nd}/gu)?.length ?? 0).toBeLessThan(6);
      expect(counted.length).toBeLessThanOrEqual(200);
      if (kind === 'search') expect(findMissText(kind, counted)).toBe(counted);
    }),
    { numRuns: 3_000 },
  );
});
