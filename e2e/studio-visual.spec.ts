import { expect, type Page } from '@playwright/test';
import { findDraft } from '#db/queries/drafts.ts';
import { AWKWARD_SOURCES } from '#lib/studio/testing/awkward-sources.ts';
import { awaitEditor } from './support/await-editor.ts';
import { beginDraft } from './support/begin-draft.ts';
import { beginText as begin, showText as show, textOf as source } from './support/begin-text.ts';
import { listOverflows, listViolations, loadAxe } from './support/judge-page.ts';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const TEXT = `
Un **mot** en gras.

<Callout title="À savoir">

Une phrase.

</Callout>

## Un intertitre

<ProductCard slug="mano" />

Fin, par <Setting name="publisher.name" />.
`;

const saved = (page: Page) =>
  expect(page.locator('#etat-brouillon')).toContainText('Enregistré à', { timeout: 15_000 });
const card = (page: Page, words: string) => page.locator('.po-card', { hasText: words });

/** What the browser refused of the page, by its policy. */
function watchPolicy(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  return refused;
}

test('who has never written here begins with the text in its form', async ({ studio }) => {
  const context = await studio.enter('debut', 'redacteur', { isNew: true });
  const page = await context.newPage();
  await begin(page, 'Un début', 'Un **premier** texte.');
  await expect(page.getByRole('radio', { name: 'Mis en forme' })).toBeChecked();
  await expect(page.locator('.cm-content')).toContainText('Un **premier** texte.');
  await saved(page);
  await context.close();
});

test('the same text, with its components as cards that a dialog changes; the plain text area is one click away', async ({
  camille,
}) => {
  const refused = watchPolicy(camille);
  await loadAxe(camille);
  await begin(camille, 'Mis en forme', TEXT);
  await show(camille, 'Mis en forme');
  await expect(source(camille)).toHaveAttribute('aria-multiline', 'true');
  await expect(camille.locator('.po-card')).toHaveCount(3);
  await expect(camille.locator('.po-md-strong', { hasText: 'mot' })).toHaveCSS('font-weight', '700');

  // Folded, and in its place.
  const before = await card(camille, 'Carte de produit').boundingBox();
  await card(camille, 'Encadré').click({ position: { x: 20, y: 10 } });
  await expect(card(camille, 'Encadré')).toHaveClass(/selected/);
  expect(await card(camille, 'Carte de produit').boundingBox()).toEqual(before);
  expect(await listViolations(camille)).toEqual([]);

  await camille.getByRole('button', { name: 'Modifier : Encadré À savoir' }).click();
  const dialog = camille.getByRole('dialog', { name: 'Encadré' });
  await dialog.getByLabel(/^Titre/).fill('À « savoir » & "dire"');
  await dialog.getByLabel(/^Texte de l’encadré/).fill('Une phrase.\n\n</Callout>');
  expect(await listViolations(camille)).toEqual([]);
  await dialog.getByRole('button', { name: 'Valider' }).click();
  await expect(dialog.getByRole('alert')).toContainText('casseraient la balise');
  await dialog.getByLabel(/^Texte de l’encadré/).fill('Une autre phrase.');
  await dialog.getByRole('button', { name: 'Valider' }).click();
  await expect(dialog).toBeHidden();
  await expect(card(camille, 'Une autre phrase.')).toBeVisible();

  await camille.getByRole('button', { name: /^Supprimer : Carte de produit/ }).click();
  await expect(camille.locator('.po-card')).toHaveCount(2);
  await camille.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(camille.locator('.po-card')).toHaveCount(3);

  // What the toolbar writes opens at once; it and its words are undone one by one.
  await camille.getByRole('button', { name: 'Citation', exact: true }).click();
  const quote = camille.getByRole('dialog', { name: 'Citation' });
  await quote.getByLabel(/^Auteur/).fill('Une ministre');
  await quote.getByLabel(/^Parole/).fill('Nous ouvrons.');
  await quote.getByRole('button', { name: 'Valider' }).click();
  await expect(card(camille, 'Une ministre')).toBeVisible();
  for (const cards of [4, 3]) {
    await camille.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect(card(camille, 'Une ministre')).toHaveCount(0);
    await expect(camille.locator('.po-card')).toHaveCount(cards);
  }

  await show(camille, 'Brut');
  await expect(source(camille)).toHaveValue(
    TEXT.replace('"À savoir"', '"À « savoir » &amp; &quot;dire&quot;"').replace(
      'Une phrase.',
      'Une autre phrase.',
    ),
  );
  await saved(camille);
  expect(refused).toEqual([]);
});

