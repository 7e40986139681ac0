import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import {
  type DatedProduct,
  listDurations,
  listGroups,
  listYearsOfFlow,
  listYearsOfPhases,
} from '#lib/catalogue/history.ts';
import { PHASES } from '#lib/catalogue/phases.ts';
import { ChartPatterns } from './chart-mark.tsx';
import { DurationHistory } from './duration-history.tsx';
import { FlowHistory } from './flow-history.tsx';
import { FlowTable } from './flow-table.tsx';
import { GroupHistoryTables } from './group-history.tsx';
import { PhaseHistory } from './phase-history.tsx';
import { PhaseTable } from './phase-table.tsx';

const TODAY = '2026-11-22';
/** One product that has gone through every phase, a month in each. */
const PRODUCTS: DatedProduct[] = [
  {
    slug: 'essai',
    name: 'Essai',
    phases: PHASES.map((name, rank) => ({ name, start: `2025-0${rank + 1}-01` })),
    themes: [],
    sponsors: [],
  },
];

function sections(products: DatedProduct[]): Record<string, ReactElement> {
  return {
    phases: <PhaseHistory years={listYearsOfPhases(products, TODAY)} />,
    durees: <DurationHistory durations={listDurations(products, TODAY)} />,
    flux: <FlowHistory years={listYearsOfFlow(products, TODAY)} />,
    themes: (
      <GroupHistoryTables grouping="themes" groups={listGroups(products, 'themes', TODAY)} day={TODAY} />
    ),
  };
}

describe.each(Object.entries(sections(PRODUCTS)))('%s', (series, section) => {
  const html = renderToStaticMarkup(section);

  test('draws for the eye alone, without inline style, and holds nothing to focus', () => {
    expect(html).not.toContain('style=');
    // What a chart draws is inside its hidden block; a bar or a sample of a legend hides itself.
    const seen = html.replace(/<div class="po-chart" aria-hidden="true">[\s\S]*?<\/div>/g, (chart) => {
      expect(chart).not.toMatch(/<a[ >]|tabindex/i);
      return '';
    });
    for (const [opening] of seen.matchAll(/<svg[^>]*>/g)) expect(opening).toContain('aria-hidden="true"');
  });

  test('has its table and its file', () => {
    expect(html).toMatch(/<caption>|href="\/statistiques\?tableau=/);
    expect(html).toContain(`href="/statistiques.csv?serie=${series}"`);
  });

  test('uses only patterns that exist', () => {
    const known = new Set(
      [...renderToStaticMarkup(<ChartPatterns />).matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id),
    );
    for (const [, id] of html.matchAll(/url\(#([^)]+)\)/g)) expect(known).toContain(id);
  });
});

test('every number of the phases leads to the catalogue of its day', () => {
  const html = renderToStaticMarkup(<PhaseTable years={listYearsOfPhases(PRODUCTS, TODAY)} />);
  expect(html).toContain('href="/produits?phase=abandon&amp;au=2025-12-31"');
  expect(html).toContain('aria-label="1 : Arrêté, au 31 décembre 2025"');
  expect(html).toContain(`href="/produits?au=${TODAY}"`);
});

test('every number of arrivals and departures leads to its list', () => {
  const html = renderToStaticMarkup(<FlowTable years={listYearsOfFlow(PRODUCTS, TODAY)} />);
  expect(html).toContain('href="/statistiques?mouvement=arrivees&amp;annee=2025"');
  expect(html).not.toContain('Reprises');
});

test('an empty catalogue says so, with no drawing', () => {
  for (const section of Object.values(sections([]))) {
    const html = renderToStaticMarkup(section);
    expect(html).not.toContain('<svg');
    expect(html).toMatch(/Aucun/);
  }
});
