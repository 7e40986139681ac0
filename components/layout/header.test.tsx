import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Header } from './header.tsx';

const settings = { brand: ['République', 'Française'], title: 'La Fabrique', tagline: 'Des services' };
const render = (path: string) => renderToStaticMarkup(<Header settings={settings} path={path} />);
const html = render('/');

describe('search', () => {
  it('is a GET form of its own landmark, with a label and a button that submits', () => {
    expect(html).toMatch(/<form (?=[^>]*role="search")(?=[^>]*action="\/recherche")[^>]*method="get"/);
    expect(html).toContain('<label class="fr-label" for="recherche-texte">');
    expect(html).toMatch(/<input (?=[^>]*id="recherche-texte")(?=[^>]*type="search")(?=[^>]*name="q")/);
    expect(html).toMatch(/<input [^>]*maxLength="200"/);
    expect(html).toMatch(/<button class="fr-btn" type="submit"/);
    expect(html.match(/role="search"/g)).toHaveLength(1);
  });
});

describe('without JavaScript', () => {
  it('leads by links to the menu of the footer and to the search page', () => {
    expect(html).toMatch(/<a class="fr-btn--menu fr-btn" [^>]*href="#menu-pied"[^>]*>Menu<\/a>/);
    expect(html).toMatch(/<a class="fr-btn--search fr-btn" [^>]*href="\/recherche"[^>]*>Rechercher<\/a>/);
  });

  it('shows no control that needs a script, but the closing ones of hidden modals', () => {
    const shown = html.replace(/<li hidden="".*?<\/li>/gs, '');
    const buttons = shown.match(/<button [^>]*>/g) ?? [];
    expect(buttons.filter((button) => !/type="submit"|fr-btn--close/.test(button))).toEqual([]);
    expect(html).toContain('data-po-settings="');
  });

  it('has no inline script, style or event handler', () => {
    expect(html).not.toMatch(/<script| style=| on[a-z]+=/);
  });

  it('opens modals that are in the page', () => {
    for (const [, id = ''] of html.matchAll(/data-po-opens="([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });
});

describe('navigation', () => {
  const links = (path: string) => [
    ...render(path).matchAll(/fr-nav__link" href="([^"]+)"( aria-current="\w+")?/g),
  ];
  const current = (path: string) =>
    links(path)
      .filter(([, , mark]) => mark)
      .map(([, href, mark]) => `${href}${mark}`);

  it('has the five ways in, in order', () => {
    expect(links('/').map(([, href]) => href)).toEqual([
      '/',
      '/produits',
      '/actualites',
      '/la-fabrique',
      '/statistiques',
    ]);
  });

  it.each([
    ['/', '/ aria-current="page"'],
    ['/produits', '/produits aria-current="page"'],
    ['/produits/mano', '/produits aria-current="true"'],
  ])('marks one link on %s', (path, expected) => {
    expect(current(path)).toEqual([expected]);
  });

  it('marks none elsewhere, nor on an address that only begins alike', () => {
    expect(current('/faq')).toEqual([]);
    expect(current('/produits.csv')).toEqual([]);
  });

  it('marks the tool link of the page too', () => {
    expect(render('/contact')).toMatch(/href="\/contact" aria-current="page"/);
  });
});
