import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { awaitEditor } from './support/await-editor.ts';
import { beginArticle } from './support/begin-article.ts';
import { test } from './support/studio-test.ts';
import { tabTo } from './support/tab-to.ts';

// One portal for all: in one worker, in order.
test.describe.configure({ mode: 'default', timeout: 300_000 });

const saved = (page: Page) =>
  expect(page.locator('#etat-brouillon')).toContainText('Enregistré à', { timeout: 15_000 });
const area = (page: Page) => page.getByRole('textbox', { name: /^Texte/ });

async function write(page: Page, text: string): Promise<void> {
  await awaitEditor(page);
  await page.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await area(page).fill(text);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publier' }).click();
}

test('an article is written from nothing, refused, mended, published, changed by two people, and put back', async ({
  studio,
  camille,
  dominique,
}) => {
  const title = 'Essai du studio';
  await beginArticle(camille, title);
  await write(
    camille,
    'Un texte court.\n\n<Figure src="/medias/mano.png" alt="" />\n\n<ProductCard slug="mano" />\n',
  );
  await expect(camille.locator('#controle-etat')).toContainText('1 point empêche la publication', {
    timeout: 20_000,
  });
  await publish(camille);
  await expect(camille.locator('#publication-etat')).toContainText('Publication refusée');
  expect((await camille.request.get('/actualites/essai-du-studio')).status()).toBe(404);

  await area(camille).fill(
    'Un texte court.\n\n<Figure src="/medias/mano.png" alt="Une rue la nuit" />\n\n<ProductCard slug="mano" />\n',
  );
  await expect(camille.locator('#controle-etat')).toContainText('Rien à signaler', { timeout: 20_000 });
  await publish(camille);
  await expect(camille.locator('#publie')).toContainText('Le fichier du dépôt est à jour', {
    timeout: 20_000,
  });
  const page = await camille.request.get('/actualites/essai-du-studio');
  expect(page.status()).toBe(200);
  const html = await page.text();
  expect(html).toContain('Une rue la nuit');
  expect(html).toContain('/produits/mano');
  const file = await readFile(join(studio.contentDir, 'actualites/essai-du-studio.mdx'), 'utf8');
  expect(file).toContain('<ProductCard slug="mano" />');

  // Two people at once: the second reads, until they take the hand.
  await camille.goto('/studio/contenus/actualites/essai-du-studio');
  await camille.getByRole('button', { name: 'Modifier' }).click();
  await camille.waitForURL(/brouillons/);
  await expect(camille.locator('#controle-etat')).toContainText('Rien à signaler', { timeout: 20_000 });
  await write(camille, 'Le texte de Camille.\n');
  await saved(camille);
  await dominique.goto(camille.url());
  await expect(dominique.getByLabel('Texte enregistré')).toHaveValue(/Le texte de Camille/);
  await expect(dominique.locator('#controle-etat')).toContainText('Rien à signaler', { timeout: 20_000 });
  await dominique.getByRole('button', { name: 'Prendre la main' }).click();
  await expect(dominique.locator('#presence')).toContainText('Vous avez la main');
  await write(dominique, 'Le texte de Dominique.\n');
  await saved(dominique);
  await publish(dominique);
  await expect(dominique.locator('#publie')).toBeVisible({ timeout: 20_000 });
  expect(await (await dominique.request.get('/actualites/essai-du-studio')).text()).toContain(
    'Le texte de Dominique.',
  );

  // Back to the first version.
  await camille.goto('/studio/contenus/actualites/essai-du-studio');
  await camille
    .getByRole('link', { name: /^Version du/ })
    .last()
    .click();
  await camille.getByRole('button', { name: 'Reprendre cette version dans un brouillon' }).click();
  await camille.waitForURL(/brouillons/);
  await expect(camille.locator('#controle-etat')).toContainText('Rien à signaler', { timeout: 20_000 });
  await publish(camille);
  await expect(camille.locator('#publie')).toBeVisible({ timeout: 20_000 });
  expect(await (await camille.request.get('/actualites/essai-du-studio')).text()).toContain(
    'Une rue la nuit',
  );
});

