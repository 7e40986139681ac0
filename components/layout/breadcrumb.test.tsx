import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Breadcrumb } from './breadcrumb.tsx';

const html = renderToStaticMarkup(
  <Breadcrumb items={[{ label: 'Produits', href: '/produits' }, { label: 'Mano' }]} />,
);

it('leads from the home page to the page itself, which is no link', () => {
  const steps = [...html.matchAll(/<(a|span) class="fr-breadcrumb__link"([^>]*)>([^<]+)<\/\1>/g)];
  expect(steps.map(([, tag, attributes, label]) => `${tag} ${label}${attributes}`)).toEqual([
    'a Accueil href="/"',
    'a Produits href="/produits"',
    'span Mano aria-current="page"',
  ]);
});

it('shows without script: no button, nothing collapsed', () => {
  expect(html).not.toMatch(/<button|fr-collapse|hidden/);
});

it('is a named navigation', () => {
  expect(html).toMatch(/^<nav [^>]*aria-label="vous êtes ici :"/);
});
