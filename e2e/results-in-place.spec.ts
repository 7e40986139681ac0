import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';

const count = (page: Page) => page.locator('#compte');
const filters = (page: Page) => page.getByRole('navigation', { name: 'Filtrer les produits' });
const facet = (page: Page, label: string) =>
  filters(page)
    .getByRole('link', { name: new RegExp(`: ${label} \\(\\d+\\)$`) })
    .first();
const announced = (page: Page) => page.locator('main > [role="status"]');

/** Marks the document: plain navigation would make another, without the mark. */
async function open(page: Page, address: string) {
  await page.goto(address);
  await page.evaluate(() => document.documentElement.setAttribute('data-test-document', 'first'));
}
async function expectSameDocument(page: Page, same = true) {
  await expect(page.locator('html[data-test-document="first"]')).toHaveCount(same ? 1 : 0);
}

async function readPromise(link: Locator): Promise<string> {
  return /\((\d+)\)\s*$/.exec((await link.textContent()) ?? '')?.[1] ?? '';
}

test('a facet changes the results in place, keeps the focus, and says the count', async ({ page }) => {
  await open(page, '/produits');
  const promised = await readPromise(facet(page, 'Transféré'));
  await facet(page, 'Transféré').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/produits?statut=transfere');
  await expect(count(page)).toHaveText(new RegExp(`^${promised} produits?`));
  await expect(facet(page, 'Transféré')).toBeFocused();
  await expect(facet(page, 'Transféré')).toHaveAttribute('aria-current', 'true');
  await expect(announced(page)).toHaveText((await count(page).textContent()) ?? '');
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
  await expect(
    page.getByRole('search', { name: 'Chercher dans le catalogue' }).locator('[name="statut"]'),
  ).toHaveValue('transfere');

  await page.getByRole('link', { name: 'Retirer : Transféré' }).click();
  await expect(page).toHaveURL('/produits');
  await expect(count(page)).toBeFocused();
  await expectSameDocument(page);
});

test('what was folded stays folded, and the page stays where it is', async ({ page }) => {
  await open(page, '/produits');
  await filters(page).getByText('Technologie', { exact: true }).click();
  const link = filters(page).locator('#facette-techno a').first();
  await link.scrollIntoViewIfNeeded();
  const before = (await link.boundingBox())?.y ?? 0;
  await link.click();
  await expect(page).toHaveURL(/\?techno=/);
  await expect(page.locator('#facette-techno')).toHaveAttribute('open');
  await expect(page.locator('#facette-techno a:focus')).toHaveCount(1);
  const after = (await page.locator('#facette-techno a:focus').boundingBox())?.y ?? 0;
  expect(Math.abs(after - before)).toBeLessThan(3);
  await expectSameDocument(page);
});

test('a page leads to the top of its results', async ({ page }) => {
  await open(page, '/produits');
  await page.getByRole('link', { name: 'Page suivante' }).click();
  await expect(page).toHaveURL('/produits?page=2');
  await expect(page).toHaveTitle(/page 2/);
  await expect(count(page)).toBeFocused();
  await expect(count(page)).toBeInViewport();
  await expectSameDocument(page);
});

test('the search form answers in place, and the order is kept', async ({ page }) => {
  await open(page, '/produits?statut=en-cours');
  const search = page.getByRole('search', { name: 'Chercher dans le catalogue' });
  await search.getByRole('combobox').fill('santé');
  await search.getByRole('combobox').press('Enter');
  await expect(page).toHaveURL('/produits?q=sant%C3%A9&statut=en-cours');
  await expect(page).toHaveTitle(/« santé »/);
  await expect(count(page)).toBeFocused();
  await expect(search.getByRole('combobox')).toHaveValue('santé');
  await page
    .getByRole('navigation', { name: 'Ordre des produits' })
    .getByRole('link', { name: 'Nom' })
    .click();
  await expect(page).toHaveURL('/produits?q=sant%C3%A9&statut=en-cours&tri=nom');
  await expect(
    page.getByRole('navigation', { name: 'Ordre des produits' }).getByRole('link', { name: 'Nom' }),
  ).toBeFocused();
  await expectSameDocument(page);
});

test('Back and Forward restore address, title, results and choices', async ({ page }) => {
  await open(page, '/produits');
  const all = (await count(page).textContent()) ?? '';
  const title = await page.title();
  await facet(page, 'Arrêté').click();
  await expect(page).toHaveURL('/produits?statut=arrete');
  const stopped = (await count(page).textContent()) ?? '';
  await facet(page, 'Santé').click();
  await expect(page).toHaveURL('/produits?statut=arrete&thematique=sante');
  await page.goBack();
  await expect(page).toHaveURL('/produits?statut=arrete');
  await expect(count(page)).toHaveText(stopped);
  await page.goBack();
  await expect(count(page)).toHaveText(all);
  await expect(facet(page, 'Arrêté')).not.toHaveAttribute('aria-current');
  await expect(page).toHaveTitle(title);
  await page.goForward();
  await expect(count(page)).toHaveText(stopped);
  await expect(facet(page, 'Arrêté')).toHaveAttribute('aria-current', 'true');
  await expectSameDocument(page);

  await page.getByRole('region', { name: 'Résultats' }).getByRole('heading', { level: 3 }).first().click();
  await expect(page).toHaveURL(/\/produits\/[\w-]+$/);
  await page.goBack();
  await expect(page).toHaveURL('/produits?statut=arrete');
  await expect(count(page)).toHaveText(stopped);
});

test('the last of several choices in a row wins', async ({ page }) => {
  await open(page, '/produits');
  let answerFirst: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answerFirst = resolve));
  const answered = new Promise<void>((resolve) => {
    void page.route('**/produits?statut=arrete', async (route) => {
      await held;
      // Given up by the page when the second was chosen.
      await route.continue().catch(() => undefined);
      resolve();
    });
  });
  await facet(page, 'Arrêté').click();
  await facet(page, 'Transféré').click();
  await expect(page).toHaveURL('/produits?statut=transfere');
  answerFirst();
  await answered;
  await expect(page).toHaveURL('/produits?statut=transfere');
  await expect(facet(page, 'Arrêté')).not.toHaveAttribute('aria-current');
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
  await expectSameDocument(page);
});

test('a failure falls back to plain navigation', async ({ page }) => {
  await open(page, '/produits');
  await page.route('**/produits?statut=arrete', (route) =>
    route.request().isNavigationRequest() ? route.continue() : route.fulfill({ status: 500, body: 'non' }),
  );
  await facet(page, 'Arrêté').click();
  await expect(page).toHaveURL('/produits?statut=arrete');
  await expect(facet(page, 'Arrêté')).toHaveAttribute('aria-current', 'true');
  await expectSameDocument(page, false);
});

test('a click with Ctrl opens another tab, an export downloads', async ({ page, context }) => {
  await open(page, '/produits');
  const [beside] = await Promise.all([
    context.waitForEvent('page'),
    facet(page, 'Arrêté').click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(beside).toHaveURL('/produits?statut=arrete');
  await beside.close();
  await expect(page).toHaveURL('/produits');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger cette liste (CSV)' }).click();
  expect((await download).suggestedFilename()).toBe('produits.csv');
  await expectSameDocument(page);
});

test('axe finds nothing after a change in place', async ({ page }) => {
  await open(page, '/produits');
  await facet(page, 'Arrêté').click();
  await expect(page).toHaveURL('/produits?statut=arrete');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
});