test('by keyboard alone a card is chosen, changed, left and deleted; Tab leaves the text; a fault is gone to', async ({
  camille,
}) => {
  const { keyboard } = camille;
  await begin(camille, 'Au clavier', TEXT);
  await show(camille, 'Mis en forme');
  await source(camille).focus();
  await keyboard.press('Control+Home');
  for (let line = 0; line < 3; line += 1) await keyboard.press('ArrowDown');
  await expect(card(camille, 'Encadré')).toHaveClass(/selected/);
  await keyboard.press('Enter');
  const dialog = camille.getByRole('dialog', { name: 'Encadré' });
  await expect(dialog.getByLabel(/^Titre/)).toBeFocused();
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(source(camille)).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.type('Retenir : ');
  await keyboard.press('Enter');
  await expect(card(camille, 'Encadré')).toContainText('Retenir');

  await keyboard.type('Dessous.');
  await keyboard.press('Control+z');
  await keyboard.press('Control+y');
  for (let line = 0; line < 4; line += 1) await keyboard.press('ArrowUp');
  await expect(card(camille, 'Encadré')).toHaveClass(/selected/);
  await keyboard.press('Delete');
  await expect(card(camille, 'Encadré')).toHaveCount(0);
  await keyboard.press('Control+End');
  for (let back = 0; back < 3; back += 1) await keyboard.press('ArrowLeft');
  await expect(card(camille, 'Réglage')).toHaveClass(/selected/);
  await keyboard.press('ArrowLeft');
  await keyboard.type('la ');
  await keyboard.press('Control+End');
  await keyboard.press('Control+b');
  await keyboard.type('gras');
  await keyboard.press('Tab');
  await expect(camille.getByRole('button', { name: 'Commenter la sélection' })).toBeFocused();

  await saved(camille);
  await camille.reload();
  await awaitEditor(camille);
  await camille.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await expect(source(camille)).toHaveAttribute('aria-multiline', 'true');
  await expect(source(camille)).toContainText('**gras**');
  await source(camille).press('Control+Home');
  await keyboard.type('[ici](/produits/rien)');
  await camille
    .getByRole('button', { name: /^Aller à la ligne/ })
    .first()
    .click({ timeout: 20_000 });
  await expect(source(camille)).toBeFocused();
  await show(camille, 'Brut');
  await expect(source(camille)).toHaveValue(
    `[ici](/produits/rien)${TEXT.replace(/<Callout[^]*<\/Callout>\n\n/, 'Dessous.\n\n').replace('par ', 'par la ')}**gras**`,
  );
});

const BROKEN =
  '\uFEFF---\r\ntitle: Un\ndate: 2026-11-01\r\n---\r\n\n<Callout>\r\n\n{1 + \r\n\n</Quote>\r\nFin';

test('what is opened and shown in every way keeps its bytes; what is typed changes its own', async ({
  studio,
  camille,
}) => {
  const person = await studio.signIn('auteur', 'redacteur');
  const sources = [['broken', BROKEN], ...AWKWARD_SOURCES.filter(([name]) => name === 'CRLF')] as const;
  await camille.addInitScript(() => {
    localStorage.setItem('portail-texte', 'visual');
  });
  for (const [name, text] of sources) {
    const id = await beginDraft(studio.store, person.id, `octets-${name.toLowerCase()}`, text);
    await camille.goto(`/studio/brouillons/${id}`);
    await awaitEditor(camille);
    await camille.getByLabel('Texte', { exact: true }).first().check({ force: true });
    await camille.getByLabel('Montrer aussi l’en-tête (YAML)').check({ force: true });
    await show(camille, 'Brut');
    await show(camille, 'Mis en forme');
    await expect(source(camille)).toHaveAttribute('aria-multiline', 'true');
    await expect(camille.getByRole('button', { name: 'Annuler', exact: true })).toBeDisabled();
    await source(camille).press('Control+End');
    await camille.keyboard.type('é !');
    await camille.getByRole('button', { name: 'Enregistrer maintenant' }).click();
    await saved(camille);
    expect((await findDraft(studio.store, id))?.text).toBe(`${text}é !`);
  }
});

test('at 320 px and in the dark nothing is hidden nor too wide', async ({ studio }) => {
  const context = await studio.enter('petit', 'editeur', {
    colorScheme: 'dark',
    viewport: { width: 320, height: 800 },
  });
  const page = await context.newPage();
  await loadAxe(page);
  await begin(page, 'Petit écran', TEXT);
  await show(page, 'Mis en forme');
  await page.getByRole('button', { name: 'Modifier : Encadré À savoir' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect([...(await listViolations(page)), ...(await listOverflows(page))]).toEqual([]);
  await page.keyboard.press('Escape');
  // DSFR's own colours under the pointer are lighter than the rule asks.
  await page.mouse.move(0, 0);
  expect([...(await listViolations(page)), ...(await listOverflows(page))]).toEqual([]);
  await context.close();
});

test('where it cannot be loaded, the plain text area serves', async ({ camille }) => {
  await begin(camille, 'Sans le visuel', TEXT);
  await camille.route('**/_next/static/**', (route) => route.abort());
  await show(camille, 'Mis en forme');
  await expect(camille.getByText('n’a pas pu être chargée')).toBeVisible();
  await expect(source(camille)).toHaveValue(TEXT);
});
