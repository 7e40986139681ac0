import { expect, test } from '@playwright/test';
import { today } from '#lib/clock.ts';

test('finds Mano by searching from the home page, and reads where it is and since when', async ({ page }) => {
  await page.goto('/');
  const search = page.getByRole('search', { name: 'Chercher un produit' });
  await search.getByRole('combobox').fill('mano');
  await search.getByRole('button', { name: 'Rechercher' }).click();
  await expect(page).toHaveURL('/produits?q=mano');
  await expect(page.locator('#compte')).toHaveText(/^1 produit$/);
  await page.getByRole('main').getByRole('link', { name: 'Mano', exact: true }).click();

  await expect(page).toHaveURL('/produits/mano');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mano');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'a quitté l’incubateur le 1er mars 2024' })).toBeVisible();
  await expect(
    main.getByRole('region', { name: 'Son parcours' }).getByText('Transféré (phase actuelle)'),
  ).toBeVisible();
  await expect(main.getByRole('link', { name: 'Accéder à Mano' })).toHaveAttribute(
    'href',
    /^https:\/\/mano\./,
  );
});

test('finds Mano by following the figures of the home page', async ({ page }) => {
  await page.goto('/');
  const figure = page.getByRole('region', { name: 'Les produits' }).getByRole('link', { name: /transféré/i });
  const count = /\d+/.exec((await figure.textContent()) ?? '')?.[0] ?? '';
  await figure.click();
  await expect(page.locator('#compte')).toHaveText(new RegExp(`^${count} produits`));
  await page.getByRole('main').getByRole('link', { name: 'Mano', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mano');
});

test('finds Mano by turning the pages of the catalogue', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Voir tout le catalogue' }).click();
  await page.getByRole('link', { name: 'Page suivante' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Mano', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mano');
});

const STOPPED = [
  {
    name: 'Nata',
    path: '/produits/nata',
    since: '1er janvier 2024',
    sponsor: 'Ministères sociaux',
    host: 'nata.fabrique.social.gouv.fr',
  },
  {
    name: 'TuMePlay',
    path: '/produits/tumeplay',
    since: '29 février 2024',
    sponsor: 'Direction générale de la santé',
    host: 'tumeplay.fabrique.social.gouv.fr',
  },
];

for (const { name, path, since, sponsor, host } of STOPPED) {
  test(`${name} says that it is stopped, since when and whom to turn to`, async ({ page }) => {
    await page.goto(path);
    const main = page.getByRole('main');
    await expect(
      main.getByRole('heading', { name: `Ce produit est arrêté depuis le ${since}` }),
    ).toBeVisible();
    const turnTo = main.getByText('Pour toute question').first();
    await expect(turnTo).toContainText(sponsor);
    await expect(turnTo.getByRole('link', { name: 'la Fabrique numérique' })).toHaveAttribute(
      'href',
      '/contact',
    );
    await expect(main).toContainText(host);
    await expect(page.locator(`a[href^="https://${host}"], a[href^="http://${host}"]`)).toHaveCount(0);
  });
}

for (const name of ['REVA', 'France VAE']) {
  test(`REVA is found under the name « ${name} »`, async ({ page }) => {
    await page.goto('/');
    const search = page.getByRole('search', { name: 'Chercher un produit' });
    await search.getByRole('combobox').fill(name);
    await search.getByRole('button', { name: 'Rechercher' }).click();
    await page.getByRole('region', { name: 'Résultats' }).getByRole('heading', { level: 3 }).first().click();
    await expect(page).toHaveURL('/produits/reva');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('France VAE');
    await expect(page.getByRole('main')).toContainText('Anciennement : REVA');
  });
}

test('finds what is written of REVA anywhere in the portal', async ({ page }) => {
  await page.goto('/contact');
  const search = page.getByRole('banner').getByRole('search');
  await search.getByRole('combobox').fill('reva');
  await search.getByRole('combobox').press('Enter');
  await expect(page).toHaveURL('/recherche?q=reva');
  await expect(page.locator('#compte')).toHaveText(/^[2-9]\d* résultats/);
  const results = page.getByRole('region', { name: 'Résultats' });
  await expect(results.getByRole('link', { name: 'France VAE', exact: true })).toBeVisible();
  await expect(results.getByRole('link', { name: 'Une journée avec deux ministres' })).toBeVisible();
});

test('reads an article, goes to a product that it names, and comes back by the product’s news', async ({
  page,
}) => {
  const title = 'Une journée avec deux ministres, le 25 mars 2022';
  await page.goto('/');
  await page.getByRole('link', { name: 'Voir toutes les actualités' }).click();
  await page
    .getByRole('navigation', { name: 'Filtrer les actualités' })
    .getByRole('link', { name: '2022' })
    .click();
  await expect(page.locator('#compte')).toHaveText(/^1 actualité en 2022/);
  await page.getByRole('link', { name: title }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('article').first()).toContainText('Élisabeth Borne');
  await expect(page.getByRole('article').first()).toContainText('Source : ');
  await page
    .getByRole('region', { name: 'Produits cités' })
    .getByRole('link', { name: 'France VAE' })
    .click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('France VAE');
  await page
    .getByRole('region', { name: 'Actualités de France VAE' })
    .getByRole('link', { name: title })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('sees the hand-over of REVA announced until its day, and done from then on', async ({ page }) => {
  const day = '2026-12-31';
  await page.goto('/produits/reva');
  const headings = page.getByRole('main').getByRole('heading');
  const entry = page
    .getByRole('region', { name: 'Son parcours' })
    .getByRole('listitem')
    .filter({ hasText: '31 décembre 2026' });
  // The portal's day is asked after the page: at midnight the page may be a day behind, never ahead.
  if (today() < day) {
    await expect(headings.filter({ hasText: 'Changement annoncé pour le 31 décembre 2026' })).toBeVisible();
    await expect(entry).toContainText('Transféré (à venir)');
  } else {
    await expect(headings.filter({ hasText: 'a quitté l’incubateur le 31 décembre 2026' })).toBeVisible();
    await expect(entry).toContainText('Transféré (phase actuelle)');
  }
});
