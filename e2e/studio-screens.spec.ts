import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { findStoredDocument } from '#db/queries/revisions.ts';
import { beginArticle } from './support/begin-article.ts';
import { listOverflows, listViolations, loadAxe, type Setting } from './support/judge-page.ts';
import { listStaffRoutes } from './support/list-staff-routes.ts';
import type { TestStudio } from './support/open-studio.ts';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 300_000 });

const FAULTY = `---
title: Un article à corriger
date: 2026-11-01
---

# Un titre de trop

![](/medias/mano.png)

Voir [ici](/produits/rien), [la page de Mano](/produits/mano).
`;
const PANELS = ['Texte', 'Aperçu', 'Fiche'];
/** Higher than the box of the text, which then scrolls. */
const LONG = `${'Un paragraphe parmi beaucoup d’autres.\n\n'.repeat(60)}<ProductCard slug="mano" />\n`;

/** Every page of staff, by its route; `DRAFT` is a draft with faults, `REVISION` a revision of its document. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  '/studio': ['/studio'],
  '/studio/[...chemin]': ['/studio/nulle/part'],
  '/studio/apercu/[id]': ['/studio/apercu/DRAFT'],
  '/studio/brouillons/[id]': ['/studio/brouillons/DRAFT'],
  '/studio/chiffres': ['/studio/chiffres'],
  '/studio/contenus/[kind]': ['/studio/contenus/produits', '/studio/contenus/actualites?q=rien'],
  '/studio/contenus/[kind]/[slug]': ['/studio/contenus/produits/mano', '/studio/contenus/actualites/ecran'],
  '/studio/contenus/[kind]/[slug]/revisions/[revision]': [
    '/studio/contenus/actualites/ecran/revisions/REVISION',
  ],
  '/studio/differences': ['/studio/differences'],
  '/studio/images': ['/studio/images', '/studio/images?q=rien&page=3'],
  '/studio/images/[name]': ['/studio/images/mano.png'],
  '/studio/introuvables': ['/studio/introuvables'],
  '/studio/journal': ['/studio/journal'],
  '/studio/liens': ['/studio/liens'],
  '/studio/lots/[kind]/bilan': ['/studio/lots/produits/bilan?acte=verify&done=1.2&busy=3&missing=999999'],
  '/studio/lots/[kind]/retrait': ['/studio/lots/produits/retrait?d=1.2.3', '/studio/lots/produits/retrait'],
  '/studio/nouveau/[kind]': ['/studio/nouveau/produits', '/studio/nouveau/actualites'],
  '/studio/personnes': ['/studio/personnes'],
  '/studio/personnes/[id]': ['/studio/personnes/1'],
  '/studio/purges': ['/studio/purges'],
  '/studio/recherche': ['/studio/recherche?q=aide', '/studio/recherche?q=aide&etat=attente'],
  '/studio/sessions': ['/studio/sessions'],
  // Shown in studio-together.spec.ts: only a link made for a draft leads there.
  '/apercu/[empreinte]': [],
  '/auth/[...chemin]': ['/auth/nulle/part'],
  '/auth/connexion': ['/auth/connexion'],
  '/auth/deconnecte': ['/auth/deconnecte'],
  // It goes on to the provider by itself.
  '/auth/deconnexion/suite': [],
  '/auth/erreur/[motif]': ['/auth/erreur/non-invite', '/auth/erreur/double-authentification'],
  '/auth/refus/[motif]': ['/auth/refus/forbidden', '/auth/refus/expired'],
};

async function begin(studio: TestStudio, context: BrowserContext) {
  await writeFile(join(studio.contentDir, 'actualites/ecran.md'), FAULTY);
  await expect
    .poll(async () => (await context.request.get('/actualites/ecran')).status(), { timeout: 30_000 })
    .toBe(200);
  const page = await context.newPage();
  await page.goto('/studio/contenus/actualites/ecran');
  await page.getByRole('button', { name: 'Modifier' }).click();
  await page.waitForURL(/brouillons/);
  const draft = page.url().split('/').at(-1) ?? '';
  await page.close();
  const document = await findStoredDocument(studio.store, 'actualites', 'ecran');
  return { draft, revision: String(document?.liveRevisionId) };
}

/** What axe finds, and what is wider than the window. */
async function judge(page: Page, name: string): Promise<string[]> {
  // Next's scripts draw the page of a 404 (docs/traps.md).
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  const found = [...(await listViolations(page)), ...(await listOverflows(page))];
  return found.map((fault) => `${name} ${fault}`);
}

