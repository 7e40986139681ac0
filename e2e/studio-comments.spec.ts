import { expect, type Page } from '@playwright/test';
import { awaitEditor } from './support/await-editor.ts';
import { beginDraft } from './support/begin-draft.ts';
import { listOverflows, listViolations, loadAxe } from './support/judge-page.ts';
import type { EntryOptions, TestStudio } from './support/open-studio.ts';
import { test } from './support/studio-test.ts';
import { tabTo } from './support/tab-to.ts';

// One portal for all: in one worker, in order.
test.describe.configure({ mode: 'default', timeout: 120_000 });

const TEXT = '---\ntitle: À commenter\ndate: 2026-11-01\n---\n\nUn texte à préciser.\n\nUne fin.\n';

const heading = (page: Page) => page.getByRole('heading', { level: 2, name: /^Commentaires/ });
const told = (page: Page) => page.locator('#commentaires-etat');
const openOnes = (page: Page) => page.getByRole('list', { name: 'Commentaires ouverts' });

/** An author with a draft, and a reader, each in a browser of their own. */
async function meet(studio: TestStudio, name: string, readerOptions: EntryOptions = {}) {
  const author = await studio.enter(`auteur-${name}`, 'redacteur');
  const reader = await studio.enter(`rosa-${name}`, 'relecteur', readerOptions);
  const { id } = studio.store.db.$client
    .prepare<[string], { id: number }>('SELECT id FROM staff WHERE email = ?')
    .get(`auteur-${name}@exemple.gouv.fr`) ?? { id: 0 };
  const draft = await beginDraft(studio.store, id, `a-commenter-${name}`, TEXT);
  return {
    path: `/studio/brouillons/${draft}`,
    author: await author.newPage(),
    reader: await reader.newPage(),
    leave: async () => {
      await author.close();
      await reader.close();
    },
  };
}

test('a reader comments a passage, and the author answers and settles it, each without leaving the page', async ({
  studio,
}) => {
  const { path, author, reader, leave } = await meet(studio, 'deux');
  await loadAxe(reader);
  await author.goto(path);
  await awaitEditor(author);
  await reader.goto(path);
  await awaitEditor(reader);
  await expect(reader.locator('#presence')).toContainText('Vous pouvez lire et commenter ce brouillon');
  await expect(reader.getByRole('button', { name: 'Abandonner' })).toHaveCount(0);

  // By keyboard: nothing selected, then a passage.
  const text = reader.getByLabel('Texte enregistré');
  await text.focus();
  await tabTo(reader, 'button', 'Commenter la sélection');
  await reader.keyboard.press('Enter');
  await expect(reader.getByText('Sélectionnez d’abord un passage du texte.')).toBeVisible();
  await text.focus();
  await reader.keyboard.type('Rien');
  await reader.keyboard.press('Backspace');
  await expect(text).toHaveValue(TEXT);
  await text.evaluate((area: HTMLTextAreaElement) => {
    const start = area.value.indexOf('Un texte');
    area.setSelectionRange(start, start);
  });
  for (let count = 0; count < 'Un texte'.length; count += 1) await reader.keyboard.press('Shift+ArrowRight');
  await tabTo(reader, 'button', 'Commenter la sélection');
  await reader.keyboard.press('Enter');
  await expect(reader.getByLabel('Passage cité')).toHaveValue('Un texte');
  await expect(reader.getByLabel('Votre commentaire')).toBeFocused();

  await tabTo(reader, 'button', /^Commenter$/);
  await reader.keyboard.press('Enter');
  await expect(reader.getByLabel('Votre commentaire')).toBeFocused();
  await expect(reader.getByLabel('Votre commentaire')).toHaveAccessibleDescription(/Écrivez un commentaire/);
  await reader.keyboard.type('Pour quel public ?');
  await tabTo(reader, 'button', /^Commenter$/);
  await reader.keyboard.press('Enter');
  await expect(told(reader)).toHaveText('Le commentaire est ajouté.');
  await expect(heading(reader)).toHaveText('Commentaires (1 ouvert)');
  await expect(reader.getByLabel('Votre commentaire')).toHaveValue('');
  expect([...(await listViolations(reader)), ...(await listOverflows(reader))]).toEqual([]);

  // The author learns it at the next beat, and what they write meanwhile stays.
  await author.getByLabel('Votre commentaire').fill('En cours');
  await expect(told(author)).toHaveText(/^Nouveau commentaire de rosa-deux/, { timeout: 30_000 });
  await expect(openOnes(author)).toContainText('Un texte');
  await expect(openOnes(author)).toContainText('Pour quel public ?');
  await expect(author.getByLabel('Votre commentaire')).toHaveValue('En cours');
  await expect(openOnes(author).getByRole('button', { name: /^Supprimer/ })).toHaveCount(0);
  await openOnes(author).locator('summary').click();
  await author.getByLabel('Votre réponse').fill('Les agents.');
  await author.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(author.getByRole('list', { name: /Réponses à rosa/ })).toContainText('Les agents.');
  await expect(told(author)).toBeFocused();
  await expect(author.getByLabel('Votre réponse')).toBeHidden();

  await author.getByRole('radio', { name: 'Texte' }).check({ force: true });
  await author.getByRole('textbox', { name: /^Texte/ }).fill('Ce texte, pour les agents.\n\nUne fin.\n');
  await expect(author.locator('#etat-brouillon')).toContainText('Enregistré à', { timeout: 15_000 });
  await author.getByRole('button', { name: /^Marquer comme réglé/ }).click();
  await expect(told(author)).toContainText('Le commentaire est réglé');
  await expect(heading(author)).toHaveText('Commentaires');

  await expect(heading(reader)).toHaveText('Commentaires', { timeout: 30_000 });
  await reader.getByText('Commentaires réglés (1)').click();
  await expect(reader.getByText('ce passage a changé depuis')).toBeVisible();
  await reader.getByRole('button', { name: /^Rouvrir/ }).click();
  await expect(heading(reader)).toHaveText('Commentaires (1 ouvert)');

  // The desk of the author leads to it.
  await author.goto('/studio');
  await author.getByRole('link', { name: /^1 commentaire ouvert/ }).click();
  await expect(heading(author)).toBeInViewport();
  await leave();
});

