import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainSource } from './plain-source.ts';

test('a source is read without its marks, with what its tags say', () => {
  const source = `---
title: Une fiche
mission: Aider
link: https://exemple.gouv.fr
phases:
  - name: construction
    comment: Avec Pôle emploi
---

## Le **problème**

Voir [le dossier](https://exemple.gouv.fr/a "titre"), puis \`code\`.

- premier
<Figure src="/medias/a.png" alt="Une foule" />
{/* à revoir */}
| a | b |
`;
  expect(readPlainSource(source)).toEqual({
    title: 'Une fiche',
    summary: 'Aider',
    facts: ['construction', 'Avec Pôle emploi'],
    headings: ['Le problème'],
    body: 'Le problème Voir le dossier , puis code . premier Une foule à revoir a b',
  });
});

test('a front matter that cannot be read is part of the text', () => {
  const { title, body } = readPlainSource('---\ntitle: [ouvert\n---\n\nLa suite <Figure');
  expect(title).toBeNull();
  expect(body).toContain('ouvert');
  expect(body).toContain('La suite');
});

test('any text is read, and no longer than it is', () => {
  const piece = fc.constantFrom(
    '---\n',
    'a: ',
    '<A alt="',
    '>',
    '](',
    '![',
    '{/*',
    '<!--',
    '\n# ',
    '&a ',
    '*a',
    'é',
    ' ',
  );
  const source = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(source, (text) => {
      const { body } = readPlainSource(text);
      expect(body.length).toBeLessThanOrEqual(text.length);
      expect(body).toBe(body.trim());
    }),
  );
});

test('marks without end take no longer than a long text', () => {
  const begun = performance.now();
  for (const mark of ['<a ', '](', '[', '<!--', '{/*', '# ', '|', '](a "'])
    readPlainSource(mark.repeat(200_000 / mark.length));
  expect(performance.now() - begun).toBeLessThan(5_000);
});
