import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { awaitEditor } from './support/await-editor.ts';
import { textOf } from './support/begin-text.ts';
import { importTwice } from './support/import-twice.ts';
import { test } from './support/studio-test.ts';
import { chooseByArrows, pressOn, reach } from './support/tab-to.ts';

// Whole journeys without a pointer: nothing here clicks, checks or fills.
test.describe.configure({ mode: 'default', timeout: 180_000 });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** An article begun by keyboard alone, with this text. */
async function beginByKeyboard(page: Page, title: string, text: string): Promise<void> {
  await page.goto('/studio/nouveau/actualites');
  await reach(page, page.getByLabel('Son titre'));
  await page.keyboard.type(title);
  await reach(page, page.getByLabel('Son chapeau'));
  await page.keyboard.type('Un article écrit sans souris.');
  await pressOn(page, button(page, 'Commencer'));
  await awaitEditor(page);
  await writeByKeyboard(page, text);
}

async function writeByKeyboard(page: Page, text: string): Promise<void> {
  await chooseByArrows(page, page.locator('#volet-texte'));
  await reach(page, textOf(page));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

const saved = (page: Page) =>
  expect(page.locator('#etat-brouillon')).toContainText('Enregistré à', { timeout: 15_000 });

test('an image is cropped, then chosen for a text', async ({ camille }) => {
  await camille.goto('/studio/images/mano.png');
  const cursor = camille.getByLabel('De gauche à droite');
  await reach(camille, cursor);
  const before = Number(await cursor.inputValue());
  await camille.keyboard.press('ArrowLeft');
  await expect(cursor).toHaveValue(String(before - 10));
  await pressOn(camille, button(camille, 'Enregistrer'));
  await expect(camille.getByText('C’est enregistré.')).toBeVisible();
  await expect(camille.getByLabel('De gauche à droite')).toHaveValue(String(before - 10));

  await beginByKeyboard(camille, 'Une image sans souris', 'Un texte court.');
  await pressOn(camille, button(camille, 'Image'));
  const dialog = camille.getByRole('dialog', { name: 'Choisir une image' });
  await expect(dialog.getByLabel('Chercher dans la médiathèque')).toBeFocused();
  await camille.keyboard.type('mano.png');
  await expect(dialog.getByRole('status').first()).toHaveText('1 image');
  await pressOn(camille, dialog.getByRole('button', { name: /^mano\.png/ }));
  await expect(dialog).toBeHidden();
  await expect(textOf(camille)).toBeFocused();
  await expect(textOf(camille)).toHaveValue(/Un texte court\.\n\n<Figure src="\/medias\/mano\.png"/);
});

test('two texts are merged', async ({ camille, dominique }) => {
  await beginByKeyboard(camille, 'Réunir sans souris', 'Début.\n\nMilieu.\n');
  await saved(camille);
  await dominique.goto(camille.url());
  await pressOn(dominique, button(dominique, 'Prendre la main'));
  await awaitEditor(dominique);
  await expect(dominique.locator('#presence')).toContainText('Vous avez la main');
  await reach(camille, textOf(camille));
  await camille.keyboard.press('ControlOrMeta+a');
  await camille.keyboard.insertText('Début.\n\nMilieu de Camille.\n');
  await expect(camille.locator('#presence')).toContainText('a pris la main', { timeout: 15_000 });
  await writeByKeyboard(dominique, 'Début.\n\nMilieu de Dominique.\n');
  await saved(dominique);

  await pressOn(camille, button(camille, 'Prendre la main'));
  await expect(camille.getByRole('heading', { name: /a enregistré ce brouillon avant vous/ })).toBeFocused();
  await pressOn(camille, button(camille, 'Prendre le texte réuni'));
  await expect(camille.getByRole('radio', { name: 'Garder le mien' })).toBeFocused();
  await chooseByArrows(camille, camille.getByRole('radio', { name: /Garder les deux/ }));
  await pressOn(camille, button(camille, 'Prendre le texte réuni'));
  await expect(camille.locator('.po-merge')).toHaveCount(0);
  await saved(camille);
  await expect(textOf(camille)).toHaveValue(/Milieu de Dominique\.\nMilieu de Camille\./);
});

test('a publication is scheduled, then called off', async ({ camille }) => {
  await beginByKeyboard(camille, 'Programmer sans souris', 'Un texte court.\n');
  await expect(camille.locator('#controle-etat')).toContainText('Rien à signaler', { timeout: 20_000 });
  await chooseByArrows(camille, camille.getByRole('radio', { name: 'À une date' }));
  const day = camille.getByLabel('Date', { exact: true }).last();
  await reach(camille, day);
  // Whatever the order of the day and the month in this browser.
  await camille.keyboard.type('12122027');
  await expect(day).toHaveValue('2027-12-12');
  const hour = camille.getByLabel(/^Heure/);
  await reach(camille, hour);
  await camille.keyboard.type('1000A');
  await expect(hour).toHaveValue('10:00');
  await pressOn(camille, button(camille, 'Programmer'));
  await expect(camille.locator('#programme')).toContainText('12 décembre 2027 à 10:00');

  await camille.goto('/studio');
  const list = camille.getByRole('region', { name: 'Programmé' });
  await pressOn(camille, list.getByRole('button', { name: 'Annuler' }));
  await expect(camille.getByText('La programmation est annulée.')).toBeVisible();
});

test('a difference left by an import is accepted', async ({ studio, camille }) => {
  const file = await importTwice(studio, 'sans-souris');
  await expect
    .poll(async () => (await camille.request.get('/produits/sans-souris')).text(), { timeout: 30_000 })
    .toContain('ici.beta');
  await camille.goto('/studio/differences');
  await pressOn(camille, button(camille, 'Accepter : Site du produit, Essai sans-souris'));
  await expect(camille.getByText('C’est publié')).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('https://deux.beta.gouv.fr');
});

test('documents are checked in a list and verified together', async ({ camille }) => {
  await camille.goto('/studio/contenus/produits?q=domifa');
  const box = camille.getByRole('checkbox', { name: /^Choisir : DomiFa/ });
  await reach(camille, box);
  await camille.keyboard.press('Space');
  await expect(box).toBeChecked();
  await pressOn(camille, button(camille, 'Vérifiés aujourd’hui'));
  await expect(camille.locator('#compte')).toContainText('1 document daté');
});