test('from the author’s own text, a selection is quoted in both presentations', async ({ studio }) => {
  const { path, author, leave } = await meet(studio, 'presentations');
  await author.goto(path);
  await awaitEditor(author);
  await author.getByRole('radio', { name: 'Texte' }).check({ force: true });
  const area = author.getByRole('textbox', { name: /^Texte/ });
  for (const mode of ['Brut', 'Mis en forme']) {
    await author.getByRole('radio', { name: mode }).check({ force: true });
    await area.focus();
    await author.keyboard.press('Control+a');
    await author.getByRole('button', { name: 'Commenter la sélection' }).click();
    await expect(author.getByLabel('Passage cité')).toHaveValue('Un texte à préciser.\n\nUne fin.');
    await author.getByLabel('Passage cité').fill('');
  }
  await leave();
});

test('an open comment is told where one publishes, and holds nothing up', async ({ studio, camille }) => {
  const { path, reader, leave } = await meet(studio, 'ouvert');
  await reader.goto(path);
  await awaitEditor(reader);
  await reader.getByLabel('Votre commentaire').fill('Une remarque.');
  await reader.getByRole('button', { name: 'Commenter', exact: true }).click();
  await expect(heading(reader)).toHaveText('Commentaires (1 ouvert)');
  await camille.goto(path);
  await awaitEditor(camille);
  await expect(camille.getByText('Ce brouillon a 1 commentaire ouvert.')).toBeVisible();
  const why = camille.getByLabel(/Pourquoi publier malgré/);
  if (await why.isVisible()) await why.fill('Essai');
  await camille.getByRole('button', { name: 'Publier' }).click();
  await expect(camille.locator('#publie')).toBeVisible({ timeout: 20_000 });

  // Whoever was on it keeps what they write, and is told.
  await reader.getByLabel('Votre commentaire').fill('Trop tard.');
  await reader.getByRole('button', { name: 'Commenter', exact: true }).click();
  await expect(told(reader)).toContainText('n’existe plus');
  await expect(reader.getByLabel('Votre commentaire')).toHaveValue('Trop tard.');

  await reader.goto('/studio/contenus/actualites/a-commenter-ouvert');
  await reader.getByRole('link', { name: /^Version du/ }).click();
  await reader.getByText('Commentaires du brouillon (1)').click();
  await expect(reader.getByText('Une remarque.')).toBeVisible();
  await leave();
});

test('without JavaScript and by keyboard alone, a reader reads the text, comments, answers, settles and takes back', async ({
  studio,
}) => {
  const { path, reader, leave } = await meet(studio, 'sans-script', { javaScriptEnabled: false });
  await reader.goto(path);
  await expect(reader.getByLabel('Texte enregistré').filter({ visible: true })).toHaveValue(TEXT);
  await tabTo(reader, 'textbox', 'Votre commentaire');
  await reader.keyboard.type('À préciser.');
  await tabTo(reader, 'textbox', /^Passage cité/);
  await reader.keyboard.type('Un texte');
  await tabTo(reader, 'button', /^Commenter$/);
  await reader.keyboard.press('Enter');
  await expect(told(reader)).toHaveText('Le commentaire est ajouté.');
  await expect(heading(reader)).toHaveText('Commentaires (1 ouvert)');
  await expect(openOnes(reader).locator('blockquote')).toHaveText('Un texte');

  await tabTo(reader, 'button', /^Commenter$/);
  await reader.keyboard.press('Enter');
  await expect(reader.getByRole('alert')).toContainText('Écrivez un commentaire : rien n’a été ajouté.');

  await reader.locator('summary', { hasText: 'Répondre' }).focus();
  await reader.keyboard.press('Enter');
  await tabTo(reader, 'textbox', 'Votre réponse');
  await reader.keyboard.type('Une suite.');
  await tabTo(reader, 'button', 'Envoyer la réponse');
  await reader.keyboard.press('Enter');
  await expect(reader.getByRole('list', { name: /Réponses à/ })).toContainText('Une suite.');
  await tabTo(reader, 'button', /^Supprimer/);
  await reader.keyboard.press('Enter');
  await expect(told(reader)).toHaveText('Le commentaire est supprimé.');

  await tabTo(reader, 'button', /^Marquer comme réglé/);
  await reader.keyboard.press('Enter');
  await expect(told(reader)).toContainText('Le commentaire est réglé.');
  await reader.locator('summary', { hasText: 'Commentaires réglés' }).focus();
  await reader.keyboard.press('Enter');
  await tabTo(reader, 'button', /^Rouvrir/);
  await reader.keyboard.press('Enter');
  await expect(heading(reader)).toHaveText('Commentaires (1 ouvert)');
  await leave();
});
