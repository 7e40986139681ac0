import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMeta } from '#db/index/meta.ts';
import { listTransparencyDays } from '#db/queries/transparency.ts';
import { TRANSPARENCY_HISTORY, type TransparencyDay } from '#lib/catalogue/transparency-history.ts';
import { TransparencyRecorder } from './record-transparency.ts';
import { openWorkshop, type Workshop } from './testing/workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

const sheet = (extra: string) =>
  `---\ntitle: Essai\nmission: Essayer\nphases:\n  - name: construction\n    start: 2024-01-01\n${extra}---\n\nTexte.\n`;
const history = () => JSON.parse(findMeta(shop.index, TRANSPARENCY_HISTORY) ?? '[]') as TransparencyDay[];
const days = async () => (await listTransparencyDays(shop.store)).map(({ day }) => day);
const at = async (day: string) => {
  shop.time.now = new Date(`${day}T10:00:00Z`);
  await shop.ingester.scan();
};

test('figures are recorded on the days when they change, the last of the day standing', async () => {
  shop.write('produits/essai.md', sheet(''));
  await at('2026-11-22');
  await at('2026-11-23');
  expect(await days()).toEqual(['2026-11-22']);
  shop.write('produits/essai.md', sheet('stats_url: https://exemple.gouv.fr/stats\n'));
  await at('2026-11-24');
  shop.write(
    'produits/essai.md',
    sheet('stats_url: https://exemple.gouv.fr/stats\nbudget_url: https://exemple.gouv.fr/budget\n'),
  );
  await at('2026-11-24');
  expect(await days()).toEqual(['2026-11-22', '2026-11-24']);
  expect(
    history().map(({ day, products, published }) => [
      day,
      products,
      published.statistiques,
      published.budget,
    ]),
  ).toEqual([
    ['2026-11-22', 1, 0, 0],
    ['2026-11-24', 1, 1, 1],
  ]);
});

test('a clock set back rewrites nothing', async () => {
  shop.write('produits/essai.md', sheet('budget_url: https://exemple.gouv.fr/budget\n'));
  await at('2026-11-24');
  shop.write('produits/essai.md', sheet(''));
  await at('2026-11-20');
  expect(await days()).toEqual(['2026-11-24']);
});

test('an index made anew gets what was recorded', async () => {
  shop.write('produits/essai.md', sheet(''));
  await at('2026-11-22');
  const before = history();
  shop.index.prepare('DELETE FROM meta WHERE key = ?').run(TRANSPARENCY_HISTORY);
  await new TransparencyRecorder().record(shop.store, shop.index, shop.time.now);
  expect(history()).toEqual(before);
  expect(before).toHaveLength(1);
});
