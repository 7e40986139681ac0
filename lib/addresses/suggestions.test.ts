import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIndexedPortal } from './testing/indexed-portal.ts';
import { MOST_SUGGESTED, suggest, type Suggestion } from '#lib/discovery/suggest.ts';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
}, 60_000);
afterAll(() => {
  portal.close();
});

const ORDER: Suggestion['kind'][] = ['produits', 'themes', 'pages', 'actualites'];
const hrefs = (q: string) => suggest(q).map(({ href }) => href);

describe('an unfinished query', () => {
  test.each([
    ['ma', '/produits/mano'],
    ['MAN', '/produits/mano'],
    ['reva', '/produits/reva'],
    ['france v', '/produits/reva'],
    ['francev', '/produits/reva'],
    ['grosesse', '/produits/nata'],
    ['domicil', '/produits/domifa'],
    ['sant', '/produits?thematique=sante'],
    ['emploi', '/produits?thematique=travail-emploi'],
    ['budg', '/budget'],
    ['minist', '/actualites/journee-ministres-mars-2022'],
  ])('« %s » suggests %s', (q, href) => {
    expect(hrefs(q)).toContain(href);
  });

  test('what a name begins with comes first', () => {
    expect(hrefs('man')[0]).toBe('/produits/mano');
    expect(hrefs('nat')[0]).toBe('/produits/nata');
  });

  test('another name of a product is said', () => {
    const [first] = suggest('reva');
    expect(first).toMatchObject({ kind: 'produits', label: 'France VAE', href: '/produits/reva' });
    expect(first?.detail).toMatch(/^\S+ · anciennement REVA$/);
    expect(suggest('protection maternelle')[0]).toMatchObject({
      label: 'PMI',
      detail: expect.stringMatching(/ · aussi appelé Protection maternelle et infantile$/) as string,
    });
  });

  test('a theme says how many products it leads to', () => {
    const theme = suggest('santé').find(({ kind }) => kind === 'themes');
    expect(theme).toMatchObject({ label: 'Santé', href: '/produits?thematique=sante' });
    expect(theme?.detail).toMatch(/^\d+ produits$/);
  });
});

test.each(['', ' ', 'a', '«', '-', ' é ', '…'])('« %s » says too little', (q) => {
  expect(suggest(q)).toEqual([]);
});

test('any text is answered: few, grouped, without repetition', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('la', 'de', 'sante', 'travail', 'num', 'a b', 'le ', 'accès', 'service', '"', 'NEAR('),
  );
  fc.assert(
    fc.property(text, (q) => {
      const suggestions = suggest(q);
      expect(suggestions.length).toBeLessThanOrEqual(MOST_SUGGESTED);
      const ranks = suggestions.map(({ kind }) => ORDER.indexOf(kind));
      expect(ranks).toEqual(ranks.toSorted());
      expect(new Set(suggestions.map(({ href }) => href)).size).toBe(suggestions.length);
    }),
    { numRuns: 500 },
  );
});
