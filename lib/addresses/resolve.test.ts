import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIndexedPortal } from './testing/indexed-portal.ts';
import { resolveAddress } from './resolve.ts';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
});
afterAll(() => {
  portal.close();
});

const NOW = new Date('2026-11-22T10:00:00Z');
const resolve = (target: string) => resolveAddress(target, NOW);

describe('what an address is', () => {
  test.each([
    ['/', { kind: 'page', address: '/' }],
    ['/produits/mano', { kind: 'page', address: '/produits/mano' }],
    ['/produits/mano?x=1', { kind: 'page', address: '/produits/mano' }],
    ['/produits?phase=abandon&inconnu=1&q=', { kind: 'page', address: '/produits?phase=abandon' }],
    ['/produits?tri=nom&phase=b&phase=a', { kind: 'page', address: '/produits?phase=a&phase=b&tri=nom' }],
    ['/accessibilite', { kind: 'page', address: '/accessibilite' }],
    ['/sitemap.xml', { kind: 'machine', address: '/sitemap.xml' }],
    ['/produits.csv', { kind: 'machine', address: '/produits.csv' }],
    ['/produits.csv?page=x&vue=y&z=1', { kind: 'machine', address: '/produits.csv' }],
    [
      '/produits.csv?tri=nom&phase=opere&phase=abandon&q=%20a%20',
      { kind: 'machine', address: '/produits.csv?q=a&phase=abandon&phase=opere&tri=nom' },
    ],
    [
      '/produits/flux.atom?tri=nom&statut=arrete',
      { kind: 'machine', address: '/produits/flux.atom?statut=arrete' },
    ],
    ['/produits/flux.json?au=2023-01-01', { kind: 'machine', address: '/produits/flux.json?au=2023-01-01' }],
    ['/produits.csv?au=2023-01-01&au=x', { kind: 'machine', address: '/produits.csv?au=2023-01-01' }],
    ['/produits.csv/', { kind: 'redirect', to: '/produits.csv' }],
    [
      '/produits/calendrier.ics?page=x&statut=en-cours&z=1',
      { kind: 'machine', address: '/produits/calendrier.ics?statut=en-cours' },
    ],
    ['/produits/calendrier.ics/', { kind: 'redirect', to: '/produits/calendrier.ics' }],
    ['/actualites/flux.rss?page=x&annee=y', { kind: 'machine', address: '/actualites/flux.rss' }],
    ['/actualites/flux.xml', { kind: 'missing' }],
    [
      '/actualites/etiquette/open-data/flux.atom',
      { kind: 'machine', address: '/actualites/etiquette/open-data/flux.atom' },
    ],
    ['/actualites/etiquette/inconnue/flux.atom', { kind: 'missing' }],
    ['/opensearch.xml', { kind: 'machine', address: '/opensearch.xml' }],
    ['/llms.txt', { kind: 'machine', address: '/llms.txt' }],
    ['/.well-known/security.txt', { kind: 'machine', address: '/.well-known/security.txt' }],
    ['/security.txt', { kind: 'redirect', to: '/.well-known/security.txt' }],
    ['/produits/mano/publiccode.yml', { kind: 'missing' }],
    ['/recherche/suggestions', { kind: 'machine', address: '/recherche/suggestions' }],
    [
      '/recherche/suggestions?x=1&q=%20sant%C3%A9%20&q=autre',
      { kind: 'machine', address: '/recherche/suggestions?q=sant%C3%A9' },
    ],
    ['/produits/comparer', { kind: 'page', address: '/produits/comparer' }],
    [
      '/produits/comparer?p=nata&p=mano&p=&p=nata&x=1',
      { kind: 'page', address: '/produits/comparer?p=nata&p=mano' },
    ],
    ['/produits/', { kind: 'redirect', to: '/produits' }],
    ['/produits/?phase=abandon', { kind: 'redirect', to: '/produits?phase=abandon' }],
    ['/stats', { kind: 'redirect', to: '/statistiques' }],
    ['/stats/', { kind: 'redirect', to: '/statistiques' }],
    ['/produits/france-vae', { kind: 'redirect', to: '/produits/reva' }],
    ['/produits/france-vae/', { kind: 'redirect', to: '/produits/reva' }],
    ['/produits/monsuivipsy', { kind: 'redirect', to: '/produits/jardin-mental' }],
    ['/%70roduits/mano', { kind: 'page', address: '/produits/mano' }],
    ['/statistiques?x=1', { kind: 'page', address: '/statistiques' }],
    [
      '/statistiques?annee=2023&mouvement=arrivees',
      { kind: 'page', address: '/statistiques?mouvement=arrivees&annee=2023' },
    ],
    ['/statistiques?duree=construction', { kind: 'page', address: '/statistiques?duree=construction' }],
    ['/statistiques?tableau=themes&x=1', { kind: 'page', address: '/statistiques?tableau=themes' }],
    ['/statistiques.csv', { kind: 'machine', address: '/statistiques.csv?serie=phases' }],
    ['/statistiques.csv?serie=flux&page=2', { kind: 'machine', address: '/statistiques.csv?serie=flux' }],
    ['/transparence?tri=nom&statut=&x=1', { kind: 'page', address: '/transparence' }],
    [
      '/transparence?tri=budget&ordre=inverse&statut=transfere&statut=arrete',
      { kind: 'page', address: '/transparence?statut=arrete&statut=transfere&tri=budget&ordre=inverse' },
    ],
    ['/transparence?statut=inconnu', { kind: 'page', address: '/transparence?statut=inconnu' }],
    ['/transparence/', { kind: 'redirect', to: '/transparence' }],
    ['/transparence?page=99', { kind: 'missing' }],
    ['/recherche?q=aides&page=99', { kind: 'missing' }],
    ['/recherche?q=aides&page=2', { kind: 'page', address: '/recherche?q=aides&page=2' }],
    ['/nulle-part', { kind: 'missing' }],
    ['/produits/nulle-part', { kind: 'missing' }],
    ['/produits/Mano', { kind: 'missing' }],
    ['/produits/mano/suite', { kind: 'missing' }],
    ['/produits%2Fmano', { kind: 'missing' }],
    ['//produits', { kind: 'missing' }],
    ['/erreur/404', { kind: 'missing' }],
    ['/produits?page=99', { kind: 'missing' }],
    ['/actualites?page=99', { kind: 'missing' }],
    ['/actualites/etiquette/nulle-part', { kind: 'missing' }],
    ['/x/%E0%A4%A', { kind: 'undecodable' }],
    ['/%00', { kind: 'undecodable' }],
  ])('%s', (target, expected) => {
    expect(resolve(target)).toEqual(expected);
  });

  test.each([
    ['/produits?page=0', 'page'],
    ['/produits?page=-1', 'page'],
    ['/produits?page=1.5', 'page'],
    ['/produits?page=abc', 'page'],
    ['/produits?tri=hasard', 'tri'],
    ['/produits?vue=carte', 'vue'],
    ['/produits?au=2024-02-30', 'au'],
    ['/produits?au=hier', 'au'],
    [`/produits?q=${'a'.repeat(201)}`, 'q'],
    [`/recherche?q=${'a'.repeat(201)}`, 'q'],
    ['/recherche?q=mano&page=0', 'page'],
    [`/recherche/suggestions?q=${'a'.repeat(201)}`, 'q'],
    ['/produits.csv?tri=hasard', 'tri'],
    ['/produits/flux.atom?au=hier', 'au'],
    ['/produits/flux.json?tri=hasard', 'tri'],
    ['/statistiques?mouvement=x', 'mouvement'],
    ['/statistiques?annee=22', 'annee'],
    ['/statistiques?duree=x', 'duree'],
    ['/statistiques?tableau=x', 'tableau'],
    ['/statistiques.csv?serie=x', 'serie'],
    ['/transparence?tri=hasard', 'tri'],
    ['/transparence?ordre=x', 'ordre'],
    ['/transparence?page=-1', 'page'],
    ['/actualites?annee=22', 'annee'],
    ['/actualites?page=x', 'page'],
  ])('%s names the parameter and what is accepted', (target, parameter) => {
    expect(resolve(target)).toMatchObject({ kind: 'invalid', faults: [{ parameter }] });
  });

  test('a query of exactly 200 characters is taken', () => {
    expect(resolve(`/produits?q=${'é'.repeat(200)}`).kind).toBe('page');
  });
});

