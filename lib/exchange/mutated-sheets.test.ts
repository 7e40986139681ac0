import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasError } from '#lib/content/fault.ts';
import { parseSource } from '#lib/content/parse.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { readApiAnswer } from './beta-source.ts';
import { readSheet } from './read-sheet.ts';
import { IMPORT_RULES, REFUSALS } from './remark.ts';
import { listBetaRoads } from './testing/beta-roads.ts';
import { type ExchangeShop, openExchangeShop } from './testing/exchange-shop.ts';

const referentials = await loadReferentials();
const { sheets } = listBetaRoads();

let shop: ExchangeShop;
beforeEach(() => {
  shop = openExchangeShop();
});
afterEach(() => {
  shop.close();
});

/** What happens to sheets that people and tools keep. */
const mutations: Readonly<Record<string, (source: string, value: string) => string>> = {
  crlf: (source) => source.replaceAll('\n', '\r\n'),
  'byte order mark': (source) => `\uFEFF${source}`,
  'a key taken away': (source, value) =>
    source.replace(new RegExp(`^${pick(value)}:.*\\n(?:[ -].*\\n)*`, 'm'), ''),
  'a value replaced': (source, value) =>
    source.replace(new RegExp(`^(${pick(value)}):.*\\n(?:[ -].*\\n)*`, 'm'), `$1: ${value}\n`),
  'a key twice': (source, value) => source.replace('---\n', `---\n${pick(value)}: ${value}\n`),
  'dates with times': (source) =>
    source.replace(/(start|end|date): (\d{4}-\d\d-\d\d)/g, '$1: $2T00:00:00.000Z'),
  'dates in French': (source) => source.replace(/start: (\d{4})-(\d\d)-(\d\d)/, 'start: $3/$2/$1'),
  tabs: (source) => source.replace(/^ {2}/gm, '\t'),
  'html in the body': (source, value) => `${source}\n<div class="a"><b>${value}</b></div>\n`,
  'a body many times': (source) => source + source.slice(source.indexOf('\n---\n') + 5).repeat(40),
  'no body': (source) => source.slice(0, source.indexOf('\n---\n') + 5),
  'text in the middle': (source, value) =>
    source.slice(0, source.length / 3) + value + source.slice(source.length / 3),
  cut: (source, value) => source.slice(0, (source.length * value.length) / 24),
  depth: (source) => `${source}\n${'> '.repeat(400)}a\n`,
};
const KEYS = [
  'title',
  'mission',
  'phases',
  'link',
  'techno',
  'sponsors',
  'events',
  'contact',
  'fast',
  'stats',
  'repository',
  'thematiques',
];
const pick = (value: string): string => KEYS[value.length % KEYS.length] ?? 'title';

const value = fc.oneof(
  fc.string({ maxLength: 24, unit: 'grapheme' }),
  fc.constantFrom(
    'null',
    '',
    '[]',
    '{}',
    '[null]',
    '{a: {b: c}}',
    '"a\\nb"',
    '2024-01-01T00:00:00Z',
    '!!binary aGk=',
    '&a [*a]',
    'j.dupont@x.gouv.fr',
    '- a',
    '"\u0000"',
    '👩‍💻',
    '<script>',
    "''",
    'true',
    '12',
    '1e9',
  ),
);
const id = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9._éÀçœ-]{1,20}$/),
  fc.string({ minLength: 1, maxLength: 140 }),
);

test('a mutated sheet is taken in whole or refused with its reason, alone, and the second import changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          id,
          fc.nat(sheets.length - 1),
          fc.constantFrom(...Object.keys(mutations)),
          fc.constantFrom(...Object.keys(mutations)),
          value,
        ),
        { minLength: 1, maxLength: 4 },
      ),
      async (cases) => {
        shop.close();
        shop = openExchangeShop();
        const source = cases.map(([betaId, rank, first, second, given]) => {
          const text = sheets[rank]?.source ?? '';
          return readSheet(betaId, mutations[second]?.(mutations[first]?.(text, given) ?? '', given) ?? '');
        });
        const { report } = await shop.run(source);
        const ids = new Set(cases.map(([betaId]) => betaId));
        expect(report.created.length + report.refused.length).toBe(ids.size);
        for (const slug of report.refused) {
          expect(report.remarks.some((remark) => remark.slug === slug && REFUSALS.has(remark.rule))).toBe(
            true,
          );
        }
        for (const { rule, message } of report.remarks)
          expect(message.endsWith(IMPORT_RULES[rule])).toBe(true);
        for (const slug of report.created) {
          const name = { path: `produits/${slug}.md`, kind: 'produits', slug, format: 'md' } as const;
          const { faults } = await parseSource(name, shop.read(name.path), referentials);
          expect(hasError(faults), JSON.stringify(faults)).toBe(false);
        }
        const again = await shop.run(source);
        expect(again.report).toMatchObject({
          created: [],
          updated: [],
          conflicts: [],
          refused: report.refused,
        });
      },
    ),
    { numRuns: 6 },
  );
}, 120_000);

test('whatever the API answers as items, each is taken in or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.record({
            id: fc.oneof(id, fc.integer()),
            attributes: fc.dictionary(
              fc.constantFrom('name', 'pitch', 'phases', 'sponsors', 'content_url_encoded_markdown', 'link'),
              fc.jsonValue(),
            ),
          }),
        ),
        { maxLength: 5 },
      ),
      async (items) => {
        const source = readApiAnswer({ data: items });
        const { report } = await shop.run(source, { dryRun: true });
        expect(
          report.created.length + report.updated.length + report.unchanged.length + report.refused.length,
        ).toBe(new Set(source.map(({ betaId }) => betaId)).size);
      },
    ),
    { numRuns: 20 },
  );
});

test.each([
  ['JSON:API', (data: unknown[]) => ({ data })],
  ['a plain list', (data: unknown[]) => data],
])('versions of the API: %s', async (_, wrap) => {
  const attributes = {
    name: 'Essai',
    pitch: 'Servir',
    phases: [{ name: 'construction', start: '2020-07-31T22:00:00.000Z', end: null }],
  };
  const source = readApiAnswer(
    wrap([
      { id: 'apart', type: 'startup', attributes },
      { id: 'flat', ...attributes, incubator: 'dinum' },
    ]),
  );
  const { report } = await shop.run(source);
  expect(report).toMatchObject({ created: ['apart', 'flat'], refused: [] });
  expect(shop.read('produits/apart.md')).toContain('start: 2020-08-01');
});
