import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { today } from '#lib/clock.ts';
import { FORMER_ADDRESSES_FILE, formerAddressesSchema } from '#lib/portal/former-addresses.ts';
import { resolveAddress } from './resolve.ts';
import { openIndexedPortal } from './testing/indexed-portal.ts';

const FILE = resolve(import.meta.dirname, '../../content/referentiels', FORMER_ADDRESSES_FILE);
const ROWS = formerAddressesSchema.parse(parse(readFileSync(FILE, 'utf8')));

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
}, 60_000);
afterAll(() => {
  portal.close();
});

const ask = (target: string) => resolveAddress(target, new Date());

/** A page or a file, in one step. */
function expectAnswer(target: string): void {
  expect(ask(target).kind, target).toMatch(/^(page|machine)$/);
}

/** With and without a final slash, as browsers send it. */
const waysTo = (path: string): string[] => [encodeURI(path), `${encodeURI(path)}/`];

describe('each line of the table', () => {
  test.each(ROWS.map((row) => [row.from, row] as const))('%s', (from, row) => {
    for (const target of waysTo(from.replace('*', 'quelque chose'))) {
      const found = ask(target);
      if ('to' in row) {
        expect(found, target).toEqual({ kind: 'redirect', to: row.to });
        expectAnswer(row.to);
      } else {
        expect(found, target).toMatchObject({
          kind: 'gone',
          title: row.gone,
          formerSite: true,
          successor: row.see,
        });
        if (row.see) expectAnswer(row.see);
        if (found.kind === 'gone') expect(ask(found.address), 'the page of the error').toEqual(found);
      }
    }
  });
});

const IDS =
  '1000jours archifiltre bpco didoc domifa e-mjpm egapro enfantsduspectacle fce mano medle monsuivipsy nata ozensemble ressourcerie reva tremplin tumeplay work-in-france fiche_entreprise code-du-travail-numerique workinfrance codedutravail egalite.professionnelle 1000.jours enfants-du-spectacle fiche.commune.entreprise.fce trouve-ta-voie monpsy';
const GONE_IDS =
  'carnet.de.bord dora ops textstyle transitioncollective domifacile pep passpreservatif pass-preservatif';
const PAGES =
  '/startups /members /idees /fonctionnement-incubateur /cgu /declaration-accessibilite /feed.xml /evenements /article /actus2 /actus /actus/2019 /actus/flux_actus /rechercher-commun /equipe /stats /politique-confidentialite /vie-privee';
const GONE_NEWS =
  '/saison-2-jour-j /actus/actuEmjpmParis /actus/board-janvier-2019 /actus/board-juin-2018 /actus/saison-2-jour-j /actus/saison2 /actus/seminaire-1 /actus/tests-navigateur-avec-cypress /actus/cdtn1 /actus/article-cdtn1 /actus/jour-j /actus/work-in-france-un-an';
const NOTEBOOK =
  'droit-libre genese kickoff release-v3.2.0 ux complexite data nlp-machine-learning prototype-1 sdr';
const FOLDERS =
  '/usecases/x /les-api/x /producteurs/x /images/guides/x.png /images/guides/thumbnail_x.png /articles/x /guides/x';

describe('every address of the former sites', () => {
  test.each(PAGES.split(' '))('page %s', (path) => {
    for (const target of waysTo(path)) {
      const found = ask(target);
      expect(found.kind).toBe('redirect');
      if (found.kind === 'redirect') expectAnswer(found.to);
    }
  });

  test.each(['/', '/faq', '/mentions-legales', '/statistiques', '/accessibilite'])(
    '%s is a page of today',
    (path) => {
      expectAnswer(path);
    },
  );

  test.each(IDS.split(' '))('product %s, with and without .html', (id) => {
    const [first, ...others] = [`/startups/${id}`, `/startups/${id}.html`].flatMap(waysTo).map(ask);
    expect(first).toMatchObject({
      kind: 'redirect',
      to: expect.stringMatching(/^\/produits\/[a-z0-9-]+$/) as string,
    });
    for (const other of others) expect(other).toEqual(first);
    if (first?.kind === 'redirect') expectAnswer(first.to);
  });

  test.each(GONE_IDS.split(' '))('product %s, which the catalogue does not have', (id) => {
    for (const target of [`/startups/${id}`, `/startups/${id}.html`].flatMap(waysTo))
      expect(ask(target)).toMatchObject({ kind: 'gone', documentKind: 'produits', formerSite: true });
  });

  test.each([
    ...GONE_NEWS.split(' '),
    ...NOTEBOOK.split(' ').map((page) => `/startups/code-du-travail-numerique/${page}`),
    ...FOLDERS.split(' '),
  ])('%s is gone', (path) => {
    for (const target of waysTo(path)) expect(ask(target).kind).toBe('gone');
  });

  test('every product of the catalogue answers to its id of beta.gouv.fr, to its slug and to its other names', () => {
    for (const { product } of listProductsAt(today())) {
      const to = `/produits/${product.slug}`;
      for (const id of [product.betaId, product.slug].filter((known) => known !== null))
        for (const target of [`/startups/${id}`, `/startups/${id}.html`].flatMap(waysTo))
          expect(ask(target), target).toEqual({ kind: 'redirect', to });
    }
  });

  test('an id that nobody published is missing, not gone', () => {
    for (const target of ['/startups/jamais-vu', '/startups/jamais-vu.html', '/startups/a/b'])
      expect(ask(target)).toEqual({ kind: 'missing' });
  });
});

describe('file names in French', () => {
  const to = '/actualites/journee-ministres-mars-2022';
  test.each(['/articles', '/guides'])('%s: the report of 25 March 2022, encoded or not', (folder) => {
    const name = 'Compte rendu Ministres - Fabrique';
    for (const path of [
      `${folder}/${name}`,
      `${folder}/${encodeURIComponent(name)}`,
      `${folder}/${encodeURIComponent(name)}/`,
    ])
      expect(ask(path)).toEqual({ kind: 'redirect', to });
  });

  test.each(['NFC', 'NFD'] as const)('accents in %s, either apostrophe', async (form) => {
    const { FormerAddressFinder } = await import('#lib/portal/former-addresses.ts');
    const finder = new FormerAddressFinder([{ from: '/guides/L’été des données', to: '/actualites' }]);
    for (const apostrophe of ['’', "'"])
      expect(finder.find(`/guides/L${apostrophe}été des données/`.normalize(form))).toBeDefined();
    const found = ask(`/articles/${encodeURIComponent('Événement d’été'.normalize(form))}`);
    expect(found).toMatchObject({ kind: 'gone', successor: '/actualites' });
  });
});

test('whatever file name is asked for, its error page is the same document', () => {
  const addresses = ['/articles/a', '/articles/é b', '/articles/c/d'].map((path) => ask(encodeURI(path)));
  expect(new Set(addresses.map((found) => found.kind === 'gone' && found.address)).size).toBe(1);
});
