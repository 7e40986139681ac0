import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { breaksFrontMatter, type Choice, listConflicts, mergeTexts, settleMerge } from './merge-texts.ts';
import { readFrontMatter } from './source-edit.ts';

const settle = (base: string | null, mine: string, theirs: string, choice: Choice = 'mine') => {
  const pieces = mergeTexts(base, mine, theirs);
  return settleMerge(
    pieces,
    listConflicts(pieces).map(() => choice),
  );
};
const word = fc.constantFrom('a', 'b', 'c', 'é', '---', 'title: x', '');
const text = fc
  .tuple(fc.array(fc.tuple(word, fc.constantFrom('\n', '\r\n')), { maxLength: 12 }), word)
  .map(([lines, last]) => lines.flat().join('') + last);

describe('what was made from one text', () => {
  test('is put together where each changed another passage', () => {
    const base = '---\ntitle: Un\n---\n\nDébut.\n\nFin.\n';
    const mine = base.replace('Un', 'Deux');
    const theirs = base.replace('Fin.', 'Fin, vraiment.');
    expect(mergeTexts(base, mine, theirs)).toEqual([
      { kind: 'agreed', text: '---\n' },
      { kind: 'agreed', text: 'title: Deux\n---\n\nDébut.\n\nFin, vraiment.\n' },
    ]);
  });

  test('is to be chosen where both changed one passage, and both may be kept', () => {
    const [base, mine, theirs] = ['a\nb\nc', 'a\nmoi\nc', 'a\nelle\nc'];
    const conflict = { kind: 'conflict', mine: 'moi\n', theirs: 'elle\n', base: 'b\n' };
    expect(listConflicts(mergeTexts(base, mine, theirs))).toEqual([conflict]);
    expect(settle(base, mine, theirs)).toBe(mine);
    expect(settle(base, mine, theirs, 'theirs')).toBe(theirs);
    expect(settle(base, mine, theirs, 'both')).toBe('a\nelle\nmoi\nc');
    expect(settleMerge(mergeTexts(base, mine, theirs), [])).toBeUndefined();
  });

  test('keeps two last lines without an ending apart', () => {
    expect(settle('a\r\n', 'a\r\nmoi', 'a\r\nelle', 'both')).toBe('a\r\nelle\r\nmoi');
  });

  test('that only one of the two changed is theirs', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(settle(base, base, changed)).toBe(changed);
        expect(settle(base, changed, base)).toBe(changed);
        expect(settle(base, changed, changed)).toBe(changed);
      }),
    );
  });

  test('loses no change where there is no conflict', () => {
    const edit = fc.constantFrom('keep', 'drop', 'change', 'add');
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 8 }),
        fc.array(edit, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        (first, last, eol) => {
          const apply = (edits: string[], from: string, changed: boolean) =>
            edits.flatMap((kind, rank) => {
              const line = `${from} ${rank}${eol}`;
              if (!changed || kind === 'keep') return [line];
              if (kind === 'drop') return [];
              return kind === 'add'
                ? [line, `${from} nouveau ${rank}${eol}`]
                : [`${from} autre ${rank}${eol}`];
            });
          const make = (changesFirst: boolean, changesLast: boolean) =>
            [...apply(first, 'A', changesFirst), `milieu${eol}`, ...apply(last, 'B', changesLast)].join('');
          const pieces = mergeTexts(make(false, false), make(true, false), make(false, true));
          expect(listConflicts(pieces)).toEqual([]);
          expect(settleMerge(pieces, [])).toBe(make(true, true));
        },
      ),
    );
  });

  test('gives each of the two back whole when all choices are theirs and only they changed', () => {
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        expect(settle(null, mine, theirs)).toBe(mine);
        expect(settle(null, mine, theirs, 'theirs')).toBe(theirs);
      }),
    );
  });

  test('holds every line of both, whatever they are, when both are kept', () => {
    const linesOf = (whole: string) => whole.split(/\r?\n/);
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const kept = new Set(linesOf(settle(null, mine, theirs, 'both') ?? ''));
        expect([...linesOf(mine), ...linesOf(theirs)].filter((line) => line && !kept.has(line))).toEqual([]);
      }),
    );
  });
});

describe('the front matter', () => {
  const sheet = (...lines: string[]) => ['---', ...lines, '---', '', 'Texte.', ''].join('\n');

  test('that both made ambiguous is said to be', () => {
    const mine = sheet('title: Un', 'tagline: de moi', 'date: 2026-01-01');
    const theirs = sheet('title: Un', 'tagline: d’elle', 'date: 2026-01-01');
    const both = settle(sheet('title: Un', 'date: 2026-01-01'), mine, theirs, 'both') ?? '';
    expect(both).toContain('tagline: d’elle\ntagline: de moi\n');
    expect(breaksFrontMatter(both, mine, theirs)).toBe(true);
    expect(breaksFrontMatter(mine, mine, theirs)).toBe(false);
  });

  test('cannot be broken without a word', () => {
    const line = fc.constantFrom('title: Un', 'tags: [a', 'tags: [a]', 'lang: fr', 'x:', '  - y', '---');
    const source = fc.array(line, { maxLength: 5 }).map((lines) => sheet(...lines));
    const choices = fc.constantFrom<Choice>('mine', 'theirs', 'both');
    fc.assert(
      fc.property(source, source, source, choices, (base, mine, theirs, choice) => {
        fc.pre(readFrontMatter(mine) !== undefined);
        const merged = settle(base, mine, theirs, choice) ?? '';
        fc.pre(!breaksFrontMatter(merged, mine, theirs));
        const { yaml = 'none: [' } = findFrontMatter(merged) ?? {};
        expect(() => parse(yaml) as unknown).not.toThrow();
      }),
    );
  });
});

test('texts too long to be matched line by line are one choice, at once', () => {
  const [mine, theirs] = ['moi\n', 'elle\n'].map((line) => line.repeat(60_000));
  const pieces = mergeTexts('base\n'.repeat(60_000), mine ?? '', theirs ?? '');
  expect(listConflicts(pieces)).toHaveLength(1);
  expect(settleMerge(pieces, ['theirs'])).toBe(theirs);
});
