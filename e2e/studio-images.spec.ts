import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { awaitEditor } from './support/await-editor.ts';
import { listViolations, loadAxe } from './support/judge-page.ts';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const file = async (name: string, colour: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .withExif({ IFD0: { Make: 'Appareil-secret' } })
    .jpeg()
    .toBuffer(),
});

const saved = (page: Page) =>
  expect(page.locator('#etat-brouillon')).toContainText('Enregistré à', { timeout: 15_000 });

test('an image is sent, described, cropped and shown to visitors; used, it says where and stays', async ({
  studio,
  camille,
}) => {
  await loadAxe(camille);
  await camille.goto('/studio/images');
  await camille.getByText('Ajouter une image').click();
  await camille.getByLabel(/^Fichier/).setInputFiles({
    name: 'dessin.svg',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  await camille.getByRole('button', { name: 'Ajouter à la médiathèque' }).click();
  await expect(camille.locator('.fr-upload-group').getByRole('alert')).toContainText(
    'n’est pas une image JPEG, PNG ou WebP',
  );

  await camille.getByLabel(/^Fichier/).setInputFiles(await file('Réunion.jpg', '#226644'));
  await expect(camille.getByAltText('Aperçu du fichier choisi')).toBeVisible();
  await camille.getByLabel(/^Texte alternatif/).fill('Une réunion');
  await camille.getByLabel(/^Crédit/).fill('Une photographe');
  await camille.getByRole('button', { name: 'Ajouter à la médiathèque' }).click();
  await expect(camille.getByRole('status')).toContainText('L’image est dans la médiathèque.');
  const name = camille.url().split('/').at(-1)?.split('?')[0] ?? '';
  expect(name).toMatch(/^reunion-[0-9a-f]{10}\.jpg$/);
  expect(existsSync(join(studio.contentDir, 'medias', name))).toBe(true);
  const served = await camille.request.get(`/medias/${name}`);
  expect(served.headers()['content-type']).toBe('image/jpeg');
  expect((await served.body()).includes('Appareil-secret')).toBe(false);

  // The crop, by keyboard and by pointer.
  await camille.getByLabel('De gauche à droite').focus();
  await camille.keyboard.press('ArrowLeft');
  await expect(camille.getByLabel('De gauche à droite')).toHaveValue('40');
  const picture = camille.locator('.po-focus-picture');
  const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
  await picture.click({ position: { x: width * 0.2, y: height * 0.9 } });
  await expect(camille.getByLabel('De haut en bas')).toHaveValue('90');
  await camille.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(camille.getByRole('status')).toContainText('C’est enregistré.');

  // Chosen from the fiche and from the text, both with its words.
  await camille.goto('/studio');
  await camille.getByRole('link', { name: 'Écrire un article' }).click();
  await camille.getByLabel('Son titre').fill('Essai des images');
  await camille.getByRole('button', { name: 'Commencer' }).click();
  await awaitEditor(camille);
  await camille.getByText('L’image', { exact: true }).click();
  await camille.getByRole('button', { name: 'Choisir dans la médiathèque' }).click();
  const dialog = camille.getByRole('dialog', { name: 'Choisir une image' });
  await dialog.getByLabel('Chercher dans la médiathèque').fill('réunion');
  await expect(dialog.getByRole('status').first()).toHaveText('1 image');
  expect(await listViolations(camille)).toEqual([]);
  await dialog.getByRole('button', { name: /reunion-/ }).click();
  await expect(camille.getByLabel(/^Crédit/)).toHaveValue('Une photographe');
  await camille.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await camille.getByRole('textbox', { name: /^Texte/ }).fill('Un texte court.\n');
  await camille.getByRole('button', { name: 'Image', exact: true }).click();
  await camille.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(camille.getByRole('button', { name: 'Image', exact: true })).toBeFocused();
  await camille.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /reunion-/ }).click();
  await expect(camille.getByRole('textbox', { name: /^Texte/ })).toHaveValue(
    new RegExp(`<Figure src="/medias/${name}" alt="Une réunion" credit="Une photographe" />`),
  );
  await saved(camille);
  await expect(camille.locator('#controle-etat')).toContainText('Rien à signaler', { timeout: 20_000 });
  await camille.getByRole('button', { name: 'Publier' }).click();
  await expect(camille.locator('#publie')).toBeVisible({ timeout: 20_000 });
  await expect
    .poll(async () => (await camille.request.get('/actualites')).text(), { timeout: 15_000 })
    .toContain('po-focus-x-20 po-focus-y-90');
  await expect
    .poll(async () => (await camille.request.get('/actualites/essai-des-images')).text(), { timeout: 15_000 })
    .toMatch(/reunion-[0-9a-f]{10}\.[0-9a-f]{10}\.\d+\.avif/);

  await camille.goto(`/studio/images/${name}`);
  await expect(camille.getByRole('link', { name: '/actualites/essai-des-images' })).toBeVisible();
  await expect(camille.getByText('Retirer cette image de la médiathèque')).toBeHidden();
});

test('without JavaScript a form adds an image, and removes one that serves nowhere', async ({ studio }) => {
  const context = await studio.enter('images-sans-script', 'editeur', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/studio/images');
  await page.getByText('Ajouter une image').click();
  await page.getByLabel(/^Fichier/).setInputFiles(await file('Pas à pas.jpg', '#aa5522'));
  await page.getByLabel('Image décorative : elle n’apporte rien au texte').check({ force: true });
  await page.getByRole('button', { name: 'Ajouter à la médiathèque' }).click();
  await expect(page).toHaveURL(/\/studio\/images\/pas-a-pas-[0-9a-f]{10}\.jpg\?avis=image-ajoutee$/);
  await page.getByText('Retirer cette image de la médiathèque').click();
  await page.getByLabel(/^Je retire l’image/).check({ force: true });
  await page.getByRole('button', { name: 'Retirer l’image' }).click();
  await expect(page.getByRole('status')).toContainText('L’image est retirée');
  await context.close();
});
