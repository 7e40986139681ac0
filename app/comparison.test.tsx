import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { TRANSPARENCY } from '#lib/catalogue/product.ts';
import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import ComparisonPage, { generateMetadata } from './(public)/produits/comparer/page.tsx';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
});
afterAll(() => {
  portal.close();
});

const props = (...p: string[]) => ({ searchParams: Promise.resolve({ p }) });
const render = async (...p: string[]) => renderToStaticMarkup(await ComparisonPage(props(...p)));
const columns = (html: string) =>
  [...html.matchAll(/<th scope="col"><a [^>]*>([^<]*)</g)].map(([, name]) => name);
const options = (html: string) =>
  [...html.matchAll(/<option value="([^"]*)" selected=""/g)].map(([, slug]) => slug);

describe('two to four products', () => {
  test('stand side by side in the order asked', async () => {
    const html = await render('nata', 'mano', 'reva');
    expect(columns(html)).toEqual(['Nata', 'Mano', 'France VAE']);
    expect(html).toMatch(/id="compte">3 produits/);
    expect(html).toContain('href="/produits/comparer?p=nata&amp;p=reva"');
    expect((await generateMetadata(props('nata', 'mano'))).title).toBe('Comparer Nata et Mano');
  });

  test('what one does not say is said', async () => {
    const html = await render('nata', 'mano');
    for (const { absent } of [TRANSPARENCY.budget, TRANSPARENCY.impact, TRANSPARENCY.homologation])
      expect(html).toContain(absent);
    for (const row of [
      'Technologies',
      'Phase annoncée',
      'Dernière vérification',
      'Déclaration d’accessibilité',
    ])
      expect(html).toContain(`<th scope="row">${row}</th>`);
    expect(html).not.toMatch(/<td><\/td>/);
  });

  test('the addresses of a stopped product are no links', async () => {
    expect(await render('nata', 'mano')).not.toContain('href="https://nata.fabrique.social.gouv.fr');
  });

  test('any product has something in each cell', async () => {
    const slugs = searchProducts(EMPTY_QUERY).all.map(({ product }) => product.slug);
    for (let at = 0; at < slugs.length; at += 3) {
      expect(await render('mano', ...slugs.slice(at, at + 3))).not.toMatch(/<td[^>]*><\/td>|undefined|null/);
    }
  });
});

describe('anything else is explained', () => {
  test('an unknown slug is named and left out', async () => {
    const html = await render('mano', '<b>', 'nata');
    expect(html).toContain('« &lt;b&gt; »');
    expect(columns(html)).toEqual(['Mano', 'Nata']);
  });

  test('of more than four, the first four', async () => {
    const html = await render('mano', 'nata', 'reva', 'domifa', 'bpco');
    expect(columns(html)).toHaveLength(4);
    expect(html).toContain('sans BPCO');
  });

  test.each([[[]], [['mano']], [['mano', 'mano']], [['nulle-part']]])(
    '%j offers to choose',
    async (slugs) => {
      const html = await render(...slugs);
      expect(html).not.toContain('<table');
      expect(html).toContain('au moins deux produits');
      expect(options(html)).toEqual(slugs.includes('mano') ? ['mano', ''] : ['', '']);
    },
  );
});
