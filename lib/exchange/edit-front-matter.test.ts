import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { editFrontMatter } from './edit-front-matter.ts';
import type { Json } from './sheet.ts';

const ORDER = ['title', 'link', 'phases', 'techno'];
const edit = (yaml: string, changes: Record<string, Json>) =>
  editFrontMatter(`---\n${yaml}---\ncorps\n`, new Map(Object.entries(changes)), ORDER);

describe('the front matter', () => {
  test.each([
    ['a value changed', 'title: a # mot\nlink: b\n', { title: 'c' }, 'title: c # mot\nlink: b\n'],
    ['the quotes stay', 'title: "a"\n', { title: 'c' }, 'title: "c"\n'],
    [
      'a key added in its place',
      'title: a\n\n# Techniques\ntechno: [x]\n',
      { link: 'b' },
      'title: a\nlink: b\n\n# Techniques\ntechno: [x]\n',
    ],
    ['a key added first', 'techno: [x]\n', { couleur: 'b' }, 'techno: [x]\ncouleur: b\n'],
    [
      'an item added',
      'phases:\n  - name: a # un\n    start: 2024-01-01\ntechno: [x]\n',
      {
        phases: [
          { name: 'a', start: '2024-01-01' },
          { name: 'b', start: '2025-01-01' },
        ],
      },
      'phases:\n  - name: a # un\n    start: 2024-01-01\n  - name: b\n    start: 2025-01-01\ntechno: [x]\n',
    ],
    [
      'a key that looks like a comment',
      'title: |\n  # pas un commentaire\n  a\n# un commentaire\nlink: b\n',
      { link: 'c' },
      'title: |\n  # pas un commentaire\n  a\n# un commentaire\nlink: c\n',
    ],
    [
      'comments around a list',
      '# a\ntechno:\n  # b\n  - x # c\n  # d\n# e\nlink: b\n',
      { techno: ['x', 'y'] },
      '# a\ntechno:\n  # b\n  - x # c\n  - y\n# e\nlink: b\n',
    ],
    [
      'a key added after a text that keeps its last empty lines',
      'title: |+\n  a\n\n\ntechno:\n  - x\n',
      { link: 'b' },
      'title: |+\n  a\n\n\ntechno:\n  - x\nlink: b\n',
    ],
    ['a map on one line', '{title: a, link: b}\n', { link: 'c' }, '{ title: a, link: c }\n'],
  ])('%s', (_, before, changes, after) => {
    expect(edit(before, changes)).toBe(`---\n${after}---\ncorps\n`);
  });

  test.each([
    ['that is not YAML', 'title: [\n'],
    ['that is a list', '- a\n'],
    ['with a key twice', 'title: a\ntitle: b\n'],
    ['with another key that refers to it', 'title: &t a\nlink: *t\n'],
  ])('%s is not touched', (_, yaml) => {
    expect(edit(yaml, { title: 'c' })).toBeUndefined();
  });

  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('2024-01-01', 'true', '~', ' a', 'a: b', '# x', '- x', 'é\nb', "l'a", '---', '*a', '&b'),
  );
  const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value;
  const map = fc.dictionary(fc.constantFrom('title', 'link', 'phases', 'techno', 'autre', 'image'), json, {
    minKeys: 1,
  });

  test('whatever it holds: the keys asked for change, the others keep their very lines, and so does the body', () => {
    fc.assert(
      fc.property(map, map, fc.constantFrom('\n', '\r\n'), (before, changes, eol) => {
        const source = `---\n# tête\n${stringify(before)}---\n\ncorps\n`.replaceAll('\n', eol);
        const edited = editFrontMatter(source, new Map(Object.entries(changes)), ORDER) ?? '';
        const yaml = findFrontMatter(edited)?.yaml ?? '';
        expect(parse(yaml)).toEqual(
          parse(stringify({ ...(parse(findFrontMatter(source)?.yaml ?? '') as object), ...changes })),
        );
        expect(yaml.startsWith('# tête')).toBe(true);
        expect(edited.endsWith(`---${eol}${eol}corps${eol}`)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
