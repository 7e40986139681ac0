import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { makeDocx, paragraph, picture, run } from '#lib/studio/docx/testing/make-docx.ts';
import { awaitEditor } from './support/await-editor.ts';
import { listOverflows, listViolations, loadAxe } from './support/judge-page.ts';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const FIXTURES = resolve(import.meta.dirname, '../lib/studio/paste/testing');
const fixture = (name: string) => readFile(resolve(FIXTURES, name), 'utf8');
const area = (page: Page) => page.getByRole('textbox', { name: /^Texte/ });

async function begin(page: Page, title: string, text: string): Promise<void> {
  await page.goto('/studio/nouveau/actualites');
  await page.getByLabel('Son titre').fill(title);
  await page.getByRole('button', { name: 'Commencer' }).click();
  await awaitEditor(page);
  await page.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await area(page).fill(text);
}

const select = (page: Page, words: string) =>
  area(page).evaluate((element, sought) => {
    const field = element as HTMLTextAreaElement;
    const at = field.value.indexOf(sought);
    field.focus();
    field.setSelectionRange(at, at + sought.length);
  }, words);

/** As a browser pastes: with what each program puts on the clipboard, which no test may write there. */
const paste = (page: Page, html: string, plain: string) =>
  area(page).evaluate(
    (element, data) => {
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { 'text/html': html, 'text/plain': plain },
  );

test('a text of Google Docs or Word is pasted as Markdown, undone alone, or pasted as text', async ({
  camille,
}) => {
  const errors: string[] = [];
  camille.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await loadAxe(camille);
  await begin(camille, 'Essai du collage', 'Début.\n\nMILIEU\n\nFin.\n');
  const docs = (await fixture('google-docs.md')).trim();
  await select(camille, 'MILIEU');
  await paste(camille, await fixture('google-docs.html'), 'Un bilan pour les agents');
  await expect(area(camille)).toHaveValue(`Début.\n\n${docs}\n\nFin.\n`);
  await expect(camille.locator('.po-paste-status')).toContainText('Collé avec sa mise en forme.');
  await expect(camille.locator('.po-paste-status')).toContainText('1 image n’est pas reprise');
  await expect(area(camille)).toBeFocused();
  expect([...(await listViolations(camille)), ...(await listOverflows(camille))]).toEqual([]);

  await camille.getByRole('button', { name: 'Annuler le collage' }).click();
  await expect(area(camille)).toHaveValue('Début.\n\nMILIEU\n\nFin.\n');
  await expect(camille.locator('.po-paste-status')).toBeHidden();
  await expect(area(camille)).toBeFocused();
  await paste(camille, await fixture('google-docs.html'), 'Un bilan pour les agents');
  await camille.getByRole('button', { name: 'Coller le texte seul' }).click();
  await expect(area(camille)).toHaveValue('Début.\n\nUn bilan pour les agents\n\nFin.\n');

  await select(camille, 'Fin.');
  await paste(camille, await fixture('word.html'), 'Note de service');
  const word = (await fixture('word.md')).trim();
  await expect(area(camille)).toHaveValue(`Début.\n\nUn bilan pour les agents\n\n${word}\n`);
  await camille.keyboard.type('Suite');
  await expect(area(camille)).toHaveValue(/Suite\n?$/);
  await expect(camille.locator('.po-paste-status')).toBeHidden();
  await expect(camille.locator('#controle-etat')).toContainText(/conseil|Rien à signaler/, {
    timeout: 20_000,
  });
  await expect(camille.locator('#controle-etat')).not.toContainText('empêche');
  await camille.keyboard.press('Control+z');
  await camille.keyboard.press('Control+z');
  await expect(area(camille)).toHaveValue('Début.\n\nUn bilan pour les agents\n\nFin.\n');
  expect(errors).toEqual([]);
});

test('shown in its form, a text takes what is pasted as the plain one does, and gives it back', async ({
  studio,
}) => {
  const context = await studio.enter('colle-en-forme', 'redacteur', { isNew: true });
  const page = await context.newPage();
  await begin(page, 'Essai du collage en forme', 'Début.\n\n');
  await area(page).press('ControlOrMeta+End');
  await paste(
    page,
    '<p>Un <b>mot</b> et un <a href="https://exemple.fr/">lien</a>.</p>',
    'Un mot et un lien.',
  );
  await expect(area(page)).toContainText('Un **mot** et un [lien](https://exemple.fr/).');
  await expect(page.locator('.po-paste-status')).toContainText('Collé avec sa mise en forme.');
  await page.getByRole('button', { name: 'Annuler le collage' }).click();
  await expect(area(page)).not.toContainText('mot');
  await expect(area(page)).toContainText('Début.');
  await context.close();
});

test('a link is chosen among the pages of the portal, or written, by keyboard', async ({ camille }) => {
  await loadAxe(camille);
  await begin(camille, 'Essai des liens', 'Voir Mano et le décret.\n');
  await select(camille, 'Mano');
  await camille.keyboard.press('Control+k');
  const dialog = camille.getByRole('dialog', { name: 'Insérer un lien' });
  await expect(dialog.getByLabel('Texte du lien')).toHaveValue('Mano');
  await expect(dialog.getByLabel('Chercher une page du portail')).toBeFocused();
  await camille.keyboard.type('mano');
  const found = dialog.getByRole('button', { name: /· \/produits\/mano$/ });
  await expect(found).toBeVisible();
  await camille.emulateMedia({ colorScheme: 'dark' });
  await camille.setViewportSize({ width: 320, height: 800 });
  expect([...(await listViolations(camille)), ...(await listOverflows(camille))]).toEqual([]);
  await camille.keyboard.press('Tab');
  await camille.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(area(camille)).toBeFocused();
  await expect(area(camille)).toHaveValue('Voir [Mano](/produits/mano) et le décret.\n');

  await select(camille, 'le décret');
  await camille.getByRole('button', { name: 'Lien', exact: true }).click();
  await dialog.getByLabel('Ou donner une adresse').fill('le décret');
  await camille.keyboard.press('Enter');
  await expect(dialog.getByText('Cette adresse ne mène nulle part')).toBeVisible();
  await dialog.getByLabel('Ou donner une adresse').fill('www.legifrance.gouv.fr/jorf');
  await camille.keyboard.press('Enter');
  await expect(area(camille)).toHaveValue(
    'Voir [Mano](/produits/mano) et [le décret](https://www.legifrance.gouv.fr/jorf).\n',
  );
  await camille.getByRole('button', { name: 'Lien', exact: true }).click();
  await camille.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(camille.getByRole('button', { name: 'Lien', exact: true })).toBeFocused();
});

test('a document of Word becomes a draft with its image, which waits for its alternative', async ({
  studio,
}) => {
  const image = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#225588' } })
    .png()
    .toBuffer();
  const buffer = makeDocx(
    paragraph(run('Le bilan de mai'), 'Titre') +
      paragraph(run('Les chiffres'), 'Titre1') +
      paragraph(run('Un texte avec {accolades}.')) +
      picture('rImage', ''),
    { images: { rImage: image } },
  );
  const send = async (page: Page, bytes: Buffer) => {
    await page.goto('/studio/nouveau/actualites');
    await page.getByText('Partir d’un document Word').click();
    await page.getByLabel(/^Document/).setInputFiles({ name: 'note.docx', mimeType: '', buffer: bytes });
    await page.getByRole('button', { name: 'Reprendre ce document' }).click();
  };
  // The form needs no script; the editor does.
  const plain = await studio.enter('document-sans-script', 'redacteur', { javaScriptEnabled: false });
  const form = await plain.newPage();
  await send(form, Buffer.from('%PDF-1.7'));
  await expect(form.getByText('n’est pas un document Word')).toBeVisible();
  await send(form, buffer);
  await expect(form).toHaveURL(/\/studio\/brouillons\/\d+\?avis=docx-repris$/);
  await send(form, buffer);
  await expect(form.getByText('Cette adresse est déjà prise')).toBeVisible();
  await plain.close();

  const context = await studio.enter('document-editeur', 'editeur');
  const page = await context.newPage();
  await loadAxe(page);
  await page.goto('/studio/nouveau/actualites');
  await page.getByText('Partir d’un document Word').click();
  expect([...(await listViolations(page)), ...(await listOverflows(page))]).toEqual([]);
  await page.goto('/studio');
  await page.getByRole('link', { name: /^Le bilan de mai/ }).click();
  await awaitEditor(page);
  await page.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await expect(area(page)).toHaveValue(
    /## Les chiffres\n\nUn texte avec \\\{accolades\\\}\.\n\n<Figure src="\/medias\/le-bilan-de-mai-1-[0-9a-f]{10}\.png" alt="" \/>/,
  );
  await expect(page.locator('#controle-etat')).toContainText('1 point empêche la publication', {
    timeout: 20_000,
  });
  await context.close();
});