test('what was public and is retired is gone, with what replaces it', async () => {
  const file = join(portal.contentDir, 'produits/essai.mdx');
  const sheet =
    '---\ntitle: Essai\nmission: m\nsuccessor: mano\nphases:\n  - name: abandon\n    start: 2024-01-01\n---\n\nTexte.\n';
  writeFileSync(file, sheet);
  await portal.scan();
  expect(resolve('/produits/essai').kind).toBe('page');
  rmSync(file);
  await portal.scan();
  await portal.scan();
  expect(resolve('/produits/essai')).toMatchObject({
    kind: 'gone',
    title: 'Essai',
    successor: '/produits/mano',
  });
});

test('a renamed document’s former address redirects instead of being gone', async () => {
  const sheet = (extra: string) =>
    `---\ntitle: Essai\nmission: m\n${extra}phases:\n  - name: construction\n    start: 2024-01-01\n---\n\nTexte.\n`;
  writeFileSync(join(portal.contentDir, 'produits/avant.mdx'), sheet(''));
  await portal.scan();
  rmSync(join(portal.contentDir, 'produits/avant.mdx'));
  writeFileSync(join(portal.contentDir, 'produits/apres.mdx'), sheet('redirect_from: [/produits/avant]\n'));
  await portal.scan();
  await portal.scan();
  expect(resolve('/produits/avant')).toEqual({ kind: 'redirect', to: '/produits/apres' });
});

