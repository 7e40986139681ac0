import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { EMPTY_QUERY, parseCatalogueQuery, type CatalogueQuery } from '#lib/catalogue/query.ts';
import { AsOfForm, AsOfNotice } from './as-of-form.tsx';

const TODAY = '2026-11-22';

function read(text: string): CatalogueQuery {
  const parsed = parseCatalogueQuery(new URLSearchParams(text));
  if (!parsed.ok) throw new Error(text);
  return parsed.query;
}

test('the form keeps the query, but for the page, and asks for a day', () => {
  const html = renderToStaticMarkup(
    <AsOfForm
      query={read('q=santé&statut=arrete&statut=transfere&tri=nom&vue=tableau&page=2&au=2023-01-01')}
    />,
  );
  const sent = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]+)"/g)].map(
    ([, name, value]) => `${name}=${value}`,
  );
  expect(sent.sort()).toEqual(['q=santé', 'statut=arrete', 'statut=transfere', 'tri=nom', 'vue=tableau']);
  expect(html).toMatch(/<input [^>]*type="date"[^>]*name="au" value="2023-01-01"/);
  const id = /<label [^>]*for="([^"]+)"/.exec(html)?.[1] ?? 'none';
  expect(html).toContain(`id="${id}"`);
});

test('another day is said, with the way back to today; today is not', () => {
  const past = renderToStaticMarkup(
    <AsOfNotice query={read('statut=arrete&au=2023-01-01&page=2')} today={TODAY} />,
  );
  expect(past).toContain('tel qu’il était le');
  expect(past).toContain('1er janvier 2023');
  expect(past).toContain('href="/produits?statut=arrete"');
  expect(renderToStaticMarkup(<AsOfNotice query={read('au=2030-01-01')} today={TODAY} />)).toContain(
    'annoncé',
  );
  expect(renderToStaticMarkup(<AsOfNotice query={EMPTY_QUERY} today={TODAY} />)).toBe('');
  expect(renderToStaticMarkup(<AsOfNotice query={read(`au=${TODAY}`)} today={TODAY} />)).toBe('');
});
