import { expect, type Page, test } from '@playwright/test';

const count = (page: Page) => page.locator('#compte');
const readCount = async (page: Page) => Number.parseInt((await count(page).textContent()) ?? '', 10);
const results = (page: Page) => page.getByRole('region', { name: 'Résultats' });
const names = (page: Page) => results(page).getByRole('heading', { level: 3 });
const filters = (page: Page) => page.getByRole('navigation', { name: 'Filtrer les produits' });

/** What does not depend on scripts is tried with and without them. */
for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a misspelt search finds, says what it corrected, and can be taken to the letter', async ({
      page,
    }) => {
      await page.goto('/produits');
      const search = page.getByRole('search', { name: 'Chercher dans le catalogue' });
      await search.getByRole('searchbox').or(search.getByRole('combobox')).fill('grosesse');
      await search.getByRole('button', { name: 'Rechercher' }).click();
      await expect(page).toHaveURL('/produits?q=grosesse');
      await expect(names(page).filter({ hasText: /^Nata$/ })).toBeVisible();
      await expect(page.getByText('« grosesse » par « grossesse »')).toBeVisible();
      await page.getByRole('link', { name: 'Chercher plutôt « grosesse »' }).click();
      await expect(count(page)).toHaveText(/^0 produit/);
    });

    test('a former name finds the product, and says that it is one', async ({ page }) => {
      await page.goto('/produits?q=reva');
      const card = results(page).getByRole('listitem').filter({ hasText: 'France VAE' });
      await expect(card.getByText('Anciennement REVA')).toBeVisible();
      await page.goto('/recherche?q=reva');
      await expect(page.getByText('Anciennement REVA')).toBeVisible();
      await page.goto('/produits/reva');
      await expect(page.getByText('Anciennement : REVA')).toBeVisible();
    });

    test('the catalogue at a day: fewer products, phases of that day, said and left', async ({ page }) => {
      await page.goto('/produits?q=nata');
      await expect(results(page).getByText('Arrêté', { exact: true }).first()).toBeVisible();
      await page.goto('/produits');
      const today = await readCount(page);
      await page.getByLabel('Voir le catalogue à une date').last().fill('2023-06-01');
      await page.getByRole('button', { name: 'Voir à cette date' }).click();
      await expect(page).toHaveURL('/produits?au=2023-06-01');
      await expect(count(page)).toHaveText(/au 1er juin 2023/);
      expect(await readCount(page)).toBeLessThan(today);
      await expect(page.getByText('Vous voyez le catalogue tel qu’il était le 1er juin 2023')).toBeVisible();
      await page.goto('/produits?au=2023-06-01&q=nata');
      await expect(results(page).getByText('Accélération', { exact: true }).first()).toBeVisible();
      await page.getByRole('link', { name: 'Revenir à aujourd’hui' }).click();
      await expect(page).toHaveURL('/produits?q=nata');
    });

    test('compares products chosen in the list, then others chosen in the comparison', async ({ page }) => {
      await page.goto('/produits?tri=nom');
      // The label carries the drawing of the box.
      for (const name of ['Aides Jeunes', 'Archifiltre']) {
        await page.getByRole('listitem').filter({ hasText: name }).getByText('Comparer').click();
        await expect(page.getByRole('checkbox', { name: `Comparer ${name}` })).toBeChecked();
      }
      await page.getByRole('button', { name: 'Comparer les produits choisis' }).click();
      await expect(page).toHaveURL('/produits/comparer?p=aides-jeunes&p=archifiltre');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'Comparer Aides Jeunes et Archifiltre',
      );
      const table = page.getByRole('table');
      await expect(table.getByRole('columnheader', { name: 'Archifiltre' })).toBeVisible();
      await page.getByLabel('Produit à ajouter').selectOption('mano');
      await page.getByRole('button', { name: 'Ajouter ce produit' }).click();
      await expect(page).toHaveURL(/^[^?]*\/produits\/comparer\?p=aides-jeunes&p=archifiltre&p=mano$/);
      await expect(table.getByRole('columnheader')).toContainText(['Aides Jeunes', 'Archifiltre', 'Mano']);
      expect(await readCount(page)).toBe(3);
    });

    test('a facet shows five values, then all of them', async ({ page }) => {
      await page.goto('/produits');
      const themes = filters(page).locator('#facette-thematique').getByRole('listitem');
      await expect(themes).toHaveCount(5);
      const all = filters(page).getByRole('link', { name: /^Voir tout : thème \((\d+)\)/ });
      const promised = Number(/\((\d+)\)/.exec((await all.textContent()) ?? '')?.[1]);
      await all.click();
      await expect(themes).toHaveCount(promised);
    });

    test('an empty list says what to try, and what it offers finds', async ({ page }) => {
      await page.goto('/produits?q=mano&statut=annonce');
      await expect(count(page)).toHaveText(/^0 produit/);
      const offered = page.getByRole('region', {
        name: 'Ces produits répondent à vos mots, mais pas à tous vos filtres',
      });
      await expect(offered.getByRole('link', { name: 'Mano' })).toBeVisible();
      await page.getByRole('link', { name: 'retirer le filtre « Annoncé »' }).click();
      await expect(page).toHaveURL('/produits?q=mano');
      expect(await readCount(page)).toBeGreaterThan(0);
      await page.goto('/recherche?q=xqzwvk');
      await expect(count(page)).toHaveText(/^0 résultat/);
      const theme = page.getByRole('region', { name: 'Parcourir par thème' }).getByRole('link').first();
      const promised = Number(/\((\d+)\)$/.exec((await theme.textContent()) ?? '')?.[1]);
      await theme.click();
      expect(await readCount(page)).toBe(promised);
    });

    test('the table of what products publish sorts both ways and filters', async ({ page }) => {
      await page.goto('/transparence');
      const table = page.getByRole('table', { name: /^Ce que chaque produit publie/ });
      const rows = table.getByRole('rowheader');
      const byName = await rows.allTextContents();
      await table.getByRole('columnheader').first().getByRole('link').click();
      await expect(page).toHaveURL('/transparence?ordre=inverse');
      expect((await rows.allTextContents())[0]).not.toBe(byName[0]);
      const stopped = page
        .getByRole('navigation', { name: 'Filtrer par statut' })
        .getByRole('link', { name: /^Arrêté/ });
      const promised = Number(/\((\d+)\)/.exec((await stopped.textContent()) ?? '')?.[1]);
      await stopped.click();
      await expect(count(page)).toHaveText(new RegExp(`^${promised} produits?`));
      await expect(rows).toHaveCount(Math.min(20, promised));
    });
  });
}

test('a sheet on paper is dated, without menus, with its links written out and what is missing', async ({
  page,
}) => {
  await page.goto('/produits/nata');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^Fiche du catalogue, imprimée le /)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Menu principal' })).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
  await expect(page.getByRole('heading', { name: /manque/ })).toBeVisible();
  const written = await page
    .getByRole('main')
    .getByRole('link', { name: /fiche « Nata » sur beta\.gouv\.fr/ })
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(written).toContain('https://beta.gouv.fr/startups/nata.html');
});
