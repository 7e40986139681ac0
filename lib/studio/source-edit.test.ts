import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyAreaText,
  bodyStart,
  editSource,
  fromAreaOffset,
  readFrontMatter,
  toAreaText,
} from './source-edit.ts';
import { AWKWARD_SOURCES } from './testing/awkward-sources.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');
const OWN = ['produits', 'actualites', 'pages'].flatMap((kind) =>
  readdirSync(join(CONTENT, kind)).map(
    (name) => [`${kind}/${name}`, readFileSync(join(CONTENT, kind, name), 'utf8')] as const,
  ),
);
const ALL = [...OWN, ...AWKWARD_SOURCES];

describe('opened and saved without a change, nothing changes', () => {
  test.each(ALL)('%s', (_, source) => {
    expect(applyAreaText(source, toAreaText(source))).toBe(source);
    const at = bodyStart(source);
    expect(source.slice(0, at) + applyAreaText(source.slice(at), toAreaText(source.slice(at)))).toBe(source);
    const values = readFrontMatter(source);
    for (const [key, value] of Object.entries(values ?? {})) {
      if (typeof value === 'string')
        expect(editSource(source, { kind: 'set', path: [key], value })).toBe(source);
    }
  });
});

test('a change in a text area is read back, and its surroundings keep their bytes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ALL.map(([, source]) => source)),
      fc.nat(),
      fc.nat({ max: 30 }),
      fc.stringMatching(/^[a-z\n é]{0,12}$/),
      (source, place, length, inserted) => {
        const shown = toAreaText(source);
        const start = place % (shown.length + 1);
        const wanted = shown.slice(0, start) + inserted + shown.slice(start + length);
        const saved = applyAreaText(source, wanted);
        expect(toAreaText(saved)).toBe(wanted);
        const untouched = source.slice(0, fromAreaOffset(source, start));
        expect(saved.startsWith(untouched.replace(/\r$/, ''))).toBe(true);
      },
    ),
  );
});

test('a change of the fiche leaves the body and the rest of the front matter alone', () => {
  const source = '---\r\ntitle: "Un" # ici\r\ninconnue: 1\r\n---\r\n<Cassé {\r\n';
  expect(editSource(source, { kind: 'set', path: ['title'], value: 'Deux' })).toBe(
    source.replace('"Un"', '"Deux"'),
  );
});

test('what cannot be read is said to be so', () => {
  expect(readFrontMatter('---\ntitle: [\n---\n')).toBeUndefined();
  expect(readFrontMatter('rien')).toBeUndefined();
  expect(() => editSource('rien', { kind: 'set', path: ['title'], value: 'x' })).toThrow();
});
