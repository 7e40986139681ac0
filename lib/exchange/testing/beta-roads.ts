import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { type BetaSheet, listBetaSheets } from '#lib/content/testing/beta-sheets.ts';

const SHARED = resolve(import.meta.dirname, '../../../../shared');

/** A sheet in the shape of the API, version 2.7. */
export function toApiItem({ betaId, source }: BetaSheet): Record<string, unknown> {
  const split = findFrontMatter(source);
  const values = parse(split?.yaml ?? '') as Record<string, unknown>;
  const { title, mission, techno, sponsors, incubator } = values;
  const lacking = [
    'title',
    'mission',
    'techno',
    'sponsors',
    'incubator',
    'usertypes',
    'stats',
    'redirect_from',
    'fast',
  ];
  const kept = Object.fromEntries(Object.entries(values).filter(([key]) => !lacking.includes(key)));
  const ids = Array.isArray(sponsors)
    ? sponsors.map((path) => String(path).replace('/organisations/', ''))
    : [];
  return {
    id: betaId,
    type: 'startup',
    attributes: {
      name: title,
      pitch: mission,
      stats_url: '',
      impact_url: '',
      ...kept,
      technos: techno ?? [],
      sponsors: ids,
      content_url_encoded_markdown: encodeURIComponent(split?.body ?? ''),
    },
    relationships: { incubator: { data: { type: 'incubator', id: incubator } } },
  };
}

/** The same products by both roads: the data beside the project where it stands, else the made sheets. */
export function listBetaRoads(): { made: boolean; sheets: BetaSheet[]; answer: unknown } {
  const { made, sheets } = listBetaSheets();
  const file = resolve(SHARED, 'data/beta-gouv/startups.json');
  const answer: unknown = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { data: sheets.map(toApiItem) };
  return { made, sheets, answer };
}