test('a product’s phase is changed, and the catalogue, the feed and the API follow', async ({ camille }) => {
  await camille.goto('/studio/contenus/produits/nata');
  await camille.getByRole('button', { name: 'Modifier' }).click();
  await camille.waitForURL(/brouillons/);
  await awaitEditor(camille);
  await camille.getByRole('button', { name: 'Ajouter une phase' }).click();
  const row = camille.getByRole('group', { name: /^phase \d+$/ }).last();
  await row.getByLabel('Phase').selectOption('transfere');
  await row.getByLabel('Début').fill('2026-11-01');
  await row.getByLabel('Commentaire').fill('Essai');
  await row.getByLabel('Commentaire').blur();
  await saved(camille);
  const override = camille.getByLabel(/Pourquoi publier malgré/);
  await expect(camille.locator('#controle-etat')).not.toContainText('en cours', { timeout: 20_000 });
  if (await override.isVisible()) await override.fill('Essai');
  await publish(camille);
  await expect(camille.locator('#publie')).toBeVisible({ timeout: 20_000 });
  const list = await camille.request.get('/produits?statut=transfere&q=nata');
  expect(await list.text()).toContain('/produits/nata');
  expect(await (await camille.request.get('/produits/flux.atom?q=nata')).text()).toContain('2026-11-01');
  const product: unknown = await (await camille.request.get('/api/v1/products/nata')).json();
  expect(product).toMatchObject({ data: { status: 'transfere', phase: { name: 'transfere' } } });
});

test('a session that ends loses no word, and the next one of the same person goes on saving', async ({
  studio,
  camille,
}, { testId }) => {
  await beginArticle(camille, 'Texte gardé');
  const context = camille.context();
  const state = camille.locator('#etat-brouillon');
  await context.clearCookies();
  await write(camille, 'Écrit après la fin de la session.\n');
  await expect(state).toContainText('Votre session a expiré');
  await expect(state).toContainText('gardé dans ce navigateur');
  const kept = await camille.evaluate(() => Object.values(localStorage).join());
  expect(kept).toContain('Écrit après la fin de la session.');

  // Someone else signs in first, in the same browser: nothing is saved under their name.
  const other = `voisin-${testId}`;
  await (await studio.enter(other, 'editeur')).close();
  await studio.signInAgain(context, other);
  await camille.getByRole('button', { name: 'Enregistrer maintenant' }).click();
  await expect(state).toContainText(`au nom de ${other}`);
  await expect(state).toContainText('gardé dans ce navigateur');

  await studio.signInAgain(context, `camille-${testId}`);
  await expect(state).toContainText('Votre session est rouverte. Enregistré à');
  await expect(camille.locator('#controle-etat')).toContainText('Rien à signaler');
  const warnings: string[] = [];
  camille.on('dialog', (dialog) => {
    warnings.push(dialog.type());
    void dialog.accept();
  });
  await camille.reload();
  expect(warnings).toEqual([]);
  await awaitEditor(camille);
  await camille.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await expect(area(camille)).toHaveValue(/Écrit après la fin de la session\./);
  await expect(camille.getByText('Ce navigateur garde un texte')).toHaveCount(0);
});

test('where the browser keeps nothing, the status says so', async ({ camille }) => {
  await beginArticle(camille, 'Sans mémoire');
  await camille.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('refusé', 'QuotaExceededError');
    };
  });
  await camille.context().setOffline(true);
  await write(camille, 'Écrit sans réseau.\n');
  const state = camille.locator('#etat-brouillon');
  await expect(state).toContainText('Le réseau ne répond pas');
  await expect(state).toContainText('Ce navigateur refuse de garder votre texte');
  await camille.context().setOffline(false);
  await saved(camille);
});

