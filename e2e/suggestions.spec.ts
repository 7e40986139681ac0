import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const header = (page: Page) => page.getByRole('banner').getByRole('combobox');
const list = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' });
const pointed = (page: Page) => list(page).locator('[aria-selected="true"]');

async function type(page: Page, words: string) {
  await header(page).pressSequentially(words);
  await expect(list(page)).toBeVisible();
}

test('suggests products, themes, pages and news as one types, and says how many', async ({ page }) => {
  await page.goto('/contact');
  await type(page, 'santé');
  await expect(header(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(list(page).getByRole('group', { name: 'Thèmes' }).getByRole('option')).toHaveText(
    /^Santé \d+ produits$/,
  );
  const count = await list(page).getByRole('option').count();
  expect(count).toBeLessThanOrEqual(8);
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(`${count} suggestions`);
  await expect(pointed(page)).toHaveCount(0);
});

test('is walked through by keyboard, the text keeping the focus', async ({ page }) => {
  await page.goto('/contact');
  await type(page, 'travail');
  const options = list(page).getByRole('option');
  const count = await options.count();
  const input = header(page);
  const expectPointed = async (rank: number) => {
    await expect(options.nth(rank)).toHaveAttribute('aria-selected', 'true');
    await expect(pointed(page)).toHaveCount(1);
    const id = (await options.nth(rank).getAttribute('id')) ?? '';
    await expect(input).toHaveAttribute('aria-activedescendant', id);
    await expect(input).toBeFocused();
  };
  await input.press('ArrowDown');
  await expectPointed(0);
  await input.press('ArrowDown');
  await expectPointed(1);
  await input.press('End');
  await expectPointed(count - 1);
  await input.press('ArrowDown');
  await expectPointed(0);
  await input.press('ArrowUp');
  await expectPointed(count - 1);
  await input.press('Home');
  await expectPointed(0);

  await input.press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(input).toHaveAttribute('aria-expanded', 'false');
  await expect(input).not.toHaveAttribute('aria-activedescendant');
  await expect(input).toHaveValue('travail');
  await input.press('ArrowDown');
  await expectPointed(0);
  await input.press('Tab');
  await expect(list(page)).toBeHidden();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Rechercher' })).toBeFocused();
});

test('Enter goes to the option pointed at', async ({ page }) => {
  await page.goto('/contact');
  await type(page, 'man');
  await header(page).press('ArrowDown');
  await expect(pointed(page)).toHaveText(/^Mano/);
  await header(page).press('Enter');
  await expect(page).toHaveURL('/produits/mano');
});

test('Enter without an option submits the form', async ({ page }) => {
  await page.goto('/contact');
  await type(page, 'mano');
  await header(page).press('Enter');
  await expect(page).toHaveURL('/recherche?q=mano');
});

test('a click goes to the option, a click with Ctrl opens it beside', async ({ page, context }) => {
  await page.goto('/');
  await page
    .getByRole('search', { name: 'Chercher un produit' })
    .getByRole('combobox')
    .pressSequentially('reva');
  const option = list(page).getByRole('option', { name: /^France VAE .*anciennement REVA$/i });
  const [beside] = await Promise.all([
    context.waitForEvent('page'),
    option.click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(beside).toHaveURL('/produits/reva');
  await beside.close();
  await option.click();
  await expect(page).toHaveURL('/produits/reva');
});

test('asks nothing below two letters, and once for letters typed in a row', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/recherche/suggestions') asked.push(url.searchParams.get('q') ?? '');
  });
  await page.goto('/contact');
  await header(page).pressSequentially('m');
  await header(page).pressSequentially('ano');
  await expect(list(page)).toBeVisible();
  expect(asked.at(-1)).toBe('mano');
  expect(asked.every((q) => q.length >= 2)).toBe(true);
  await header(page).fill('m');
  await expect(list(page)).toBeHidden();
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('');
});

test('a failure is silent and the form still works', async ({ page }) => {
  await page.route('**/recherche/suggestions**', (route) => route.fulfill({ status: 500 }));
  const faults: Error[] = [];
  page.on('pageerror', (fault) => faults.push(fault));
  await page.goto('/contact');
  const failed = page.waitForResponse('**/recherche/suggestions**');
  await header(page).pressSequentially('mano');
  await failed;
  await expect(list(page)).toBeHidden();
  await header(page).press('Enter');
  await expect(page).toHaveURL('/recherche?q=mano');
  expect(faults).toEqual([]);
});

test('in the modal of a small screen, the list fits, and Escape closes it alone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/contact');
  await page.getByRole('banner').getByRole('button', { name: 'Rechercher' }).first().click();
  const modal = page.locator('#recherche-modale');
  await expect(modal).toHaveClass(/fr-modal--opened/);
  await type(page, 'santé');
  const box = await list(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  await header(page).press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(modal).toHaveClass(/fr-modal--opened/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the open list, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/recherche');
    await page.getByRole('main').getByRole('combobox').pressSequentially('santé');
    await expect(list(page)).toBeVisible();
    await page.keyboard.press('ArrowDown');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  });
}

test('the machine address answers JSON, and 400 above 200 characters', async ({ request }) => {
  const answer = await request.get('/recherche/suggestions?q=mano');
  expect(answer.headers()['content-type']).toMatch(/^application\/json/);
  const { data } = (await answer.json()) as { data: { href: string }[] };
  expect(data[0]).toMatchObject({ kind: 'produits', label: 'Mano', href: '/produits/mano' });
  expect((await request.get(`/recherche/suggestions?q=${'é'.repeat(200)}`)).status()).toBe(200);
  expect((await request.get(`/recherche/suggestions?q=${'é'.repeat(201)}`)).status()).toBe(400);
});
