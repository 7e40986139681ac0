import { expect, type Page } from '@playwright/test';
import { beginText, showText, textOf } from './support/begin-text.ts';
import { listOverflows, listViolations, loadAxe } from './support/judge-page.ts';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const CARD = '<ProductCard slug="mano" />';
const card = (page: Page, words: string) => page.locator('.po-card', { hasText: words });

/** The first card is chosen, as a click does it. */
async function chooseCard(page: Page): Promise<void> {
  await card(page, 'Carte de produit').click({ position: { x: 20, y: 10 } });
  await expect(card(page, 'Carte de produit')).toHaveClass(/selected/);
}

/** As a browser pastes: no test may write what programs put on the clipboard. */
const paste = (page: Page, words: string) =>
  textOf(page).evaluate((element, plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, words);

/** As a keyboard composes a word: letters that stand for a while, then become those. */
async function compose(page: Page, words: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const key = { key: 'Process', windowsVirtualKeyCode: 229 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 });
  await expect(textOf(page)).toContainText('^');
  await session.send('Input.insertText', { text: words });
  await session.detach();
}

const WAYS = {
  typed: (page: Page) => page.keyboard.type('Après'),
  composed: (page: Page) => compose(page, 'Après'),
  pasted: (page: Page) => paste(page, 'Après'),
};

for (const [way, write] of Object.entries(WAYS)) {
  test(`words ${way} on a card that is chosen are a paragraph after it`, async ({ camille }) => {
    await beginText(camille, `Sur une carte, ${way}`, '');
    for (const [before, after] of [
      [`\nUn.\n\n${CARD}\n\nFin.\n`, `\nUn.\n\n${CARD}\n\nAprès.\n\nFin.\n`],
      [`\nUn.\n\n${CARD}`, `\nUn.\n\n${CARD}\n\nAprès.`],
      [CARD, `${CARD}\n\nAprès.`],
    ] as const) {
      await showText(camille, 'Brut');
      await textOf(camille).fill(before);
      await showText(camille, 'Mis en forme');
      await chooseCard(camille);
      await write(camille);
      await camille.keyboard.type('.');
      await expect(card(camille, 'Carte de produit')).toBeVisible();
      await showText(camille, 'Brut');
      await expect(textOf(camille)).toHaveValue(after);
    }
  });
}

test('a card that a tool puts in opens with empty fields, takes a product by its name, and goes away when it is cancelled', async ({
  camille,
}) => {
  const tool = camille.getByRole('button', { name: 'Carte de produit', exact: true });
  const dialog = camille.getByRole('dialog', { name: 'Carte de produit' });
  const field = dialog.getByLabel(/^Produit/);
  await beginText(camille, 'Une carte neuve', 'Un.');
  await showText(camille, 'Mis en forme');
  await textOf(camille).press('Control+End');

  for (const leave of ['Annuler', 'Escape'] as const) {
    await tool.click();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('');
    if (leave === 'Escape') await camille.keyboard.press('Escape');
    else await dialog.getByRole('button', { name: leave }).click();
    await expect(dialog).toBeHidden();
    await expect(textOf(camille)).toBeFocused();
    await expect(camille.locator('.po-card')).toHaveCount(0);
  }
  await camille.keyboard.type('.');
  await tool.click();
  await dialog.getByRole('button', { name: 'Valider' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Il manque ce champ : Produit');
  await expect(field).toBeFocused();
  // The list that the browser shows is its own: what it is made of is here.
  await expect(dialog.locator('option[value="domifa"]')).toHaveAttribute('label', 'DomiFa');
  await camille.keyboard.type('Mano');
  await camille.keyboard.press('Enter');
  await expect(card(camille, 'Carte de produit')).toContainText('mano');
  await showText(camille, 'Brut');
  await expect(textOf(camille)).toHaveValue(/^Un\.\.\n\n<ProductCard slug="mano" \/>\s*$/);

  // In the plain text the question is selected; left there, the check says so.
  await textOf(camille).press('Control+End');
  await camille.getByRole('button', { name: 'Encadré', exact: true }).click();
  await expect(textOf(camille)).toBeFocused();
  await camille.keyboard.type('Un titre');
  await expect(textOf(camille)).toHaveValue(/<Callout title="Un titre">\n\n\[Que faut-il retenir \?\]/);
  await expect(camille.getByText('Il reste ici un texte du modèle.').first()).toBeVisible();
});

test('cards of a video and of a table are filled in by fields, without a mark to know', async ({
  studio,
}) => {
  const context = await studio.enter('champs-de-cartes', 'redacteur', { reducedMotion: 'reduce' });
  const page = await context.newPage();
  await loadAxe(page);
  await beginText(page, 'Une vidéo et un tableau', 'Un.');
  await showText(page, 'Mis en forme');
  await textOf(page).press('Control+End');

  await page.getByRole('button', { name: 'Vidéo', exact: true }).click();
  const video = page.getByRole('dialog', { name: 'Vidéo' });
  await expect(video).not.toContainText(/balise|Markdown|="/);
  await expect(video.locator('option[value="/medias/chercher-dans-le-catalogue.mp4"]')).toHaveCount(1);
  await video.getByLabel(/^Vidéo/).fill('/medias/chercher-dans-le-catalogue.mp4');
  await video.getByLabel(/^Titre/).fill('Chercher');
  await video.getByRole('button', { name: 'Valider' }).click();
  await expect(video.getByRole('alert')).toContainText('Il manque ce champ : Sous-titres');
  await video.getByLabel(/^Sous-titres/).fill('/medias/chercher-dans-le-catalogue.vtt');
  await video.getByRole('button', { name: 'Valider' }).click();
  await expect(video.getByRole('alert')).toContainText('Il manque ce champ : Transcription');
  await expect(video.getByLabel(/^Transcription/)).toBeFocused();
  await page.keyboard.type('Une personne cherche.');
  await video.getByRole('button', { name: 'Valider' }).click();
  await expect(card(page, 'Vidéo')).toContainText('Une personne cherche.');

  await page.getByRole('button', { name: 'Tableau', exact: true }).click();
  const table = page.getByRole('dialog', { name: 'Tableau avec titre' });
  await table.getByLabel(/^Titre du tableau/).fill('Les durées');
  await table.getByLabel('Nom de la colonne 1').fill('Phase');
  await table.getByLabel('Nom de la colonne 2').fill('Durée');
  await table.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await table.getByLabel('Ligne 1, colonne 1').fill('Construction | suite');
  await table.getByLabel('Ligne 2, colonne 2').fill('6 mois');
  for (const [width, theme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: `test-results/table-${width}.png` });
    expect([...(await listViolations(page)), ...(await listOverflows(page))]).toEqual([]);
  }
  await table.getByRole('button', { name: 'Valider' }).click();
  await expect(table).toBeHidden();
  await showText(page, 'Brut');
  await expect(textOf(page)).toHaveValue(/<\/Table>/);
  expect((await textOf(page).inputValue()).trimEnd()).toBe(
    `Un.

<Video src="/medias/chercher-dans-le-catalogue.mp4" title="Chercher" captions="/medias/chercher-dans-le-catalogue.vtt">

Une personne cherche.

</Video>

<Table caption="Les durées">

| Phase | Durée |
| --- | --- |
| Construction \\| suite |  |
|  | 6 mois |

</Table>`,
  );
  await context.close();
});
