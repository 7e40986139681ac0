import { afterEach, beforeEach, expect, test } from 'vitest';
import { listPortalDays } from '#db/queries/portal-days.ts';
import { measurePortal } from './measure-portal.ts';
import {
  completenessOf,
  CRITERIA,
  criterionLabel,
  publishedOf,
  verifiedShareOf,
} from '#lib/catalogue/portal-day.ts';
import { openWorkshop, sheet, type Workshop } from './testing/workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

const days = async () => (await listPortalDays(shop.store)).map(({ day }) => day);
const at = async (day: string) => {
  shop.time.now = new Date(`${day}T10:00:00Z`);
  await shop.ingester.scan();
};
const measure = (day: string) => measurePortal(shop.index, new Date(`${day}T10:00:00Z`));
const VERIFIED_SHEET = sheet('Vu', 'verified:\n  by: une équipe\n  at: 2026-09-01\n');

test('figures are recorded on the days when they change, as the day begins', async () => {
  shop.write('produits/essai.md', sheet('Essai'));
  await at('2026-11-22');
  await at('2026-11-23');
  expect(await days()).toEqual(['2026-11-22']);
  shop.write('produits/autre.md', sheet('Autre'));
  await at('2026-11-23');
  expect(await days()).toEqual(['2026-11-22']);
  await at('2026-11-24');
  expect(await days()).toEqual(['2026-11-22', '2026-11-24']);
});

test('time alone makes documents older: it is a change', async () => {
  shop.write('produits/essai.md', sheet('Essai'));
  await at('2026-11-22');
  await at('2026-12-23');
  expect(await days()).toEqual(['2026-11-22', '2026-12-23']);
  expect(measure('2026-12-22').changed.produits['1-mois']).toBe(1);
  expect(measure('2026-12-23').changed.produits).toMatchObject({ '1-mois': 0, '6-mois': 1 });
});

test('a clock set back rewrites nothing', async () => {
  shop.write('produits/essai.md', sheet('Essai'));
  await at('2026-11-24');
  shop.write('produits/autre.md', sheet('Autre'));
  await at('2026-11-20');
  expect(await days()).toEqual(['2026-11-24']);
});

test('what visitors cannot read is not counted', async () => {
  shop.write('produits/essai.md', sheet('Essai'));
  shop.write('produits/cache.md', sheet('Caché', 'publish: false\n'));
  shop.write('actualites/un.md', '---\ntitle: Un\ndate: 2026-11-01\n---\n\nTexte.\n');
  await at('2026-11-22');
  const day = measure('2026-11-22');
  expect([publishedOf(day, 'produits'), publishedOf(day, 'actualites'), publishedOf(day, 'pages')]).toEqual([
    1, 1, 0,
  ]);
  expect(day.sheets).toBe(1);
});

test('a sheet is as fresh as its verification; one that is stopped owes none', async () => {
  shop.write('produits/vu.md', VERIFIED_SHEET);
  shop.write('produits/jamais.md', sheet('Jamais'));
  shop.write('produits/fini.md', sheet('Fini').replace('construction', 'abandon'));
  await at('2026-11-22');
  expect(measure('2026-11-22').verified).toEqual({
    '3-mois': 1,
    '6-mois': 0,
    '12-mois': 0,
    plus: 0,
    jamais: 1,
  });
  expect(verifiedShareOf(measure('2026-11-22'))).toBe(0.5);
  expect(measure('2027-02-01').verified).toMatchObject({ '3-mois': 0, '6-mois': 1 });
  expect(measure('2027-03-02').verified).toMatchObject({ '6-mois': 0, '12-mois': 1 });
  expect(measure('2027-09-02').verified).toMatchObject({ '12-mois': 0, plus: 1 });
});

test('completeness is the share of the criteria met, each told in words', async () => {
  shop.write('produits/modele.md', sheet('Modèle').replace('Un texte', '[Quel problème ?] Un texte'));
  await at('2026-11-22');
  const before = measure('2026-11-22');
  expect(before.met['texte-modele']).toBe(0);
  expect(before.met['sans-phase']).toBe(1);
  expect(completenessOf(before)).toBe(
    Object.values(before.met).reduce((sum, count) => sum + count, 0) / CRITERIA.length,
  );
  shop.write('produits/modele.md', sheet('Modèle', 'budget_url: https://exemple.gouv.fr/budget\n'));
  await at('2026-11-22');
  const after = measure('2026-11-22');
  expect(after.met).toMatchObject({ 'texte-modele': 1, budget: 1 });
  expect(completenessOf(after) - completenessOf(before)).toBeCloseTo(2 / CRITERIA.length);
  expect(CRITERIA.map((name) => criterionLabel(name))).not.toContain(undefined);
  expect(completenessOf({ sheets: 0, met: {} })).toBe(0);
});
