import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EditorSelection, EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { applyAreaText, bodyStart, fromAreaOffset, toAreaText } from '#lib/studio/source-edit.ts';
import { AWKWARD_SOURCES } from '#lib/studio/testing/awkward-sources.ts';
import { readBlocks } from '#lib/studio/testing/read-blocks.ts';
import { cardKeys } from './card-keys.ts';
import { cardField, findChosenCard, listCards } from './cards.ts';
import { continueList } from './continue-list.ts';
import { markdownStyle } from './markdown-style.ts';

const CONTENT = resolve(import.meta.dirname, '../../../../content');
const OWN = ['produits', 'actualites', 'pages'].flatMap((kind) =>
  readdirSync(join(CONTENT, kind)).map(
    (name) => [`${kind}/${name}`, readFileSync(join(CONTENT, kind, name), 'utf8')] as const,
  ),
);
const ALL = [...OWN, ...AWKWARD_SOURCES];

const open = (doc: string, whole = false) =>
  EditorState.create({ doc, extensions: [markdownStyle(whole), cardField, cardKeys] });
const type = (state: EditorState, from: number, to: number, insert: string) =>
  state.update({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.type',
  }).state;

describe('shown in the visual source and given back, nothing changes', () => {
  test.each(ALL)('%s', (_, source) => {
    for (const start of [0, bodyStart(source)]) {
      const part = source.slice(start);
      const shown = open(toAreaText(part), start === 0).doc.toString();
      expect(source.slice(0, start) + applyAreaText(part, shown)).toBe(source);
    }
  });
});

test('what is typed in the visual source changes its own bytes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ALL.map(([, source]) => source)),
      fc.nat(),
      fc.nat({ max: 30 }),
      fc.stringMatching(/^[a-z\n é]{1,12}$/),
      (source, place, length, inserted) => {
        const shown = toAreaText(source);
        const from = place % (shown.length + 1);
        const to = Math.min(shown.length, from + length);
        const typed = type(open(shown, true), from, to, inserted).doc.toString();
        expect(typed).toBe(shown.slice(0, from) + inserted + shown.slice(to));
        const saved = applyAreaText(source, typed);
        expect(toAreaText(saved)).toBe(typed);
        expect(saved.startsWith(source.slice(0, fromAreaOffset(source, from)).replace(/\r$/, ''))).toBe(true);
      },
    ),
  );
});

describe('a card', () => {
  const CARD = '<ProductCard slug="mano" />';
  const text = `Un\n${CARD}\nDeux`;
  const at = text.indexOf(CARD);

  test('is chosen by a cursor at its edge', () => {
    for (const head of [at, at + 5, at + CARD.length]) {
      const state = open(text).update({ selection: { anchor: head } }).state;
      expect(findChosenCard(state)?.name).toBe('ProductCard');
    }
  });

  test.each([
    ['one line', 'Un.\n\nCARD\n\nFin.\n', 'Un.\n\nCARD\n\nx\n\nFin.\n'],
    ['beside its neighbours', 'Un\nCARD\nSuite', 'Un\nCARD\n\nx\n\nSuite'],
    ['last', 'Un.\n\nCARD', 'Un.\n\nCARD\n\nx'],
    ['last of its lines', 'Un.\n\nCARD\n', 'Un.\n\nCARD\n\nx\n'],
    ['lone', 'CARD', 'CARD\n\nx'],
  ])('that is chosen, %s, is not replaced by what is typed, which is a paragraph', (_, shape, expected) => {
    const doc = shape.replace('CARD', CARD);
    const from = doc.indexOf(CARD);
    const chosen = open(doc).update({ selection: EditorSelection.single(from, from + CARD.length) }).state;
    const state = type(chosen, from, from + CARD.length, 'x');
    expect(state.doc.toString()).toBe(expected.replace('CARD', CARD));
    expect(state.selection.main.head).toBe(state.doc.toString().lastIndexOf('x') + 1);
  });

  test('that is typed by hand is folded once the cursor leaves it', () => {
    const typed = type(
      open(`Un\n${CARD.slice(0, -1)}\nDeux`),
      at + CARD.length - 1,
      at + CARD.length - 1,
      '>',
    );
    expect(listCards(typed)).toEqual([]);
    const more = type(typed, at + 19, at + 19, 'é');
    expect(listCards(more)).toEqual([]);
    expect(listCards(more.update({ selection: { anchor: 0 } }).state)).toHaveLength(1);
  });

  test('stays folded when words are typed above it', () => {
    expect(listCards(type(open(text), 0, 0, 'Avant '))).toHaveLength(1);
  });
});

/** The text with Enter pressed where `|` stands, and `|` where the cursor is then. */
function enter(marked: string): string {
  const at = marked.indexOf('|');
  let state = EditorState.create({ doc: marked.replace('|', ''), selection: { anchor: at } });
  continueList({
    state,
    dispatch: (tr) => {
      ({ state } = tr);
    },
  });
  const text = state.doc.toString();
  const { head } = state.selection.main;
  return `${text.slice(0, head)}|${text.slice(head)}`;
}

test.each([
  ['- un|', '- un\n- |'],
  ['- un\n- |', '- un\n\n|'],
  ['- |', '|'],
  ['- un\n- |\n- deux', '- un\n\n|\n\n- deux'],
  ['- un\n- |\n\nSuite', '- un\n\n|\n\nSuite'],
  ['- un|\n- deux', '- un\n- |\n- deux'],
  ['  9. neuf|', '  9. neuf\n  10. |'],
  ['9. neuf\n10. |', '9. neuf\n\n|'],
  ['> cité|', '> cité\n> |'],
  ['> cité\n> |', '> cité\n\n|'],
  ['> * cité|', '> * cité\n> * |'],
  ['> * cité\n> * |', '> * cité\n\n|'],
  ['un - deux|', 'un - deux\n|'],
])('Enter in %j goes on with its list or quote, or ends it', (before, after) => {
  expect(enter(before)).toBe(after);
});

test.each([
  ['- un', 'list'],
  ['3) un', 'list'],
  ['- un\n  1. deux', 'list'],
  ['> un', 'blockquote'],
  ['> - un', 'blockquote'],
])('what is written once %j is ended is a paragraph by itself', (begun, kind) => {
  const ended = enter(enter(`${begun}|`).replace('|', 'deux|'));
  const written = enter(ended).replace('|', 'Une phrase après.');
  const blocks = readBlocks(written);
  expect(blocks.map(({ type }) => type)).toEqual([kind, 'paragraph']);
  expect(toString(blocks[1])).toBe('Une phrase après.');
});
