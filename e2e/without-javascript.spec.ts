import { expect, type Page, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

const count = (page: Page) => page.locator('#compte');
const results = (page: Page) => page.getByRole('region', { name: 'Résultats' });
/** Names of the products or hits listed: the region may hold other headings beside. */
const names = (page: Page) => results(page).getByRole('listitem').getByRole('heading', { level: 3 });

/** « En cours (12) » → 12: the number that a facet's link promises. */
async function readPromise(link: { textContent: () => Promise<string | null> }): Promise<number> {
  const number = /\((\d+)\)\s*$/.exec((await link.textContent()) ?? '')?.[1];
  if (number === undefined) throw new Error('the link promises no number');
  return Number(number);
}

test('filters the catalogue by links on a narrow screen, and takes a choice back', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/produits');
  const all = (await count(page).textContent()) ?? '';
  const filters = page.getByRole('navigation', { name: 'Filtrer les produits' });
  await filters.getByText('Filtrer les produits').click();
  const stopped = filters.getByRole('link', { name: /^Statut : Arrêté \(/ });
  const promised = await readPromise(stopped);
  await stopped.click();
  await expect(page).toHaveURL('/produits?statut=arrete');
  await expect(count(page)).toHaveText(new RegExp(`^${promised} produits?\\b`));
  await expect(names(page)).toHaveCount(promised);

  await page.getByRole('link', { name: 'Retirer : Arrêté' }).click();
  await expect(page).toHaveURL('/produits');
  await expect(count(page)).toHaveText(all);
});

test('two values of a facet add up, two facets narrow, and all can be cleared', async ({ page }) => {
  await page.goto('/produits?statut=arrete');
  const stopped = Number.parseInt((await count(page).textContent()) ?? '', 10);
  const filters = page.getByRole('navigation', { name: 'Filtrer les produits' });
  const transferred = filters.getByRole('link', { name: /^Statut : Transféré \(/ });
  const more = await readPromise(transferred);
  await transferred.click();
  await expect(page).toHaveURL('/produits?statut=arrete&statut=transfere');
  await expect(count(page)).toHaveText(new RegExp(`^${stopped + more} produits\\b`));

  const health = filters.getByRole('link', { name: /^Thème : Santé \(/ });
  const both = await readPromise(health);
  expect(both).toBeLessThan(stopped + more);
  await health.click();
  await expect(page).toHaveURL('/produits?statut=arrete&statut=transfere&thematique=sante');
  await expect(count(page)).toHaveText(new RegExp(`^${both} produits?\\b`));

  await page.getByRole('link', { name: 'Tout effacer' }).click();
  await expect(page).toHaveURL('/produits');
});

test('sorts the catalogue by name and by last change of phase', async ({ page }) => {
  await page.goto('/produits');
  const byName = await names(page).allTextContents();
  expect(byName).toEqual([...byName].sort(new Intl.Collator('fr', { numeric: true }).compare));
  await page
    .getByRole('navigation', { name: 'Ordre des produits' })
    .getByRole('link', { name: 'Dernier changement de phase' })
    .click();
  await expect(page).toHaveURL('/produits?tri=phase');
  const days = await results(page)
    .locator('time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
  expect(days).toHaveLength(20);
  expect(days).toEqual([...days].sort().reverse());
});

test('turns to page 2 of the catalogue, where no product of page 1 comes back', async ({ page }) => {
  await page.goto('/produits');
  const first = await names(page).allTextContents();
  const total = Number.parseInt((await count(page).textContent()) ?? '', 10);
  const pages = page.getByRole('navigation', { name: 'Pages du catalogue' });
  await pages.getByRole('link', { name: 'Page 2', exact: true }).click();
  await expect(page).toHaveURL('/produits?page=2');
  await expect(count(page)).toHaveText(new RegExp(`^${total} produits, page 2 sur 2`));
  const second = await names(page).allTextContents();
  expect(new Set([...first, ...second]).size).toBe(total);
  await pages.getByRole('link', { name: 'Page précédente' }).click();
  await expect(page).toHaveURL('/produits');
});

test('shows the catalogue as a table of the same products', async ({ page }) => {
  await page.goto('/produits?statut=en-cours');
  const asCards = await names(page).allTextContents();
  await page
    .getByRole('navigation', { name: 'Présentation des produits' })
    .getByRole('link', { name: 'Tableau' })
    .click();
  await expect(page).toHaveURL('/produits?statut=en-cours&vue=tableau');
  const table = page.getByRole('table', { name: 'Produits trouvés' });
  expect(await table.getByRole('rowheader').allTextContents()).toEqual(asCards);
});

test('searches the catalogue within the filters chosen', async ({ page }) => {
  await page.goto('/produits?statut=arrete');
  const search = page.getByRole('search', { name: 'Chercher dans le catalogue' });
  await search.getByRole('searchbox').fill('grossesse');
  await search.getByRole('button', { name: 'Rechercher' }).click();
  await expect(page).toHaveURL('/produits?q=grossesse&statut=arrete');
  await expect(names(page).filter({ hasText: /^Nata$/ })).toBeVisible();
  await page.getByRole('link', { name: 'Retirer : « grossesse »' }).click();
  await expect(page).toHaveURL('/produits?statut=arrete');
});

test('searches the whole portal', async ({ page }) => {
  await page.goto('/recherche');
  const search = page.getByRole('search', { name: 'Chercher un produit, une actualité, une page' });
  await search.getByRole('searchbox').fill('ministres');
  await search.getByRole('button', { name: 'Rechercher' }).click();
  await expect(page).toHaveURL('/recherche?q=ministres');
  const total = Number.parseInt((await count(page).textContent()) ?? '', 10);
  expect(total).toBeGreaterThan(0);
  await expect(names(page)).toHaveCount(total);
});

test('reaches the menu and the search by links at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Menu', exact: true }).click();
  const menu = page.getByRole('navigation', { name: 'Menu complet' });
  await expect(menu).toBeInViewport();
  await menu.getByRole('link', { name: 'Produits', exact: true }).click();
  await expect(page).toHaveURL('/produits');
  await page.getByRole('banner').getByRole('link', { name: 'Rechercher' }).click();
  await expect(page).toHaveURL('/recherche');
  await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible();
});

test('reads the news by year and by tag', async ({ page }) => {
  await page.goto('/actualites');
  const filters = page.getByRole('navigation', { name: 'Filtrer les actualités' });
  const articles = page.getByRole('region', { name: 'Articles' });
  await filters.getByRole('link', { name: '2024' }).click();
  await expect(page).toHaveURL('/actualites?annee=2024');
  const inYear = await articles
    .locator('time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  await expect(count(page)).toHaveText(new RegExp(`^${inYear.length} actualités en 2024`));
  expect(inYear.every((day) => day?.startsWith('2024-'))).toBe(true);

  const tag = filters.getByRole('link', { name: /^open data \(/ });
  const promised = await readPromise(tag);
  await tag.click();
  await expect(page).toHaveURL('/actualites/etiquette/open-data');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('open data');
  await expect(count(page)).toHaveText(new RegExp(`^${promised} actualités?\\b`));
  await expect(articles.locator('h3.fr-card__title')).toHaveCount(promised);
});

test('turns the pages of the news', async ({ page }) => {
  await page.goto('/actualites');
  const total = Number.parseInt((await count(page).textContent()) ?? '', 10);
  const titles = page.getByRole('region', { name: 'Articles' }).locator('h3.fr-card__title');
  const first = await titles.allTextContents();
  await page.getByRole('link', { name: 'Page suivante' }).click();
  await expect(page).toHaveURL('/actualites?page=2');
  expect(new Set([...first, ...(await titles.allTextContents())]).size).toBe(total);
});

test('opens and reads an accordion of an article', async ({ page }) => {
  await page.goto('/actualites/feuille-de-route-donnees-2021');
  const accordion = page.getByRole('article').first().locator('details').first();
  const text = accordion.locator('p, li').first();
  await expect(text).toBeHidden();
  await accordion.locator('summary').click();
  await expect(text).toBeVisible();
});

test('is light or dark as the system asks', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  expect(await background()).toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).toBe('rgb(22, 22, 22)');
});

test('offers no control that does nothing', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Paramètres d’affichage' })).toHaveCount(0);
  const buttons = await page
    .getByRole('button')
    .evaluateAll((found) => found.map((button) => button.getAttribute('type')));
  expect(new Set(buttons)).toEqual(new Set(['submit']));
});
