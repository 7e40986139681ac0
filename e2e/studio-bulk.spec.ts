import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { saveLinkCheck } from '#db/queries/link-checks.ts';
import { importTwice } from './support/import-twice.ts';
import { listOverflows, listViolations, loadAxe } from './support/judge-page.ts';
import type { TestStudio } from './support/open-studio.ts';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const article = (rank: number) =>
  `---\ntitle: Article de lot ${rank}\ndate: 2026-11-0${rank}\ntags: [premier]\n---\n\nVoir [la page](/produits/disparu).\n`;

/** Forms work as they are served. */
const withoutScript = (studio: TestStudio, name: string): Promise<BrowserContext> =>
  studio.enter(name, 'editeur', { javaScriptEnabled: false, viewport: { width: 320, height: 900 } });

async function waitFor(page: Page, address: string): Promise<void> {
  await expect.poll(async () => (await page.request.get(address)).status(), { timeout: 30_000 }).toBe(200);
}

test('what an import left different is accepted or kept, field by field, without JavaScript', async ({
  studio,
}) => {
  const file = await importTwice(studio, 'nouveau');
  const context = await withoutScript(studio, 'differences');
  const page = await context.newPage();
  await waitFor(page, '/produits/nouveau');
  // The portal reads the file as it was changed here.
  await expect.poll(async () => (await page.request.get('/produits/nouveau')).text()).toContain('ici.beta');
  await page.goto('/studio');
  await page.getByRole('link', { name: '1 fiche à comparer' }).click();
  await expect(page.locator('#compte')).toHaveText('1 fiche');
  await page.getByRole('button', { name: 'Accepter : Site du produit, Essai nouveau' }).click();
  await expect(page.getByText('C’est publié')).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('https://deux.beta.gouv.fr');
  await page.getByRole('button', { name: 'Garder la nôtre : Adresse de contact, Essai nouveau' }).click();
  await expect(page.getByText('C’est noté')).toBeVisible();
  await page.getByRole('button', { name: 'Tout accepter : Essai nouveau' }).click();
  await expect(page.locator('#compte')).toHaveText('Aucune différence en attente.');
  const now = await readFile(file, 'utf8');
  expect(now).toContain('https://ici.fr');
  expect(now).toContain('- rust');
  expect(now).toContain('Un texte de là-bas.');
  await context.close();
});

test('a tag, a date, a withdrawal and an export go to all the documents checked, and each is told', async ({
  studio,
}) => {
  const pathOf = (rank: number) => join(studio.contentDir, `actualites/lot-${rank}.md`);
  for (const rank of [1, 2, 3]) await writeFile(pathOf(rank), article(rank));
  const context = await withoutScript(studio, 'lots');
  const page = await context.newPage();
  await waitFor(page, '/actualites/lot-3');
  const list = '/studio/contenus/actualites?q=article+de+lot';

  await page.goto(list);
  await page.getByRole('link', { name: 'Tout cocher' }).click();
  await page.getByRole('checkbox', { name: 'Choisir : Article de lot 3' }).uncheck({ force: true });
  await page.getByLabel('Étiquette à ajouter').fill('Second');
  await page.getByRole('button', { name: 'Ajouter l’étiquette' }).click();
  await expect(page.locator('#compte')).toHaveText('2 documents étiquetés, 0 refusé.');
  expect(await readFile(pathOf(2), 'utf8')).toContain('Second');
  expect(await readFile(pathOf(3), 'utf8')).toBe(article(3));

  await page.goto(`${list}&cocher=tout`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter les fichiers' }).click();
  expect((await download).suggestedFilename()).toMatch(/^actualites-.*\.tar\.gz$/);

  await page.getByRole('button', { name: 'Retirer…' }).click();
  await page.getByLabel('Pourquoi les retirer').fill('Fin de l’essai');
  await page.getByRole('button', { name: 'Retirer 3 pages' }).click();
  await expect(page.locator('#compte')).toHaveText('3 documents retirés, 0 refusé.');
  await expect.poll(async () => (await page.request.get('/actualites/lot-1')).status()).toBe(410);

  await page.goto('/studio/contenus/produits?q=nata&cocher=tout');
  await page.getByRole('button', { name: 'Vérifiés aujourd’hui' }).click();
  await expect(page.locator('#compte')).toContainText('daté');
  await context.close();
});

for (const { colorScheme, width } of [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
] as const) {
  test(`what is listed has no fault, ${colorScheme}, ${width} px`, async ({ studio }) => {
    const slug = `fautes-${colorScheme}`;
    await importTwice(studio, slug);
    await writeFile(join(studio.contentDir, `actualites/${slug}.md`), article(1));
    const at = new Date().toISOString();
    const failed = { status: '404', failures: 2, checkedAt: at, firstFailedAt: at };
    await saveLinkCheck(studio.store, { url: 'https://beta.gouv.fr/startups/nata.html', ...failed });
    const context = await studio.enter(slug, 'editeur', { colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await waitFor(page, `/actualites/${slug}`);
    await loadAxe(page);
    const faults: string[] = [];
    for (const address of ['/studio/contenus/produits?cocher=tout', '/studio/differences', '/studio/liens']) {
      await page.goto(address);
      if (address.endsWith('differences')) await page.getByText('Comparer les deux textes').first().click();
      faults.push(...(await listViolations(page)), ...(await listOverflows(page)));
    }
    await expect(page.getByText('/produits/disparu', { exact: true })).toBeVisible();
    expect(faults).toEqual([]);
    await context.close();
  });
}