describe('a former address of what is no longer there', () => {
  const sheet = (extra: string) =>
    `---\ntitle: Essai\nmission: m\n${extra}phases:\n  - name: construction\n    start: 2024-01-01\n---\n\nTexte.\n`;
  const claims = 'redirect_from: [/produits/premier, /startups/premier.html]\nsuccessor: mano\n';
  const gone = { kind: 'gone', title: 'Essai', successor: '/produits/mano', address: '/produits/second' };
  const publish = async (text: string) => {
    writeFileSync(join(portal.contentDir, 'produits/second.mdx'), text);
    await portal.scan();
  };

  test('is gone as its last one is, with what replaces it', async () => {
    await publish(sheet(claims));
    for (const address of ['/produits/premier', '/produits/premier/', '/startups/premier'])
      expect(resolve(address)).toEqual({ kind: 'redirect', to: '/produits/second' });
    await publish(sheet(`${claims}publish: false\n`));
    expect(resolve('/produits/second')).toMatchObject(gone);
    for (const address of ['/produits/premier', '/produits/premier/', '/startups/premier'])
      expect(resolve(address)).toEqual(resolve('/produits/second'));
  });

  test('leads to another document that claims it and is there', async () => {
    writeFileSync(
      join(portal.contentDir, 'produits/tiers.mdx'),
      sheet('redirect_from: [/produits/premier]\n'),
    );
    await portal.scan();
    expect(resolve('/produits/premier')).toEqual({ kind: 'redirect', to: '/produits/tiers' });
  });

  test('stays unknown where nobody could ever read it', async () => {
    const hidden = sheet('redirect_from: [/produits/jamais]\npublish: false\n');
    writeFileSync(join(portal.contentDir, 'produits/cache.mdx'), hidden);
    await portal.scan();
    expect(resolve('/produits/jamais')).toEqual({ kind: 'missing' });
  });
});

test('any address gets an answer, never an exception', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '/produits',
      '/actualites',
      '?q=',
      '&page=',
      '%',
      '..',
      '//',
      '\\',
      '__proto__',
      'constructor',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      expect(resolve(`/${pieces.join('')}`).kind).toMatch(
        /^(page|machine|redirect|gone|missing|invalid|undecodable)$/,
      );
    }),
    { numRuns: 2_000 },
  );
});

test('a redirect never leads to another', () => {
  for (const target of ['/stats/', '/produits/france-vae/', '/produits/1000-jours', '/actualites/']) {
    const resolution = resolve(target);
    expect(resolution.kind).toBe('redirect');
    if (resolution.kind === 'redirect') expect(resolve(resolution.to).kind).toBe('page');
  }
});
