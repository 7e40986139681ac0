import { expect, test } from '@playwright/test';
import {
  BESIDE_SITEMAP,
  judgeAddresses,
  listOverflows,
  listViolations,
  loadAxe,
  takePart,
} from './support/judge-page.ts';
import { listAddresses } from './support/list-addresses.ts';

/** One address of each template. */
const TEMPLATES = [
  '/',
  '/produits',
  '/produits?vue=tableau',
  '/produits/reva',
  '/produits/nata',
  '/actualites',
  '/actualites/journee-ministres-mars-2022',
  '/actualites/feuille-de-route-donnees-2021',
  '/actualites/etiquette/open-data',
  '/recherche?q=mano',
  '/statistiques',
  '/plan-du-site',
  '/accessibilite',
  '/faq',
  '/inconnu',
  '/produits?page=0',
];

const PARTS = 2;
const TIMEOUT_MS = 300_000;

// A trace keeps each of some hundred pages: it costs more than the checks.
test.use({ trace: 'off' });

test('axe is alive: it finds what is planted', async ({ page }) => {
  await loadAxe(page);
  await page.goto('/');
  await page.evaluate(() => {
    document.querySelector('main')?.append(document.createElement('img'));
    document.querySelector('h1')?.style.setProperty('color', '#eeeeee');
  });
  expect((await listViolations(page)).map((violation) => violation.split(' ')[0])).toEqual([
    'color-contrast',
    'image-alt',
  ]);
});

// The other three combinations of theme and width are in long/every-address.spec.ts.
for (let part = 0; part < PARTS; part += 1) {
  test(`no address has a fault, light, 320 px, part ${part + 1}`, async ({ page, request }) => {
    test.setTimeout(TIMEOUT_MS);
    const addresses = takePart(await listAddresses(request), part, PARTS);
    await judgeAddresses(page, { colorScheme: 'light', width: 320 }, addresses);
  });
}

test('no view beside the sitemap has a fault, dark, 1280 px', async ({ page }) => {
  test.setTimeout(TIMEOUT_MS);
  await judgeAddresses(page, { colorScheme: 'dark', width: 1280 }, BESIDE_SITEMAP);
});

test('nothing overflows with text at 200 %', async ({ page }) => {
  test.setTimeout(TIMEOUT_MS);
  const faults: string[] = [];
  for (const address of TEMPLATES) {
    await page.goto(address);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    faults.push(...(await listOverflows(page)).map((fault) => `${address} ${fault}`));
  }
  expect(faults).toEqual([]);
});

test('the keyboard reaches the skip links first, and they move to the content', async ({ page }) => {
  await page.goto('/produits/mano');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Aller au contenu' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/produits/mano#contenu');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('what has the focus shows it, all along a page', async ({ page }) => {
  await page.goto('/produits/reva');
  const hidden: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    hidden.push(
      ...(await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return [];
        const { width, height } = focused.getBoundingClientRect();
        // A card's link draws its outline around the whole card, by a pseudo-element.
        const outlined = [null, '::before', '::after'].some((part) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(focused, part);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
        });
        const seen = outlined && width > 0 && height > 0;
        return seen ? [] : [focused.outerHTML.slice(0, 100)];
      })),
    );
  }
  expect(hidden).toEqual([]);
});