test('a text that the browser kept is offered when the draft is opened again', async ({ camille }) => {
  await beginArticle(camille, 'Texte repris');
  const id = Number(camille.url().split('/').at(-1)?.split('?')[0]);
  await camille.evaluate((draft) => {
    const kept = {
      version: 1,
      text: '---\ntitle: Repris\ndate: 2026-01-01\n---\n\nRetrouvé.\n',
      at: Date.now(),
    };
    localStorage.setItem(`portail-brouillon-${draft}`, JSON.stringify(kept));
  }, id);
  await camille.reload();
  await camille.getByRole('button', { name: 'Reprendre ce texte' }).click();
  await saved(camille);
  await camille.reload();
  await expect(camille.getByRole('heading', { level: 1, name: 'Repris' })).toBeVisible();
});

test('what is clicked before the editor answers is refused, never lost', async ({ camille }) => {
  await beginArticle(camille, 'Trop tôt');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await camille.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await camille.reload({ waitUntil: 'commit' });
  const choice = camille.locator('label[for="volet-texte"]');
  await expect(choice).toBeVisible();
  await expect(choice.click({ trial: true, timeout: 1_000 })).rejects.toThrow('element is inert');
  release();
  await choice.click();
  await expect(area(camille)).toBeVisible();
});

test('a heading is mended at a click, and the change undone', async ({ camille }) => {
  await beginArticle(camille, 'Un intertitre');
  await write(camille, 'Un texte.\n\n#### Trop bas\n\nFin.\n');
  await camille.getByRole('button', { name: /^Corriger : .*titre/i }).click({ timeout: 20_000 });
  await expect(area(camille)).toHaveValue(/\n## Trop bas\n/);
  await camille.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(area(camille)).toHaveValue(/\n#### Trop bas\n/);
});

async function enter(page: Page, role: 'button' | 'link', name: string | RegExp) {
  await tabTo(page, role, name);
  await page.keyboard.press('Enter');
}

/** The panel beside the one that is shown. */
async function nextPanel(page: Page, panel: string) {
  await tabTo(page, 'radio', panel);
  await page.keyboard.press('ArrowRight');
}

test('by keyboard alone an article is written, refused, mended, published, changed and put back', async ({
  camille,
}) => {
  const { keyboard } = camille;
  const published = () => expect(camille.locator('#publie')).toBeVisible({ timeout: 20_000 });
  const checked = (text: string) =>
    expect(camille.locator('#controle-etat')).toContainText(text, { timeout: 20_000 });
  await camille.goto('/studio');
  await enter(camille, 'link', 'Écrire un article');
  await camille.waitForURL(/nouveau/);
  await tabTo(camille, 'textbox', /Son titre/);
  await keyboard.type('Au clavier seul');
  await enter(camille, 'button', 'Commencer');
  await camille.waitForURL(/brouillons/);
  await nextPanel(camille, 'Fiche');
  await tabTo(camille, 'textbox', /^Texte/);
  await keyboard.press('Control+a');
  await keyboard.type(
    'Un texte court.\n\n<ProductCard slug="mano" />\n\n<Figure src="/medias/mano.png" alt="',
  );
  await keyboard.type('" />');
  await checked('1 point empêche la publication');
  await enter(camille, 'button', 'Publier');
  await expect(camille.locator('#publication-etat')).toContainText('Publication refusée');
  await tabTo(camille, 'textbox', /^Texte/);
  await keyboard.press('Control+End');
  for (let back = 0; back < 4; back += 1) await keyboard.press('ArrowLeft');
  await keyboard.type('Une rue la nuit');
  await checked('Rien à signaler');
  await enter(camille, 'button', 'Publier');
  await published();
  expect(await (await camille.request.get('/actualites/au-clavier-seul')).text()).toContain(
    'Une rue la nuit',
  );

  await camille.goto('/studio/contenus/actualites/au-clavier-seul');
  await enter(camille, 'button', 'Modifier');
  await camille.waitForURL(/brouillons/);
  await nextPanel(camille, 'Fiche');
  await tabTo(camille, 'textbox', /^Texte/);
  await keyboard.press('Control+a');
  await keyboard.type('Un autre texte.');
  await checked('Rien à signaler');
  await enter(camille, 'button', 'Publier');
  await published();

  await camille.goto('/studio/contenus/actualites/au-clavier-seul');
  await enter(camille, 'link', /^Version du/);
  await camille.waitForURL(/revisions/);
  await enter(camille, 'button', 'Reprendre cette version dans un brouillon');
  await camille.waitForURL(/brouillons/);
  await checked('Rien à signaler');
  await enter(camille, 'button', 'Publier');
  await published();
  expect(await (await camille.request.get('/actualites/au-clavier-seul')).text()).toContain(
    'Une rue la nuit',
  );
});

test('an administrator takes a document out for good, and nothing shows it any more', async ({
  studio,
  camille,
}) => {
  const address = '/actualites/a-purger';
  const file = join(studio.contentDir, 'actualites/a-purger.md');
  await writeFile(file, '---\ntitle: À purger\ndate: 2026-11-01\n---\n\nMot-a-purger.\n');
  await expect.poll(async () => (await camille.request.get(address)).status()).toBe(200);
  expect((await camille.request.get('/studio/purges')).status()).toBe(403);

  const context = await studio.enter('alix', 'administrateur');
  const alix = await context.newPage();
  await alix.goto('/studio/contenus/actualites/a-purger');
  await alix.getByRole('link', { name: 'Supprimer définitivement ce document' }).click();
  await expect(alix.getByLabel('Lequel ?')).toHaveValue('actualites/a-purger');
  await alix.getByLabel('Raison').fill('Demande d’effacement');
  await alix.getByLabel(/ne peut pas être annulée/).check({ force: true });
  await alix.getByRole('button', { name: 'Supprimer définitivement' }).click();
  await expect(alix.getByRole('main').getByRole('status')).toContainText(
    'Supprimé définitivement : actualites/a-purger',
  );
  await expect(alix.getByRole('row', { name: /actualites\/a-purger/ })).toContainText('Demande d’effacement');
  await context.close();

  const gone = await camille.request.get(address);
  expect(gone.status()).toBe(410);
  expect(await gone.text()).not.toContain('À purger');
  expect(await (await camille.request.get('/recherche?q=Mot-a-purger')).text()).not.toContain(address);
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});

test('what visitors did not find is settled by one click', async ({ studio, camille }) => {
  // The worker's portal may have shown other tests' misses.
  studio.forgetMisses();
  studio.miss('search', 'zorglubine');
  studio.miss('search', 'babillarde');
  studio.miss('address', '/startups/vieux-nom-de-mano');
  await camille.goto('/studio');
  await camille.getByRole('link', { name: '3 recherches sans résultat' }).click();
  await camille.getByLabel('Trouver aussi ce que trouvent « zorglubine »').fill('introuvablexyz');
  await camille.getByRole('button', { name: 'Ajouter le synonyme : zorglubine' }).click();
  await expect(
    camille.getByLabel('Trouver aussi ce que trouvent « zorglubine »'),
  ).toHaveAccessibleDescription(/^Ces mots ne trouvent eux-mêmes aucune page/);
  await camille.getByLabel('Trouver aussi ce que trouvent « zorglubine »').fill('maraude');
  await camille.getByRole('button', { name: 'Ajouter le synonyme : zorglubine' }).click();
  await expect(camille.getByText('Le synonyme est ajouté')).toBeVisible();
  await expect
    .poll(async () => (await camille.request.get('/produits?q=zorglubine')).text(), { timeout: 15_000 })
    .toContain('href="/produits/mano"');

  await camille.getByLabel('Mener à « /startups/vieux-nom-de-mano »').fill('/produits/mano');
  await camille.getByRole('button', { name: 'Ajouter la redirection : /startups/vieux-nom-de-mano' }).click();
  await expect(camille.getByText('La redirection est ajoutée')).toBeVisible();
  await expect
    .poll(async () => {
      const answer = await camille.request.get('/startups/vieux-nom-de-mano', { maxRedirects: 0 });
      return [answer.status(), answer.headers()['location']];
    })
    .toEqual([308, '/produits/mano']);

  await camille.getByRole('button', { name: 'Laisser ainsi : babillarde' }).click();
  await expect(camille.getByText('Rien pour l’instant')).toHaveCount(2);
});
