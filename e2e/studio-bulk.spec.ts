import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { saveLinkCheck } from '#db/queries/link-checks.ts';
import { systemClock } from '#lib/clock.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { importBeta } from '#lib/exchange/import-beta.ts';
import { readSheet } from '#lib/exchange/read-sheet.ts';
import { listOverflows, listViolations, loadAxe } from './support/judge-page.ts';
import type { TestStudio } from './support/open-studio.ts';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const sheet = (extra: string) =>
  readSheet(
    'essai-beta',
    `---\ntitle: Essai beta\nmission: Servir d’essai\nphases:\n  - name: construction\n    start: 2024-01-01\n${extra}---\n\nUn texte.\n`,
  );
const article = (rank: number) =>
  `---\ntitle: Article de lot ${rank}\ndate: 2026-11-0${rank}\ntags: [premier]\n---\n\nVoir [la page](/produits/nulle-part).\n`;

/** Forms work as they are served. */
const withoutScript = (studio: TestStudio, name: string): Promise<BrowserContext> =>
  studio.enter(name, 'editeur', { javaScriptEnabled: false, viewport: { width: 320, height: 900 } });

async function waitFor(page: Page, address: string): Promise<void> {
  await expect.poll(async () => (await page.request.get(address)).status(), { timeout: 30_000 }).toBe(200);
}

test('what an import left different is accepted or kept, field by field, without JavaScript', async ({
  studio,
}) => {
  const referentials = await loadReferentials();
  const { contentDir, store } = studio;
  const run = (extra: string) =>
    importBeta([sheet(extra)], { contentDir, store, referentials, clock: systemClock, dryRun: false });
  const file = join(contentDir, 'produits/essai-beta.md');
  await run('link: https://un.beta.gouv.fr\ntechno: [ruby]\ncontact: https://un.fr\n');
  const own = (await readFile(file, 'utf8')).replace('//un.beta', '//ici.beta').replace('ruby', 'python');
  await writeFile(file, own.replace('//un.fr', '//ici.fr'));
  await run('link: https://deux.beta.gouv.fr\ntechno: [go]\ncontact: https://deux.fr\n');

  const context = await withoutScript(studio, 'differences');
  const page = await context.newPage();
  await waitFor(page, '/produits/essai-beta');
  await page.goto('/studio');
  await page.getByRole('link', { name: '1 fiche à comparer' }).click();
  await expect(page.locator('#compte')).toHaveText('1 fiche');
  await page
    .getByRole('button', { name: /^Accepter : .*, Essai beta$/ })
    .nth(1)
    .click();
  await expect(page.getByText('C’est publié')).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('https://deux.beta.gouv.fr');
  await page
    .getByRole('button', { name: /^Garder la nôtre : .*, Essai beta$/ })
    .first()
    .click();
  await expect(page.getByText('C’est noté')).toBeVisible();
  await page.getByRole('button', { name: /^Accepter : / }).click();
  await expect(page.locator('#compte')).toHaveText('Aucune différence en attente.');
  const now = await readFile(file, 'utf8');
  expect(now).toContain('https://ici.fr');
  expect(now).toContain('- go');
  await context.close();
});

test('a tag, a date, a withdrawal and an export go to all the documents checked, and each is told', async ({
  studio,
}) => {
  for (const rank of [1, 2, 3])
    await writeFile(join(studio.contentDir, `actualites/lot-${rank}.md`), article(rank));
  const context = await withoutScript(studio, 'lots');
  const page = await context.newPage();
  await waitFor(page, '/actualites/lot-3');
  const list = '/studio/contenus/actualites?q=article+de+lot';

  await page.goto(list);
  await page.getByRole('link', { name: 'Cocher tout' }).click();
  await page.getByRole('checkbox', { name: 'Choisir : Article de lot 3' }).uncheck({ force: true });
  await page.getByLabel('Étiquette à ajouter').fill('Second');
  await page.getByRole('button', { name: 'Ajouter l’étiquette' }).click();
  await expect(page.locator('#compte')).toHaveText('2 documents étiquetés, 0 refusé.');
  expect(await readFile(join(studio.contentDir, 'actualites/lot-2.md'), 'utf8')).toContain('Second');
  expect(await readFile(join(studio.contentDir, 'actualites/lot-3.md'), 'utf8')).toBe(article(3));

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
    const { contentDir, store } = studio;
    await writeFile(join(contentDir, 'actualites/lies.md'), article(1).replace('nulle-part', 'disparu'));
    const at = new Date().toISOString();
    await saveLinkCheck(store, {
      url: 'https://beta.gouv.fr/startups/nata.html',
      status: '404',
      failures: 2,
      checkedAt: at,
      firstFailedAt: at,
    });
    const context = await studio.enter(`fautes-${colorScheme}`, 'editeur', {
      colorScheme,
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    await waitFor(page, '/actualites/lies');
    await loadAxe(page);
    const faults: string[] = [];
    for (const address of ['/studio/liens', '/studio/contenus/produits?cocher=tout']) {
      await page.goto(address);
      faults.push(...(await listViolations(page)), ...(await listOverflows(page)));
      if (process.env['SHOTS'])
        await page.screenshot({
          path: `/tmp/b2/shots-d/${width}${address.replaceAll(/\W+/g, '-')}.png`,
          fullPage: true,
        });
    }
    await page.goto('/studio/liens');
    await expect(page.getByText('/produits/disparu', { exact: true })).toBeVisible();
    expect(faults).toEqual([]);
    await context.close();
  });
}
