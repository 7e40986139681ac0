import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Setting {
  colorScheme: 'light' | 'dark';
  width: number;
}

/** Where a page is wider than its window: how much, and the innermost element without which it would fit. */
export async function listOverflows(page: Page): Promise<string[]> {
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

/** Sends axe with every page from here on: `@axe-core/playwright` sends it anew to each, which takes three times longer. */
export async function loadAxe(page: Page): Promise<void> {
  await page.addInitScript({ content: axe.source });
}

/** What axe finds on a page opened after {@link loadAxe}, best practices included. */
export async function listViolations(page: Page): Promise<string[]> {
  return page.evaluate(async (tags) => {
    const injected = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await injected.run(
      // A frame is another page.
      { exclude: 'iframe' },
      { runOnly: tags, resultTypes: ['violations'] },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
    );
  }, TAGS);
}

/** Opens each address in one setting: axe finds nothing, and nothing is wider than the window. */
export async function judgeAddresses(
  page: Page,
  { colorScheme, width }: Setting,
  addresses: readonly string[],
): Promise<void> {
  await loadAxe(page);
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('data-fr-theme', colorScheme);
    const found = [...(await listViolations(page)), ...(await listOverflows(page))];
    faults.push(...found.map((fault) => `${address} ${fault}`));
  }
  expect(faults).toEqual([]);
}

/** Every so many addresses, so that parts run side by side. */
export const takePart = (addresses: readonly string[], part: number, parts: number) =>
  addresses.filter((_, rank) => rank % parts === part);

/** Pages that the sitemap leaves out. */
export const BESIDE_SITEMAP = [
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
