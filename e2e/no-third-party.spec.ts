import { expect, type Page, test } from '@playwright/test';

const TEMPLATES = [
  { address: '/', status: 200 },
  { address: '/produits', status: 200 },
  { address: '/produits?vue=tableau', status: 200 },
  { address: '/produits/reva', status: 200 },
  { address: '/actualites', status: 200 },
  { address: '/actualites/journee-ministres-mars-2022', status: 200 },
  { address: '/recherche?q=mano', status: 200 },
  { address: '/statistiques', status: 200 },
  { address: '/accessibilite', status: 200 },
  { address: '/plan-du-site', status: 200 },
  { address: '/inconnu', status: 404 },
  { address: '/produits?page=0', status: 400 },
];

/** Everything that the browser complains about, but the status of the page itself. */
function recordComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isStatus =
      message.location().url === page.url() && message.text().startsWith('Failed to load resource');
    if (!isStatus && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  return complaints;
}

for (const { address, status } of TEMPLATES) {
  test(`${address} asks its own host alone, breaks no rule and leaves no cookie`, async ({
    page,
    context,
    baseURL,
  }) => {
    const complaints = recordComplaints(page);
    const asked: { url: string; status: Promise<number | undefined> }[] = [];
    page.on('request', (request) => {
      asked.push({ url: request.url(), status: request.response().then((response) => response?.status()) });
    });
    expect((await page.goto(address))?.status()).toBe(status);
    // Images below the fold load when they are seen.
    await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');

    const { host } = new URL(baseURL ?? '');
    const urls = asked.map(({ url }) => new URL(url)).filter(({ protocol }) => protocol !== 'data:');
    expect(urls.filter((url) => url.host !== host)).toEqual([]);
    const [, ...resources] = await Promise.all(asked.map((request) => request.status));
    expect(resources.filter((code) => code !== 200)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  });
}

test('the theme is chosen in the display settings and kept', async ({ page, context }) => {
  const complaints = recordComplaints(page);
  await page.goto('/');
  const html = page.locator('html');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect(html).toHaveAttribute('data-fr-theme', 'light');
  await page.getByRole('banner').getByRole('button', { name: 'Paramètres d’affichage' }).click();
  const settings = page.getByRole('dialog', { name: 'Paramètres d’affichage' });
  await expect(settings).toBeVisible();
  await expect(settings.getByRole('radio', { name: 'Système' })).toBeChecked();
  await settings.getByText('Thème sombre').click();
  await expect(html).toHaveAttribute('data-fr-theme', 'dark');
  await settings.getByRole('button', { name: 'Fermer' }).click();
  await expect(settings).toBeHidden();

  // What is still loading when a page is left is given up: it did not fail.
  await page.waitForLoadState('networkidle');
  await page.reload();
  await expect(html).toHaveAttribute('data-fr-theme', 'dark');
  expect(await background()).toBe('rgb(22, 22, 22)');
  await page.waitForLoadState('networkidle');
  await page.goto('/produits');
  await expect(html).toHaveAttribute('data-fr-theme', 'dark');
  expect(await context.cookies()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the display settings close by the keyboard, and give the focus back', async ({ page }) => {
  await page.goto('/');
  const opener = page.getByRole('banner').getByRole('button', { name: 'Paramètres d’affichage' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: 'Paramètres d’affichage' });
  await expect(settings).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await expect(opener).toBeFocused();
});

test('the menu and the search open over the page at 320 px', async ({ page }) => {
  const complaints = recordComplaints(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  const banner = page.getByRole('banner');
  const menu = page.getByRole('navigation', { name: 'Menu principal' });
  await expect(menu).toBeHidden();
  const burger = banner.getByRole('button', { name: 'Menu', exact: true });
  await expect(burger).toHaveAttribute('data-fr-js-modal-button', 'true');
  await burger.click();
  await expect(menu).toBeVisible();
  await menu.getByRole('link', { name: 'Produits' }).click();
  await expect(page).toHaveURL('/produits');

  const magnifier = banner.getByRole('button', { name: 'Rechercher' }).first();
  await expect(magnifier).toHaveAttribute('data-fr-js-modal-button', 'true');
  await magnifier.click();
  const search = page.getByRole('combobox', { name: 'Rechercher un produit, une actualité, une page' });
  await expect(search).toBeVisible();
  await search.fill('mano');
  await search.press('Enter');
  await expect(page).toHaveURL('/recherche?q=mano');
  expect(complaints).toEqual([]);
});
