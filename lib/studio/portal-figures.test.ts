import { afterEach, expect, test, vi } from 'vitest';
import { savePortalDay } from '#db/queries/portal-days.ts';
import { completenessOf, publishedOf } from '#lib/catalogue/portal-day.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;

afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

test('months before are those recorded, today is measured, and every day is a row of the file', async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  const { exportPortalFigures, readPortalFigures } = await import('./portal-figures.ts');
  const writer = room.invite('alix', 'redacteur', ['essai']);
  const figures = {
    changed: { produits: { '1-mois': 3 }, actualites: {}, pages: {} },
    verified: {},
    sheets: 2,
    met: { 'sans-theme': 1 },
  };
  for (const day of ['2026-09-10', '2026-09-12', '2026-10-01'])
    await savePortalDay(room.store, { day, figures: JSON.stringify(figures) });
  const { today, months } = await readPortalFigures(room.studio, writer);
  expect(months.map(({ day }) => day)).toEqual(['2026-09-12', '2026-10-01', '2026-11-22']);
  expect(months.map((month) => publishedOf(month, 'produits'))).toEqual([3, 3, 1]);
  expect(months.map(completenessOf).slice(0, 2)).toEqual([0.5, 0.5]);
  expect(today.day).toBe('2026-11-22');
  const [header = '', ...rows] = (await exportPortalFigures(room.studio, writer)).trim().split('\r\n');
  expect(header).toContain('Jour,Fiches de produits en ligne,');
  expect(header).toContain(',Fiches sans ce défaut : Thème non renseigné,');
  expect(rows.map((row) => row.slice(0, 12))).toEqual([
    '2026-09-10,3',
    '2026-09-12,3',
    '2026-10-01,3',
    '2026-11-22,1',
  ]);
  expect(new Set([header, ...rows].map((row) => row.replaceAll(/"[^"]*"/g, '').split(',').length)).size).toBe(
    1,
  );
});
