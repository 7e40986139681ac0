import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listBetaSheets } from '#lib/content/testing/beta-sheets.ts';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { insertYamlItem, setYamlValue, swapYamlItems } from './yaml-edit.ts';
import { parseYaml } from './yaml-place.ts';
import { type FieldPath, YamlEditError } from './yaml-value.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');
const yamlOf = (source: string) => findFrontMatter(source)?.yaml ?? '';

const own = ['produits', 'actualites', 'pages'].flatMap((kind) =>
  readdirSync(join(CONTENT, kind)).map((name) => yamlOf(readFileSync(join(CONTENT, kind, name), 'utf8'))),
);
const AWKWARD = [
  'title: Un\r\nmission: "Deux"\r\nphases:\r\n  - name: construction\r\n    start: 2024-01-01\r\n',
  'title: Un # une remarque\n# entre deux\nmission: |\n  Un texte\n  sur deux lignes\n\nphases:\n- name: construction\n  start: 2024-01-01\n\n# la fin\n',
  'title: "Un"\nthematiques: [santé, "travail, emploi"]\nimage: {src: /medias/a.png, alt: "Un dessin"}\nphases: [{name: construction, start: 2024-01-01}]\n',
  "title: 'L''un'\nmission: >-\n  Un texte\n  replié\nlink:\ncontact: ''\nphases:\n    - name: construction\n      start: 2024-01-01\n      comment: |-\n        Une ligne\n        deux\n    -\n      name: opere\n      start: 2025-01-01\n",
  'title: &nom Un\nmission: *nom\ninconnue: {a: 1}\nphases:\n  - name: construction\n    start: 2024-01-01\nlast: sans fin de ligne',
];
const sheets = listBetaSheets().sheets.filter((_, rank) => rank % 12 === 0);
const TEXTS = [...own, ...sheets.map(({ source }) => yamlOf(source)), ...AWKWARD].filter(
  (yaml) => yaml !== '' && parseYaml(yaml).errors.length === 0,
);

const scalar = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'Élu : oui',
    'a # b',
    '- tiret',
    '2024',
    'true',
    'null',
    '"entre"',
    "l'eau",
    '{x}',
    '2024-01-01',
    'deux\nlignes',
    ' espaces ',
    '@x',
    'a: b',
    '%',
    '`',
  ),
  fc.integer({ min: -1_000, max: 100_000 }),
  fc.boolean(),
);

function pathsOf(value: unknown, path: FieldPath = []): FieldPath[] {
  if (Array.isArray(value)) return value.flatMap((item, rank) => pathsOf(item, [...path, rank]));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
}

function get(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key],
    value,
  );
}

