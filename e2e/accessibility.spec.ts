import { expect, type Page, test } from '@playwright/test';
import axe from 'axe-core';
import { listAddresses } from './support/list-addresses.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Pages that the sitemap leaves out. */
const BESIDE = [
  '/recherche?q=mano',
  '/produits?q=zzzzzz',
  '/produits?statut=arrete&vue=tableau',
  '/produits?au=2023-06-01',
  '/produits?q=grosesse',
  '/produits?q=mano&statut=annonce',
  '/produits?thematique=sante&voir=sponsor',
  '/produits?vue=tableau&page=2',
  '/produits/comparer?p=nata&p=mano&p=reva&p=domifa',
  '/produits/comparer',
  '/recherche?q=xqzwvk',
  '/statistiques?mouvement=arrivees&annee=2023',
  '/statistiques?duree=construction',
  '/transparence?statut=arrete&tri=publie&ordre=inverse',
  '/startups/dora',
  '/inconnu',
  '/produits?page=0',
];

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

/** Every other address, so that parts run side by side. */
const takePart = (addresses: readonly string[], part: number) =>
  addresses.filter((_, rank) => rank % PARTS === part);

// A trace keeps each of some hundred pages: it costs more than the checks.
test.use({ trace: 'off' });

/** Where a page is wider than its window: how much, and the innermost element without which it would fit. */
async function listOverflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const fits = () => root.scrollWidth <= root.clientWidth;
    const fitsWithout = (element: HTMLElement) => {
      element.style.setProperty('display', 'none', 'important');
      const answer = fits();
      element.style.removeProperty('display');
      return answer;
    };
    if (fits()) return [];
    const fault = `is ${root.scrollWidth} px wide in ${root.clientWidth}`;
    let culprit: HTMLElement = document.body;
    for (;;) {
      const inner = [...culprit.querySelectorAll<HTMLElement>(':scope > *')].find(fitsWithout);
      if (!inner)
        return [`${fault} by <${culprit.localName} class="${culprit.getAttribute('class') ?? ''}">`];
      culprit = inner;
    }
  });
}

/** Needs axe's source as an init script: `@axe-core/playwright` sends it anew to each page, which takes three times longer. */
async function listViolations(page: Page): Promise<string[]> {
  return page.evaluate(async (tags) => {
    const injected = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await injected.run({ runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
    );
  }, TAGS);
}

test('axe is alive: it finds what is planted', async ({ page }) => {
  await page.addInitScript({ content: axe.source });
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

type ColorScheme = 'light' | 'dark';

async function checkAddresses(page: Page, colorScheme: ColorScheme, addresses: readonly string[]) {
  test.setTimeout(TIMEOUT_MS);
  await page.addInitScript({ content: axe.source });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('data-fr-theme', colorScheme);
    faults.push(...(await listViolations(page)).map((violation) => `${address} ${violation}`));
  }
  expect(faults).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (let part = 0; part < PARTS; part += 1) {
    test(`axe finds nothing on any address, ${colorScheme}, part ${part + 1}`, async ({ page, request }) => {
      await checkAddresses(page, colorScheme, takePart(await listAddresses(request), part));
    });
  }
  test(`axe finds nothing on the views beside the sitemap, ${colorScheme}`, async ({ page }) => {
    await checkAddresses(page, colorScheme, BESIDE);
  });
}

test('nothing overflows at 320 px on any address', async ({ page, request }) => {
  test.setTimeout(TIMEOUT_MS);
  await page.setViewportSize({ width: 320, height: 640 });
  const faults: string[] = [];
  for (const address of [...(await listAddresses(request)), ...BESIDE]) {
    await page.goto(address);
    faults.push(...(await listOverflows(page)).map((fault) => `${address} ${fault}`));
  }
  expect(faults).toEqual([]);
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
