import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listDocuments, listRedirectTargets } from '#db/index/document.ts';
import { addMedia } from '#db/queries/media.ts';
import { insertStaff } from '#db/queries/staff.ts';
import { KINDS } from '#lib/content/kinds.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { ExportError, exportContent } from './export-content.ts';
import { importBeta } from './import-beta.ts';
import { readSheet } from './read-sheet.ts';
import { listBetaRoads } from './testing/beta-roads.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');
const QUERIES = [
  '',
  'q=sante+mentale',
  'statut=en-cours&tri=phase',
  'au=2022-01-01',
  'transparence=sans-budget',
];

let shop: Workshop;
let copy: Workshop;
beforeEach(() => {
  shop = openWorkshop();
  copy = openWorkshop();
});
afterEach(() => {
  vi.unstubAllEnvs();
  shop.close();
  copy.close();
});

const fill = (workshop: Workshop) => {
  // Without the images: making their variants is long and tested apart.
  cpSync(CONTENT, workshop.contentDir, { recursive: true, filter: (path) => !path.endsWith('/medias') });
};

const exportTo = (folder: string) =>
  exportContent(folder, {
    store: shop.store,
    contentDir: shop.contentDir,
    fallbackContentDir: resolve(CONTENT),
    clock: { now: () => shop.time.now },
  });

/** What the pages and the API of a portal are made of, asked as they ask it. */
async function portraitOf({ dataDir, index }: Workshop) {
  vi.stubEnv('DATA_DIR', dataDir);
  vi.resetModules();
  const { searchProducts } = await import('#lib/catalogue/search-products.ts');
  const { parseCatalogueQuery } = await import('#lib/catalogue/query.ts');
  const { toPublicProduct } = await import('#lib/catalogue/public-product.ts');
  const { listProductsAt } = await import('#lib/catalogue/snapshot.ts');
  const { listPublicArticles } = await import('#lib/articles/list-articles.ts');
  const { findArticleSheet } = await import('#lib/articles/get-article.ts');
  const { getSettings } = await import('#lib/portal/current.ts');
  const { findProductSheet } = await import('#lib/catalogue/get-product.ts');
  const products = listProductsAt('2026-11-22');
  const articles = listPublicArticles();
  return {
    products: products.map((product) => toPublicProduct(product, 'https://portail.test')),
    sheets: products.map(({ product }) => findProductSheet(product.slug)),
    searches: QUERIES.map((query) => {
      const parsed = parseCatalogueQuery(new URLSearchParams(query));
      return parsed.ok && searchProducts(parsed.query);
    }),
    articles,
    texts: articles.map(({ slug }) => findArticleSheet(slug)),
    documents: KINDS.map((kind) =>
      listDocuments(index, kind).map((document) => ({ ...document, id: 0, revisionId: 0 })),
    ),
    settings: getSettings(),
    former: ['/produits/egalite-professionnelle', '/idees'].map((path) =>
      listRedirectTargets(index, path).map(({ slug }) => slug),
    ),
  };
}

/** Every sheet of beta.gouv.fr that is at hand, beside the content of the repository. */
async function importAll({ contentDir, store, time }: Workshop): Promise<void> {
  const { report } = await importBeta(
    listBetaRoads().sheets.map(({ betaId, source }) => readSheet(betaId, source)),
    {
      contentDir,
      store,
      referentials: await loadReferentials(),
      clock: { now: () => time.now },
      dryRun: false,
    },
  );
  expect(report.refused).toEqual([]);
}

test('an empty portal that starts from an export is the same: catalogue, sheets, news, searches, pages, settings', async () => {
  fill(shop);
  await importAll(shop);
  const files = readdirSync(join(shop.contentDir, 'produits')).length;
  expect(files).toBeGreaterThan(readdirSync(join(CONTENT, 'produits')).length);
  await shop.ingester.scan();
  const report = await exportTo(copy.contentDir);
  expect(report.documents).toMatchObject({ produits: files });
  await copy.ingester.scan();
  const portrait = await portraitOf(shop);
  expect(portrait.products).toHaveLength(files);
  expect(await portraitOf(copy)).toEqual(portrait);
}, 120_000);

test('holds what visitors can read, byte for byte, and nothing else', async () => {
  const article = (extra: string) => `---\ntitle: Essai\ndate: 2026-01-01\n${extra}---\n\nTexte.\n`;
  shop.write('produits/essai.mdx', sheet('Essai', '# un commentaire\n'));
  shop.write('produits/brouillon.md', sheet('Brouillon', 'publish: false\n'));
  shop.write('produits/retire.md', sheet('Retiré'));
  shop.write('produits/refuse.md', sheet('Bon'));
  shop.write('actualites/futur.md', article('publish_at: 2026-12-01T08:00\n'));
  shop.write('actualites/passe.md', article('expire_at: 2026-02-01T08:00\n'));
  shop.write('actualites/present.md', article(''));
  await shop.ingester.scan();
  shop.remove('produits/retire.md');
  shop.write('produits/refuse.md', 'rien');
  await shop.ingester.scan();
  await shop.ingester.scan();
  mkdirSync(join(shop.contentDir, 'medias'));
  writeFileSync(join(shop.contentDir, 'medias/point.png'), 'png');
  const folder = join(copy.root, 'export');
  const report = await exportTo(folder);
  expect(report).toEqual({
    documents: { produits: 2, actualites: 1, pages: 0 },
    referentials: readdirSync(join(CONTENT, 'referentiels')).length,
    medias: 1,
  });
  expect(readdirSync(join(folder, 'produits')).sort()).toEqual(['essai.mdx', 'refuse.md']);
  expect(readFileSync(join(folder, 'produits/essai.mdx'), 'utf8')).toBe(sheet('Essai', '# un commentaire\n'));
  expect(readFileSync(join(folder, 'produits/refuse.md'), 'utf8')).toBe(sheet('Bon'));
  expect(readdirSync(join(folder, 'actualites'))).toEqual(['present.md']);
  expect(existsSync(join(folder, 'medias/point.png'))).toBe(true);
});

test('an image that the store alone holds goes with the others', async () => {
  const bytes = Buffer.from('image');
  const at = shop.time.now.toISOString();
  const { id } = insertStaff(
    shop.store.db,
    { email: 'a@exemple.gouv.fr', role: 'redacteur', invitedById: null },
    at,
  );
  await addMedia(
    shop.store,
    {
      ...{
        name: 'seule-0123456789.jpg',
        alt: '',
        decorative: false,
        credit: null,
        licence: null,
        source: null,
      },
      ...{ focusX: 50, focusY: 50, sentHash: 'a', hash: 'b', bytes },
    },
    { by: id, at, most: 1_000 },
  );
  await exportTo(copy.contentDir);
  expect(readFileSync(join(copy.contentDir, 'medias/seule-0123456789.jpg'))).toEqual(bytes);
});

test('never mixes with what a folder holds', async () => {
  writeFileSync(join(copy.contentDir, 'notes.txt'), 'à moi');
  await expect(exportTo(copy.contentDir)).rejects.toThrow(ExportError);
  expect(readdirSync(copy.contentDir)).toEqual(['notes.txt']);
});
