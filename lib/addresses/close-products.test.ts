import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findWayOut } from '#lib/catalogue/close-products.ts';
import { parseCatalogueQuery } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { openIndexedPortal } from './testing/indexed-portal.ts';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
}, 60_000);
afterAll(() => {
  portal.close();
});

function wayOut(text: string) {
  const parsed = parseCatalogueQuery(new URLSearchParams(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  expect(searchProducts(parsed.query).total, 'an empty list').toBe(0);
  const found = findWayOut(parsed.query);
  return { ...found, slugs: found.close.items.map(({ product }) => product.slug) };
}

describe('an empty list offers what comes close', () => {
  test('words with filters that part them: the same words without filters', () => {
    const { close, slugs, relaxed, withoutResult } = wayOut('q=mano&statut=annonce');
    expect(close.why).toBe('words');
    expect(slugs[0]).toBe('mano');
    expect(withoutResult).toBe(false);
    expect(relaxed).toMatchObject([{ label: 'Annoncé' }]);
  });

  test('filters that exclude each other: those that meet most, and what each filter less would find', () => {
    const { close, slugs, relaxed } = wayOut('statut=arrete&phase=opere&thematique=sante');
    expect(close.why).toBe('choices');
    expect(slugs).toHaveLength(3);
    for (const item of close.items) {
      const met = [
        item.status === 'arrete',
        item.current?.name === 'opere',
        item.values.thematique.includes('sante'),
      ];
      expect(met.filter(Boolean)).toHaveLength(2);
    }
    expect(relaxed.length).toBeGreaterThan(0);
    for (const { query, count } of relaxed) expect(searchProducts(query).total).toBe(count);
  });

  test('an unknown value alone: no product is close, the way back is there', () => {
    const { slugs, relaxed } = wayOut('thematique=inconnu');
    expect(slugs).toEqual([]);
    expect(relaxed).toMatchObject([{ label: 'inconnu' }]);
  });

  test('words that nothing holds: no product is made up, themes are offered, the search is counted', () => {
    const { slugs, themes, withoutResult } = wayOut('q=xqzwvk');
    expect(slugs).toEqual([]);
    expect(themes.length).toBeGreaterThan(3);
    expect(withoutResult).toBe(true);
  });

  test.each([
    ['rkosantey', 'recosante'],
    ['arkifiltrage', 'archifiltre'],
  ])('« %s », too far to be corrected: products of a name alike', (words, slug) => {
    const { close, slugs } = wayOut(`q="${words}"`);
    expect(close.why).toBe('names');
    expect(slugs).toContain(slug);
  });
});