/** A comment with a passage and an answer, and a settled one. */
async function comment(page: Page): Promise<void> {
  for (const text of ['Un point réglé.', 'Un point à voir : trèslongmotsansespace'.repeat(3)]) {
    await page.getByLabel('Passage cité').fill('[la page de Mano](/produits/mano)');
    await page.getByLabel('Votre commentaire').fill(text);
    await page.getByRole('button', { name: 'Commenter', exact: true }).click();
    await expect(page.getByLabel('Votre commentaire')).toHaveValue('');
    await page.locator('summary', { hasText: 'Répondre' }).last().click();
    await page.getByLabel('Votre réponse').filter({ visible: true }).fill('Une réponse.');
    await page.getByRole('button', { name: 'Envoyer la réponse' }).filter({ visible: true }).click();
    await expect(page.getByLabel('Votre réponse').filter({ visible: true })).toHaveCount(0);
    if (text.startsWith('Un point réglé'))
      await page
        .getByRole('button', { name: /^Marquer comme réglé/ })
        .last()
        .click();
  }
  await page.locator('summary', { hasText: 'Commentaires réglés' }).click();
  await page.locator('summary', { hasText: 'Répondre' }).last().click();
  await page.getByRole('button', { name: 'Envoyer la réponse' }).filter({ visible: true }).click();
  await expect(page.getByText('Écrivez un commentaire : rien n’a été ajouté.').first()).toBeVisible();
}

/** The states of a draft that another address does not show. */
async function judgeDraft(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  await expect(page.locator('#controle-etat')).not.toContainText('en cours');
  for (const panel of PANELS) {
    await page.getByRole('radio', { name: panel }).check({ force: true });
    faults.push(...(await judge(page, `${name} ${panel}`)));
  }
  await comment(page);
  faults.push(...(await judge(page, `${name} comments`)));
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.locator('#publication-etat')).toContainText('Publication refusée');
  return [...faults, ...(await judge(page, `${name} refused`))];
}

/** A long text shown in its form, its beginning and its end; Tab leaves it. */
async function judgeLongText(page: Page): Promise<string[]> {
  const text = page.getByRole('textbox', { name: /^Texte/ });
  await text.fill(LONG);
  await page.getByRole('radio', { name: 'Mis en forme' }).check({ force: true });
  await expect(text).toHaveAttribute('aria-multiline', 'true');
  // DSFR's own colours under the pointer are lighter than the rule asks.
  await page.mouse.move(0, 0);
  const faults = await judge(page, 'long text');
  await text.press('Control+End');
  await expect(page.locator('.po-card')).toBeVisible();
  faults.push(...(await judge(page, 'end of a long text')));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Commenter la sélection' })).toBeFocused();
  return faults;
}

async function judgeScreens(studio: TestStudio, { colorScheme, width }: Setting): Promise<string[]> {
  studio.miss('search', `babillarde ${colorScheme}`);
  studio.miss('address', `/startups/vieux-nom-${colorScheme}`);
  const context = await studio.enter(`ecrans-${colorScheme}`, 'administrateur', {
    colorScheme,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  const { draft, revision } = await begin(studio, context);
  const page = await context.newPage();
  await loadAxe(page);
  const faults: string[] = [];
  for (const address of Object.values(SCREENS).flat()) {
    await page.goto(address.replace('DRAFT', draft).replace('REVISION', revision));
    faults.push(...(await judge(page, address)));
    if (address.startsWith('/studio/brouillons/')) faults.push(...(await judgeDraft(page, address)));
  }
  await context.close();
  return faults;
}

test('every page of staff has its screens here', () => {
  const pages = listStaffRoutes().filter(({ isPage }) => isPage);
  expect(pages.map(({ pattern }) => pattern)).toEqual(
    Object.keys(SCREENS).sort((one, other) => one.localeCompare(other)),
  );
});

for (const setting of [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
] as const) {
  test(`no screen of the studio has a fault, ${setting.colorScheme}, ${setting.width} px`, async ({
    studio,
  }) => {
    expect(await judgeScreens(studio, setting)).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a long text in its form has no fault, ${colorScheme}`, async ({ studio }) => {
    const context = await studio.enter(`long-${colorScheme}`, 'redacteur', {
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await loadAxe(page);
    await beginArticle(page, `Un long texte ${colorScheme}`);
    const faults: string[] = [];
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.getByRole('radio', { name: 'Texte' }).check({ force: true });
      await page.getByRole('radio', { name: 'Brut' }).check({ force: true });
      faults.push(...(await judgeLongText(page)).map((fault) => `${width} ${fault}`));
    }
    expect(faults).toEqual([]);
    await context.close();
  });
}