/** Longest common beginning and end of two texts: what the change left alone. */
function changedPart(before: string, after: string): { removed: string; added: string } {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
    end += 1;
  return { removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}

test('a value that is set is read back, and nothing else changes', () => {
  let refused = 0;
  let done = 0;
  fc.assert(
    fc.property(fc.nat(), fc.nat(), scalar, (text, place, value) => {
      const yaml = TEXTS[text % TEXTS.length] ?? '';
      const before: unknown = parse(yaml);
      const paths = pathsOf(before);
      const path = paths[place % paths.length];
      if (!path) return;
      let after: string;
      try {
        after = setYamlValue(yaml, path, value);
      } catch (cause) {
        expect(cause).toBeInstanceOf(YamlEditError);
        refused += 1;
        return;
      }
      done += 1;
      const now: unknown = parse(after);
      if (value !== '' && get(before, path) !== value) expect(get(now, path)).toStrictEqual(value);
      const others = paths.filter(
        (other) => other.join('.') !== path.join('.') && typeof path.at(-1) === 'string',
      );
      for (const other of others) expect(get(now, other)).toStrictEqual(get(before, other));
      const { removed, added } = changedPart(yaml, after);
      expect(removed.length).toBeLessThan(JSON.stringify(get(before, path) ?? '').length * 2 + 400);
      expect(added.replaceAll('\r\n', '\n')).not.toContain('\r');
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeLessThan(done / 20);
});

test('setting what is there already changes no byte', () => {
  for (const yaml of TEXTS) {
    const value: unknown = parse(yaml);
    for (const path of pathsOf(value)) {
      const known = get(value, path);
      if (typeof known === 'string' || typeof known === 'number' || typeof known === 'boolean') {
        expect(setYamlValue(yaml, path, known)).toBe(yaml);
      }
    }
  }
});

test('a row is added, moved and taken out again without a trace', () => {
  for (const yaml of TEXTS) {
    const value = parse(yaml) as { phases?: unknown };
    if (!Array.isArray(value.phases) || yaml.includes('phases: [')) continue;
    const count = value.phases.length;
    const row = { name: 'transfere', start: '2030-01-01', comment: 'Une : remarque' };
    const added = insertYamlItem(yaml, ['phases'], count, row);
    expect((parse(added) as { phases: unknown[] }).phases.at(-1)).toEqual(row);
    expect(setYamlValue(added, ['phases', count], undefined).trimEnd()).toBe(yaml.trimEnd());
    const swapped = swapYamlItems(added, ['phases'], count - 1);
    expect((parse(swapped) as { phases: unknown[] }).phases.at(-2)).toEqual(row);
    expect(swapYamlItems(swapped, ['phases'], count - 1)).toBe(added);
  }
});

describe('one change', () => {
  test.each<[string, string, FieldPath, Parameters<typeof setYamlValue>[2], string]>([
    [
      'keeps a remark on its line',
      'title: Un # remarque\nfin: 1\n',
      ['title'],
      'Deux',
      'title: Deux # remarque\nfin: 1\n',
    ],
    ['keeps the quotes', 'title: "Un"\n', ['title'], 'Deux', 'title: "Deux"\n'],
    ['quotes what must be', 'title: Un\n', ['title'], 'Oui : non', 'title: "Oui : non"\n'],
    [
      'fills an empty key',
      'title: Un\nlink:\nfin: 1\n',
      ['link'],
      'https://a.fr',
      'title: Un\nlink: https://a.fr\nfin: 1\n',
    ],
    ['takes a key out', 'title: Un\nlink: x # y\nfin: 1\n', ['link'], undefined, 'title: Un\nfin: 1\n'],
    ['keeps CRLF', 'title: Un\r\nfin: 1\r\n', ['link'], 'x', 'title: Un\r\nfin: 1\r\nlink: x\r\n'],
    [
      'makes the map it stands in',
      'title: Un\n',
      ['image', 'alt'],
      'Dessin',
      'title: Un\nimage:\n  alt: Dessin\n',
    ],
    [
      'adds to a map',
      'image:\n  src: a\nfin: 1\n',
      ['image', 'alt'],
      'Dessin',
      'image:\n  src: a\n  alt: Dessin\nfin: 1\n',
    ],
    ['changes a list', 'tags:\n  - a\nfin: 1\n', ['tags'], ['b', 'c'], 'tags:\n  - b\n  - c\nfin: 1\n'],
    [
      'keeps what a list had',
      'tags:\n  - "a" # x\n  - b\n  - c\n',
      ['tags'],
      ['a', 'c', 'd'],
      'tags:\n  - "a" # x\n  - c\n  - d\n',
    ],
    ['makes a list of a text', 'tags: a, b\nfin: 1\n', ['tags'], ['a', 'c'], 'tags:\n  - a\n  - c\nfin: 1\n'],
    ['changes a list on one line', 'tags: [a, b]\n', ['tags', 1], 'c d', 'tags: [a, c d]\n'],
    [
      'replaces a block',
      'mission: |\n  Un\n  deux\nfin: 1\n',
      ['mission'],
      'Trois',
      'mission: Trois\nfin: 1\n',
    ],
    [
      'writes a block',
      'mission: Un\nfin: 1\n',
      ['mission'],
      'Un\ndeux',
      'mission: |-\n  Un\n  deux\nfin: 1\n',
    ],
    ['takes the last item and its key', 'title: Un\ntags:\n  - a\n', ['tags', 0], undefined, 'title: Un\n'],
    [
      'follows the order of the model',
      'title: Un\nfin: 1\n',
      ['mission'],
      'x',
      'title: Un\nmission: x\nfin: 1\n',
    ],
    [
      'empties the only key of a row',
      'events:\n  - name: a\n',
      ['events', 0, 'name'],
      undefined,
      'events:\n  - name:\n',
    ],
    [
      'takes the first key of a row',
      'events:\n  - name: a\n    date: b\n',
      ['events', 0, 'name'],
      undefined,
      'events:\n  - date: b\n',
    ],
  ])('%s', (_, before, path, value, after) => {
    expect(setYamlValue(before, path, value, ['title', 'mission', 'fin'])).toBe(after);
  });

  test('that would change another key by an anchor is refused', () => {
    expect(() => setYamlValue('title: &nom Un\nmission: *nom\n', ['title'], 'Deux')).toThrow(YamlEditError);
  });
});
