import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hardQueries } from './testing/hard-queries.ts';
import { openIndexedPortal } from './testing/indexed-portal.ts';

interface Sheet {
  title: string;
  mission: string;
  aliases?: string[];
  stopped?: boolean;
}

const SHEETS: Record<string, Sheet> = {
  'compar-ia': { title: 'compar:IA', mission: 'Comparer des réponses de modèles conversationnels' },
  'deux-mille-pas': { title: '2000 premiers pas', mission: 'Apprendre à marcher' },
  'data-gouv-fr': { title: 'data.gouv.fr', mission: 'Publier et trouver des jeux de données' },
  'le-taxi': { title: 'le.taxi', mission: 'Héler une voiture libre depuis une application' },
  oeuvres: { title: 'Œuvres au musée', mission: 'Décrire les tableaux des collections' },
  zorbex: { title: 'Zorbex', mission: 'Ranger les quiproquos', aliases: ['Ancien Zorbo'] },
  'zorbex-annexe': { title: 'Annexe de quiproquos', mission: 'Complète Zorbex, Zorbex et encore Zorbex' },
  'gabare-lourde': { title: 'Gabare', mission: 'Charger la gabare de bois flotté' },
  'gabare-longue': { title: 'Flotte', mission: 'Longue gabare, bois sec, bois mouillé, gabare neuve' },
  'jumeau-arrete': { title: 'Glaneur', mission: 'Glaner les épis de sarrasin', stopped: true },
  'jumeau-vivant': { title: 'Glaneur', mission: 'Glaner les épis de sarrasin' },
};

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
let search: (query: string, typing?: boolean) => string[];
let searchCatalogue: (query: string) => string[];
let suggest: (query: string) => string[];

beforeAll(async () => {
  portal = await openIndexedPortal();
  for (const [slug, { title, mission, aliases = [], stopped = false }] of Object.entries(SHEETS)) {
    const phase = stopped ? 'abandon' : 'construction';
    writeFileSync(
      join(portal.contentDir, 'produits', `${slug}.md`),
      `---\ntitle: ${JSON.stringify(title)}\nmission: ${mission}\naliases: ${JSON.stringify(aliases)}\n` +
        `phases:\n  - name: ${phase}\n    start: 2024-01-01\n---\n\n## Le problème\n\nUn texte d’essai.\n`,
    );
  }
  await portal.scan();
  // A file just written is read at the second look.
  await portal.scan();
  const { searchDocuments } = await import('#lib/search/search.ts');
  const { searchProducts } = await import('#lib/catalogue/search-products.ts');
  const { EMPTY_QUERY } = await import('#lib/catalogue/query.ts');
  const suggestions = await import('#lib/discovery/suggest.ts');
  search = (query, typing = false) => searchDocuments(query, { typing }).hits.map(({ slug }) => slug);
  searchCatalogue = (q) => searchProducts({ ...EMPTY_QUERY, q }).products.map(({ product }) => product.slug);
  suggest = (query) => suggestions.suggest(query).map(({ href }) => href);
});
afterAll(() => {
  portal.close();
});

describe('a name is found first, however it is written', () => {
  test.each([
    ['compar:ia', 'compar-ia'],
    ['compar ia', 'compar-ia'],
    ['comparia', 'compar-ia'],
    ['Compar:IA', 'compar-ia'],
    ['2000 premiers pas', 'deux-mille-pas'],
    ['2000premierspas', 'deux-mille-pas'],
    ['2000 pas', 'deux-mille-pas'],
    ['data.gouv.fr', 'data-gouv-fr'],
    ['data gouv', 'data-gouv-fr'],
    ['le.taxi', 'le-taxi'],
    ['le taxi', 'le-taxi'],
    ['letaxi', 'le-taxi'],
    ['oeuvres', 'oeuvres'],
    ['l’œuvre', 'oeuvres'],
    ['zorbex', 'zorbex'],
    ['zorbx', 'zorbex'],
    ['zrobex', 'zorbex'],
    ['ancien zorbo', 'zorbex'],
  ])('%s', (query, slug) => {
    expect(search(query)[0]).toBe(slug);
  });

  test('while it is typed, from its first letters', () => {
    expect(search('zorb', true)[0]).toBe('zorbex');
    expect(suggest('2000 prem')).toContain('/produits/deux-mille-pas');
  });
});

describe('between quotation marks', () => {
  test('words are those that stand side by side', () => {
    expect(search('bois gabare').slice(0, 2).sort()).toEqual(['gabare-longue', 'gabare-lourde']);
    expect(search('« longue gabare »')).toEqual(['gabare-longue']);
    expect(search('"charger la gabare"')).toEqual(['gabare-lourde']);
  });

  test('words that stand nowhere side by side are looked for one by one', () => {
    expect(search('"flotte gabare"')).toContain('gabare-lourde');
  });
});

test('at equal relevance a product alive comes before one that is stopped', () => {
  expect(searchCatalogue('sarrasin').slice(0, 2)).toEqual(['jumeau-vivant', 'jumeau-arrete']);
  const products = suggest('sarrasin').filter((href) => href.startsWith('/produits/jumeau'));
  expect(products).toEqual(['/produits/jumeau-vivant', '/produits/jumeau-arrete']);
});

test('any text of 200 characters is searched without an error', () => {
  fc.assert(
    fc.property(hardQueries, fc.boolean(), (query, typing) => {
      expect(Array.isArray(search(query, typing))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
