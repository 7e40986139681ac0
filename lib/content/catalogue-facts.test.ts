import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findFrontMatter } from './front-matter.ts';
import { listBetaSheets, listSourceDocuments } from './testing/beta-sheets.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');

type Sheet = Record<string, unknown>;
type Dated = Readonly<Record<string, string | undefined>>;

function readSheet(source: string): { data: Sheet; body: string } {
  const split = findFrontMatter(source);
  if (!split) throw new Error('no front matter');
  return { data: parse(split.yaml) as Sheet, body: split.body };
}

const own = readdirSync(join(CONTENT, 'produits')).map((name) => ({
  name,
  ...readSheet(readFileSync(join(CONTENT, 'produits', name), 'utf8')),
}));

const present = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
const trim = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** Facts that a sheet of the catalogue carries over as they are; words (mission, comments, body) are written anew. */
const FACTS = [
  'incubator',
  'link',
  'repository',
  'stats',
  'stats_url',
  'budget_url',
  'impact_url',
  'dashlord_url',
  'analyse_risques',
  'analyse_risques_url',
  'mon_service_securise',
  'accessibility_status',
  'sponsors',
  'techno',
  'usertypes',
  'thematiques',
  'fast',
] as const;

function dated(list: unknown, keys: readonly string[]): string[] {
  return ((list ?? []) as Dated[]).map((item) => keys.map((key) => item[key] ?? '').join(' ')).sort();
}

/** What a source says of each fact that it gives, each part of it hashed: enough to be told from another. */
type Prints = Record<string, string[]>;

const printOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);

function takePrints(source: Sheet): Prints {
  const facts = FACTS.filter((key) => present(source[key])).map((key) => [key, [printOf(trim(source[key]))]]);
  return {
    ...(Object.fromEntries(facts) as Prints),
    phases: [printOf(dated(source['phases'], ['name', 'start', 'end']))],
    events: dated(source['events'], ['name', 'date']).map(printOf),
  };
}

/** A sheet may tell more than its source, events among it, but other phases would be another life. */
function listLostFacts(sheet: Sheet, source: Prints): string[] {
  const own = takePrints(sheet);
  return Object.entries(source)
    .filter(([key, prints]) => !prints.every((print) => own[key]?.includes(print)))
    .map(([key]) => key);
}

const { made, sheets } = listBetaSheets();
const fabrique = sheets
  .map(({ betaId, source }) => ({ betaId, data: readSheet(source).data }))
  .filter(({ data }) => data['incubator'] === 'sgmas')
  .sort((a, b) => (a.betaId < b.betaId ? -1 : 1));
/** What the sheets of beta.gouv.fr said, so that this is proven where they are not. */
const PRINTS = join(import.meta.dirname, 'testing/beta-facts.json');

describe('the catalogue is complete and true', () => {
  test('a lost or changed fact is seen', () => {
    const events = [{ name: 'fast', date: '2024-01-01' }];
    const source = { link: 'https://a.fr ', phases: [{ name: 'abandon', start: '2024-01-01' }], events };
    const prints = takePrints(source);
    const more = [...events, { name: 'end', date: '2025-01-01' }];
    expect(listLostFacts({ ...source, link: 'https://a.fr', events: more }, prints)).toEqual([]);
    expect(listLostFacts({ link: 'https://b.fr', phases: [], events: [] }, prints)).toEqual([
      'link',
      'phases',
      'events',
    ]);
  });

  test('every product of the Fabrique is there with its facts', async () => {
    const prints = Object.fromEntries(fabrique.map(({ betaId, data }) => [betaId, takePrints(data)]));
    if (!made) await expect(`${JSON.stringify(prints, null, 1)}\n`).toMatchFileSnapshot(PRINTS);
    const known = JSON.parse(readFileSync(PRINTS, 'utf8')) as Record<string, Prints>;
    expect(Object.keys(known).length).toBeGreaterThanOrEqual(30);
    const problems = Object.entries(known).flatMap(([betaId, facts]) => {
      const sheet = own.find(({ data }) => data['beta_id'] === betaId);
      if (!sheet) return [`${betaId} is missing`];
      return listLostFacts(sheet.data, facts).map((fact) => `${sheet.name}: ${fact}`);
    });
    expect(problems).toEqual([]);
  });

  test('37 sheets at least, the usual short names among them', () => {
    const names = own.map(({ name }) => name.replace(/\.mdx?$/, ''));
    expect(names.length).toBeGreaterThanOrEqual(37);
    expect(names).toEqual(
      expect.arrayContaining([
        'mano',
        'nata',
        'tumeplay',
        'reva',
        'domifa',
        'enfants-du-spectacle',
        'la-ressourcerie',
        'cause-medicale-de-deces',
        'trait-d-union',
      ]),
    );
  });

  test('the only address to write to is the Fabrique’s', () => {
    const contacts = own.map(({ data }) => data['contact']).filter(present);
    expect(new Set(contacts)).toEqual(new Set(['contact@fabrique.social.gouv.fr']));
    const texts = ['produits', 'actualites', 'pages'].flatMap((kind) =>
      readdirSync(join(CONTENT, kind)).map((name) => readFileSync(join(CONTENT, kind, name), 'utf8')),
    );
    const addresses = texts.flatMap((text) => text.match(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g) ?? []);
    expect(new Set(addresses)).toEqual(new Set(['contact@fabrique.social.gouv.fr']));
  });
});

/** Names of bodies too long to be told from a sentence by their length. */
const OFFICIAL_NAMES = [
  'de l economie de l emploi du travail et des solidarites',
  'des entreprises de la concurrence de la consommation du travail et de l emploi',
  'direction de l animation de la recherche des etudes et des statistiques',
  'direction a l orientation a la formation et a l emploi',
  'delegation a l innovation et a la modernisation de l action publique',
];

/** Runs of this many words are sentences, not names: titles of laws and of organisations stay below it. */
const RUN = 12;

function wordsOf(text: string): string[] {
  const words = text
    .replace(/<Quote[\s\S]*?<\/Quote>/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ');
  return OFFICIAL_NAMES.reduce((rest, name) => rest.replaceAll(name, '§'), words)
    .split(' ')
    .filter(Boolean);
}

function listRuns(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(words.slice(RUN - 1).map((_, start) => words.slice(start, start + RUN).join(' ')));
}

test('no sentence comes from the source documents', () => {
  const sources = [...sheets.map(({ source }) => readSheet(source).body), ...listSourceDocuments()];
  const taken = new Set(sources.flatMap((source) => [...listRuns(source)]));
  const copied = ['produits', 'actualites', 'pages'].flatMap((kind) =>
    readdirSync(join(CONTENT, kind)).flatMap((name) => {
      const { body } = readSheet(readFileSync(join(CONTENT, kind, name), 'utf8'));
      return [...listRuns(body)].filter((run) => taken.has(run)).map((run) => `${kind}/${name}: ${run}`);
    }),
  );
  expect(copied).toEqual([]);
});
