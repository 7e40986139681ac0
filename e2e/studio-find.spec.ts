import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const ARTICLE = '---\ntitle: Les péniches\ndate: 2026-11-01\n---\n\nNos bateliers naviguent.\n';

test('a draft is found from any page by a word of its text, and opens there', async ({ studio, camille }) => {
  await writeFile(join(studio.contentDir, 'actualites/peniches.md'), ARTICLE);
  await expect
    .poll(async () => (await camille.request.get('/actualites/peniches')).status(), { timeout: 30_000 })
    .toBe(200);
  await camille.goto('/studio/contenus/actualites/peniches');
  await camille.getByRole('button', { name: 'Modifier' }).click();
  await camille.waitForURL(/brouillons/);
  const draft = new URL(camille.url()).pathname;

  await camille.goto('/studio/images');
  await camille.getByRole('heading', { level: 1 }).click();
  await expect(async () => {
    await camille.keyboard.press('Control+k');
    await expect(
      camille.getByRole('searchbox', { name: 'Chercher dans le studio', exact: true }),
    ).toBeFocused();
  }).toPass();
  await camille.keyboard.type('batelier');
  await camille.keyboard.press('Enter');
  await expect(camille.locator('#compte')).toHaveText(/^2 résultats/);
  await expect(camille.locator('mark').first()).toHaveText('bateliers');
  await camille.getByRole('checkbox', { name: 'Brouillon (1)' }).check({ force: true });
  await camille.getByRole('button', { name: 'Chercher', exact: true }).click();
  await expect(camille.locator('#compte')).toHaveText(/^1 résultat$/);
  await camille.getByRole('link', { name: 'Les péniches' }).click();
  await expect(camille).toHaveURL(new RegExp(`${draft}#texte$`));
  await expect(camille.locator('#texte-source')).toBeVisible();
});

test('the search of the studio answers without JavaScript, and so do its refusals', async ({ studio }) => {
  const context = await studio.enter('cherche-sans-script', 'redacteur', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/studio/recherche');
  await page.getByRole('searchbox', { name: /^Chercher dans tout le studio/ }).fill('zorglubinexistant');
  await page.getByRole('button', { name: 'Chercher', exact: true }).click();
  await expect(page.locator('#compte')).toHaveText('0 résultat');
  for (const [address, title] of [
    ['/studio/nulle/part', 'Page introuvable'],
    ['/studio/journal', 'Accès réservé'],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
  await context.close();
});

test('the portal’s own figures are told and taken away, and its misses lead from the desk', async ({
  studio,
  camille,
}) => {
  studio.miss('address', '/produits/vieille-adresse');
  await camille.goto('/studio');
  await camille
    .getByRole('link', { name: /introuvable/ })
    .last()
    .click();
  await expect(camille.getByRole('heading', { level: 1 })).toHaveText('Introuvables');
  const target = camille.getByLabel('Mener à « /produits/vieille-adresse »');
  await target.fill('/produits/vieille-adresse');
  await target.press('Enter');
  await expect(target).toHaveValue('/produits/vieille-adresse');
  await expect(target).toHaveAccessibleDescription('Cette redirection tournerait en rond.');
  await camille.getByRole('navigation', { name: 'Studio' }).getByRole('link', { name: 'Chiffres' }).click();
  const table = camille.getByRole('region', { name: 'Publié, par genre' });
  const count = Number(
    await table
      .getByRole('row', { name: /^Fiches de produits/ })
      .getByRole('cell')
      .first()
      .innerText(),
  );
  await camille.getByRole('link', { name: 'Fiches de produits', exact: true }).click();
  await expect(camille.locator('#compte')).toContainText('documents');
  expect(count).toBeGreaterThan(0);
  await camille.goto('/studio/chiffres');
  const response = await camille.request.get('/studio/chiffres.csv');
  const rows = (await response.text()).trim().split('\r\n');
  expect(rows.at(-1)?.split(',')[1]).toBe(String(count));
  studio.forgetMisses();
});
