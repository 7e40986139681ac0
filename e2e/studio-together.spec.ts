import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { previewLink } from '#db/schema/together.ts';
import { awaitEditor } from './support/await-editor.ts';
import { beginArticle } from './support/begin-article.ts';
import { listOverflows, listViolations, loadAxe } from './support/judge-page.ts';
import { test } from './support/studio-test.ts';

// One portal for all: in one worker, in order.
test.describe.configure({ mode: 'default', timeout: 120_000 });

const area = (page: Page) => page.getByRole('textbox', { name: /^Texte/ });
const presence = (page: Page) => page.locator('#presence');
const merge = (page: Page) => page.locator('.po-merge');
const saved = (page: Page) =>
  expect(page.locator('#etat-brouillon')).toContainText('Enregistré à', { timeout: 15_000 });

async function write(page: Page, text: string): Promise<void> {
  await awaitEditor(page);
  await page.getByRole('radio', { name: 'Texte' }).check({ force: true });
  await area(page).fill(text);
}

/** Both themes, at the width of a phone and of a desk, where the page stands. */
async function judge(page: Page): Promise<void> {
  const faults: string[] = [];
  for (const [width, theme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((name) => {
      document.documentElement.dataset['frTheme'] = name;
    }, theme);
    const found = [...(await listViolations(page)), ...(await listOverflows(page))];
    faults.push(...found.map((fault) => `${width} ${fault}`));
  }
  expect(faults).toEqual([]);
}

test('two people on one draft see each other, take the hand, and merge what both wrote', async ({
  camille,
  dominique,
}) => {
  for (const page of [camille, dominique]) await loadAxe(page);
  await beginArticle(camille, 'À deux');
  await write(camille, 'Début.\n\nMilieu.\n\nFin.\n');
  await saved(camille);

  await dominique.goto(camille.url());
  await expect(presence(dominique)).toContainText(/camille.* \(a la main\)/);
  await expect(dominique.getByLabel('Texte enregistré')).toHaveValue(/Milieu\./);
  await judge(dominique);
  await dominique.getByRole('button', { name: 'Prendre la main' }).click();
  await expect(presence(dominique)).toContainText('Vous avez la main');
  await expect(dominique.getByRole('radio', { name: 'Fiche' })).toBeFocused();

  // Camille goes on without knowing: her text is refused, kept, and she is told.
  await area(camille).fill('Début de Camille.\n\nMilieu de Camille.\n\nFin.\n');
  await expect(presence(camille)).toContainText(/dominique.* a pris la main\. .* mis de côté/, {
    timeout: 15_000,
  });
  await write(dominique, 'Début.\n\nMilieu de Dominique.\n\nFin de Dominique.\n');
  await saved(dominique);

  await camille.getByRole('button', { name: 'Prendre la main' }).click();
  await expect(
    camille.getByRole('heading', { name: /dominique.* a enregistré ce brouillon avant vous/ }),
  ).toBeFocused();
  await camille.getByRole('button', { name: 'Prendre le texte réuni' }).click();
  await expect(camille.getByRole('radio', { name: 'Garder le mien' })).toBeFocused();
  await expect(merge(camille)).toContainText('Choisissez ce qui reste de ce passage.');
  await judge(camille);
  await camille.getByRole('radio', { name: /Garder les deux/ }).check({ force: true });
  await camille.getByRole('button', { name: 'Prendre le texte réuni' }).click();
  await expect(merge(camille)).toHaveCount(0);
  await saved(camille);
  await expect(area(camille)).toHaveValue(
    'Début de Camille.\n\nMilieu de Dominique.\nMilieu de Camille.\n\nFin de Dominique.\n',
  );

  // At her next beat, Dominique knows that she writes no more, and reads what is saved.
  await expect(presence(dominique)).toContainText(
    /camille.* a pris la main\. Tout votre texte est enregistré/,
    {
      timeout: 15_000,
    },
  );
  await expect(dominique.getByLabel('Texte enregistré')).toHaveValue(/Début de Camille\./);

  await camille.reload();
  await camille.getByText('Textes mis de côté (2)').click();
  await expect(camille.getByLabel(/Texte de dominique/)).toHaveValue(/Milieu de Dominique\./);
  await expect(camille.getByLabel(/Texte de camille/)).toHaveValue(/Milieu de Camille\./);
});

test('a file changed on the disk while its draft is open is merged before it is published', async ({
  studio,
  camille,
}) => {
  const file = join(studio.contentDir, 'actualites/sur-le-disque.md');
  const text = '---\ntitle: Sur le disque\ndate: 2026-11-01\n---\n\nDébut.\n\nFin.\n';
  await writeFile(file, text);
  await expect.poll(async () => (await camille.request.get('/actualites/sur-le-disque')).status()).toBe(200);
  await camille.goto('/studio/contenus/actualites/sur-le-disque');
  await camille.getByRole('button', { name: 'Modifier' }).click();
  await camille.waitForURL(/brouillons/);
  await expect(camille.locator('#controle-etat')).toContainText('Rien à signaler', { timeout: 20_000 });
  await write(camille, '\nDébut du studio.\n\nFin.\n');
  await saved(camille);
  await writeFile(file, text.replace('Fin.', 'Fin du dépôt.'));
  await expect
    .poll(async () => (await camille.request.get('/actualites/sur-le-disque')).text())
    .toContain('Fin du dépôt.');
  await camille.getByRole('button', { name: 'Publier' }).click();
  await expect(camille.locator('#publication-etat')).toContainText('rien n’est publié');
  await expect(merge(camille)).toContainText('se réunissent sans rien perdre');
  await camille.getByRole('button', { name: 'Prendre le texte réuni' }).click();
  await expect(merge(camille)).toHaveCount(0);
  await camille.getByRole('button', { name: 'Publier' }).click();
  await expect(camille.locator('#publie')).toBeVisible({ timeout: 20_000 });
  expect(await readFile(file, 'utf8')).toContain('Début du studio.\n\nFin du dépôt.\n');
});

test('a text kept in the browser does not replace what was saved since', async ({ camille }) => {
  await beginArticle(camille, 'Gardé et dépassé');
  await write(camille, 'Enregistré.\n');
  await saved(camille);
  const id = Number(/brouillons\/(\d+)/.exec(camille.url())?.[1]);
  await camille.evaluate((draft) => {
    const kept = { version: 1, text: 'Gardé, d’avant.\n', at: Date.now() };
    localStorage.setItem(`portail-brouillon-${draft}`, JSON.stringify(kept));
  }, id);
  await camille.reload();
  // Shown by the browser alone: the page answers.
  await camille.getByRole('button', { name: 'Reprendre ce texte' }).click();
  await expect(
    camille.getByRole('heading', {
      name: 'Ce brouillon a été enregistré depuis que vous avez écrit ce texte',
    }),
  ).toBeFocused();
  await camille.getByRole('button', { name: 'Prendre le texte enregistré' }).click();
  await expect(merge(camille)).toHaveCount(0);
  await awaitEditor(camille);
  await camille.getByRole('radio', { name: 'Texte' }).check({ force: true });
  await expect(area(camille)).toHaveValue(/Enregistré\./);
  await camille.reload();
  await camille.getByText(/Textes mis de côté/).click();
  await expect(camille.getByLabel(/Texte de camille/)).toHaveValue('Gardé, d’avant.\n');
});

test('words of a draft closed meanwhile, put aside or as a text kept in the browser, are taken up again', async ({
  camille,
  dominique,
}) => {
  for (const page of [camille, dominique]) await loadAxe(page);
  await beginArticle(camille, 'Fermé pendant que j’écris');
  await write(camille, 'Premier jet.\n');
  await saved(camille);
  const address = camille.url().replace(/[?#].*/, '');

  await dominique.goto(address);
  await dominique.getByText('Abandonner ce brouillon').click();
  await dominique.getByRole('button', { name: 'Abandonner le brouillon' }).click();
  await expect(dominique.getByRole('main').getByRole('status')).toContainText('Le brouillon est abandonné');
  await expect(dominique.getByText(/Ce brouillon a été abandonné le .* par dominique/)).toBeVisible();
  await judge(dominique);

  // What is sent is put aside; what is typed afterwards stays in the browser.
  await area(camille).fill('Premier jet, et la suite.\n');
  await expect(camille.locator('#etat-brouillon')).toContainText('mis de côté');
  await judge(camille);
  await area(camille).fill('Premier jet, la suite, et la fin.\n');
  await expect.poll(() => camille.evaluate(() => Object.values(localStorage).join())).toContain('et la fin');
  camille.on('dialog', (dialog) => void dialog.accept());
  await camille.getByRole('link', { name: 'Retrouver ce texte' }).click();
  await expect(camille.getByLabel(/^Texte enregistré par camille/)).toHaveValue(/Premier jet\./);
  await expect(camille.getByLabel(/^Texte de camille/)).toHaveValue(/Premier jet, et la suite\./);
  await expect(camille.getByLabel('Texte gardé dans ce navigateur')).toHaveValue(/la suite, et la fin\./);
  await judge(camille);

  // Undone by who abandoned it: the text is a draft again.
  await dominique.getByRole('button', { name: /^Reprendre dans un brouillon/ }).click();
  await expect(dominique.getByRole('main').getByText('Le texte est repris dans ce brouillon')).toBeVisible();
  await awaitEditor(dominique);
  await write(dominique, 'Premier jet, relu par Dominique.\n');
  await saved(dominique);

  // Camille’s last words meet it there.
  await camille
    .getByRole('button', { name: 'Reprendre dans un brouillon : texte gardé dans ce navigateur' })
    .click();
  await awaitEditor(camille);
  await camille.getByRole('button', { name: 'Prendre la main' }).click();
  await expect(camille.getByRole('heading', { name: 'Un texte d’un brouillon fermé' })).toBeVisible();
  await judge(camille);
  await camille.getByRole('button', { name: 'Reprendre ce texte' }).click();
  await expect(merge(camille)).toBeVisible();
  await camille.getByRole('button', { name: 'Garder mon texte' }).click();
  await expect(merge(camille)).toHaveCount(0);
  await saved(camille);
  await camille.reload();
  await awaitEditor(camille);
  await camille.getByRole('radio', { name: 'Texte' }).check({ force: true });
  await expect(area(camille)).toHaveValue(/Premier jet, la suite, et la fin\./);
  await expect(camille.getByText('Un texte d’un brouillon fermé')).toHaveCount(0);
  // What Dominique wrote is not lost.
  await camille.getByText(/Textes mis de côté/).click();
  await expect(camille.getByLabel(/Texte de dominique/)).toHaveValue(/relu par Dominique/);
});

test('who may not write to the draft of another is told who holds it; a refused form is answered by a page', async ({
  studio,
  camille,
}, { testId }) => {
  const held = await studio.enter(`tenante-${testId}`, 'redacteur');
  const other = await studio.enter(`seconde-${testId}`, 'redacteur');
  const [holder, second] = [await held.newPage(), await other.newPage()];
  await loadAxe(second);
  const address = '/studio/contenus/produits/tumeplay';
  await second.goto(address);
  await holder.goto(address);
  await holder.getByRole('button', { name: 'Modifier' }).click();
  await awaitEditor(holder);

  // Offered before the draft was begun: the click comes too late.
  const [late] = await Promise.all([
    second.waitForResponse((answer) => answer.request().method() === 'POST'),
    second.getByRole('button', { name: 'Modifier' }).click(),
  ]);
  expect(late.status()).toBe(403);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Votre rôle ne permet pas cette action');
  await judge(second);
  await second.goBack();
  await second.reload();
  await expect(second.getByText(`tenante-${testId}@exemple.gouv.fr a un brouillon en cours`)).toBeVisible();
  await expect(second.getByRole('button', { name: 'Modifier' })).toHaveCount(0);
  await judge(second);
  await camille.goto(address);
  await expect(camille.getByText(/tenante.* : « Modifier » l’ouvre/)).toBeVisible();

  // A session that ended before the form was sent.
  await camille.context().clearCookies();
  await camille.getByRole('button', { name: 'Modifier' }).click();
  await expect(camille.getByRole('heading', { level: 1 })).toHaveText('Vous n’êtes pas connecté');
  await expect(camille.getByRole('link', { name: /Se connecter/ })).toBeVisible();
  await held.close();
  await other.close();

  // Without JavaScript too, in a page of another session.
  const plain = await studio.enter(`ancienne-${testId}`, 'redacteur', { javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto('/studio/nouveau/actualites');
  await studio.signInAgain(plain, `ancienne-${testId}`);
  await page.getByLabel('Son titre').fill('Trop tard');
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Cette page a été ouverte dans une autre session',
  );
  await plain.close();
});

test('a link shows the draft to who has it, until it is taken back or expires', async ({
  studio,
  camille,
  browser,
}) => {
  await beginArticle(camille, 'À relire dehors');
  await write(camille, 'Un texte à relire.\n');
  await camille.getByRole('button', { name: 'Créer un lien d’aperçu' }).click();
  const address = await camille.getByLabel('Adresse à envoyer').inputValue();
  expect(address).toMatch(/\/apercu\/[\w-]{43}$/);

  const outside = await browser.newContext({ baseURL: studio.url });
  const visitor = await outside.newPage();
  await loadAxe(visitor);
  const answer = await visitor.goto(address);
  expect(answer?.status()).toBe(200);
  expect(await answer?.allHeaders()).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  await expect(visitor.getByText(/Aperçu d’un brouillon — ne pas diffuser — expire le/)).toBeVisible();
  await expect(visitor.getByRole('heading', { level: 1, name: 'À relire dehors' })).toBeVisible();
  await expect(visitor.getByText('Un texte à relire.')).toBeVisible();
  await expect(visitor.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  expect(await (await outside.request.get('/sitemap.xml')).text()).not.toContain('/apercu/');
  await judge(visitor);

  await camille.getByRole('button', { name: /^Retirer le lien/ }).click();
  await expect(camille.locator('#partage-etat')).toContainText('Le lien est retiré');
  const revoked = await visitor.goto(address);
  expect(revoked?.status()).toBe(410);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Ce lien d’aperçu n’est plus valable');

  await camille.getByRole('button', { name: 'Créer un lien d’aperçu' }).click();
  await expect(camille.getByLabel('Adresse à envoyer')).not.toHaveValue(address);
  const next = await camille.getByLabel('Adresse à envoyer').inputValue();
  expect((await outside.request.get(next)).status()).toBe(200);
  studio.store.db.update(previewLink).set({ expiresAt: new Date().toISOString() }).run();
  expect((await outside.request.get(next)).status()).toBe(410);
  expect((await outside.request.get(`${next}x`)).status()).toBe(404);
  await outside.close();
});
