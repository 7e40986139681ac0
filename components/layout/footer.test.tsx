import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Footer } from './footer.tsx';

const settings = {
  brand: ['République', 'Française'],
  title: 'La Fabrique',
  description: 'Le catalogue.',
  accessibility: {
    status: 'partiellement-conforme' as const,
    declared_at: null,
    audited_at: null,
    rate: null,
    plan: null,
  },
  licence: { name: 'Licence Ouverte 2.0', spdx: 'etalab-2.0', url: 'https://exemple.fr/licence' },
};
const html = renderToStaticMarkup(<Footer settings={settings} path="/produits" />);

it('holds the whole menu where the burger leads', () => {
  const menu = /<nav [^>]*id="menu-pied".*?<\/nav>/s.exec(html)?.[0] ?? '';
  expect([...menu.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    '/',
    '/produits',
    '/actualites',
    '/la-fabrique',
    '/statistiques',
    '/recherche',
    '/proposer-une-idee',
    '/contact',
  ]);
  expect(menu).toContain('href="/produits" aria-current="page"');
});

it('has the links that the law and DSFR ask for', () => {
  expect(html).toContain('>Accessibilité : partiellement conforme</a>');
  for (const path of [
    'plan-du-site',
    'mentions-legales',
    'donnees-personnelles',
    'budget',
    'glossaire',
    'faq',
  ]) {
    expect(html).toContain(`class="fr-footer__bottom-link" href="/${path}"`);
  }
  for (const host of ['info', 'service-public', 'legifrance', 'data']) {
    expect(html).toContain(`href="https://${host}.gouv.fr"`);
  }
  expect(html).toContain('<a href="https://exemple.fr/licence">licence etalab-2.0</a>');
});

it('opens no new window', () => {
  expect(html).not.toContain('target=');
});
