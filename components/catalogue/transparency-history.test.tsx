import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TransparencyHistory } from './transparency-history.tsx';

const first = { day: '2026-10-31', products: 10, published: { code: 2, budget: 1 } };
const second = { day: '2026-11-27', products: 12, published: { code: 6, budget: 6 } };

test('each month is a row, the latest first, and a drawing says the same', () => {
  const html = renderToStaticMarkup(<TransparencyHistory months={[first, second]} />);
  const rows = [...html.matchAll(/<time dateTime="([^"]+)">.*?<\/tr>/g)].map(([row, day]) => [
    day,
    ...[...row.matchAll(/<td>([^<]*)<\/td>/g)].map((cell) => cell[1]).slice(0, 2),
  ]);
  expect(rows).toEqual([
    ['2026-11-27', '12', '50 %'],
    ['2026-10-31', '10', '15 %'],
  ]);
  expect(html).toContain('<svg');
  expect(html.match(/<circle/g)).toHaveLength(2);
});

test('a single day is no history', () => {
  expect(renderToStaticMarkup(<TransparencyHistory months={[first]} />)).toBe('');
});
