import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { readBlocks } from '#lib/studio/testing/read-blocks.ts';
import { markHeading, markList } from './mark-lines.ts';
import { markWords } from './mark-words.ts';
import type { Write } from './tool-write.ts';

const strong = markWords(2);
const emphasis = markWords(1);

/** `⟦` and `⟧` around what is selected, or `‸` where nothing is. */
function apply(write: Write, marked: string): string {
  const start = marked.search(/[⟦‸]/);
  const end = marked.includes('‸') ? start : marked.indexOf('⟧') - 1;
  const made = write(marked.replace(/[⟦⟧‸]/g, ''), start, end);
  const { text } = made;
  if (made.start === made.end) return `${text.slice(0, made.start)}‸${text.slice(made.start)}`;
  return `${text.slice(0, made.start)}⟦${text.slice(made.start, made.end)}⟧${text.slice(made.end)}`;
}

describe('bold', () => {
  test.each([
    ['un ⟦mot ⟧important', 'un **⟦mot⟧** important'],
    ['un **⟦mot⟧** important', 'un ⟦mot⟧ important'],
    ['un ⟦**mot**⟧ important', 'un ⟦mot⟧ important'],
    ['⟦Un.\n\nDeux.⟧', '**⟦Un.**\n\n**Deux.⟧**'],
    ['**⟦Un.**\n\n**Deux.⟧**', '⟦Un.\n\nDeux.⟧'],
    ['⟦- un\n- deux⟧', '- **⟦un**\n- **deux⟧**'],
    ['⟦un **mot** fort⟧', '**⟦un mot fort⟧**'],
    ['⟦un **mo⟧t** fort', '**⟦un mot⟧** fort'],
    ['**un**⟦e⟧ fois', '**⟦une⟧** fois'],
    ['un *⟦mot⟧* fort', 'un ***⟦mot⟧*** fort'],
    ['x⟦(a)⟧y', 'x(**⟦a⟧**)y'],
    ['voir [⟦la page⟧](/a) ici', 'voir [**⟦la page⟧**](/a) ici'],
    ['⟦voir [la⟧ page](/a) ici', '**⟦voir [la page](/a)⟧** ici'],
    ['le `co⟦de` b⟧rut', 'le **⟦`code` b⟧**rut'],
    ['| ⟦a | b⟧ |', '| **⟦a** | **b⟧** |'],
    ['⟦<Setting name="a" />⟧', '⟦<Setting name="a" />⟧'],
    ['un ‸ mot', 'un **⟦[à compléter]⟧** mot'],
    ['un **⟦[à compléter]⟧** mot', 'un ‸ mot'],
    ['un **m‸ot** fort', 'un m‸ot fort'],
    ['un **mot‸** fort', 'un **mot**‸ fort'],
    ['un ⟦  ⟧ mot', 'un ⟦  ⟧ mot'],
  ])('%s becomes %s', (before, after) => {
    expect(apply(strong, before)).toBe(after);
  });
});

describe('a list', () => {
  test.each([
    ['⟦un\n\ndeux⟧', '- ⟦un\n\n- deux⟧'],
    ['- ⟦un\n\n- deux⟧', '⟦un\n\ndeux⟧'],
    ['1. ⟦item⟧', '- ⟦item⟧'],
    ['## ⟦titre⟧', '- ⟦titre⟧'],
    ['un‸ mot', '- un‸ mot'],
    ['- un‸ mot', 'un‸ mot'],
    ['un\ndeux‸\ntrois', '- ⟦un\n- deux\n- trois⟧'],
    ['- un\n- ⟦deux⟧\n- trois', '- un\n\n⟦deux⟧\n- trois'],
    ['> ⟦un⟧', '> - ⟦un⟧'],
    ['un\n\n‸\n', 'un\n\n- ‸\n'],
    ['⟦un\n\n<Setting name="a" />\n\ndeux⟧', '- ⟦un\n\n<Setting name="a" />\n\n- deux⟧'],
  ])('%j becomes %j', (before, after) => {
    expect(apply(markList, before)).toBe(after);
  });
});

test.each([
  ['un‸ mot', '## un‸ mot'],
  ['## un‸ mot', 'un‸ mot'],
  ['### ⟦un⟧', '## ⟦un⟧'],
  ['- ⟦un\n\n- deux⟧', '## ⟦un\n\n## deux⟧'],
])('a heading: %j becomes %j', (before, after) => {
  expect(apply(markHeading(2), before)).toBe(after);
});

const WORD = fc.stringMatching(/^[(«]?[a-zéà]{1,5}['’]?[a-zé]{0,3}[.,)»!]?$/);
const LINE = fc.array(WORD, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const BLOCK = fc.oneof(
  fc.array(LINE, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  fc.array(LINE, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((line) => `- ${line}`).join('\n')),
  LINE.map((line) => `## ${line}`),
);
const TEXT = fc.array(BLOCK, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\n'));
const PARAGRAPHS = fc
  .array(fc.array(LINE, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((blocks) => blocks.map((lines) => lines.join('\n')).join('\n\n'));

/** A text, and what is selected in it: something. */
const selected = (texts: fc.Arbitrary<string>) =>
  fc.tuple(texts, fc.nat(), fc.nat()).map(([text, a, b]) => {
    const start = a % text.length;
    return { text, start, end: start + 1 + (b % (text.length - start)) };
  });

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');
const treeOf = (text: string) => readBlocks(text);

function list(nodes: readonly Nodes[], type: Nodes['type']): Nodes[] {
  return nodes.flatMap((node) =>
    node.type === type ? [node] : 'children' in node ? list(node.children, type) : [],
  );
}

describe('whatever is selected', () => {
  test.each([
    ['strong', strong],
    ['emphasis', emphasis],
  ] as const)('its letters and no others are %s, and a second press gives back the text', (type, write) => {
    fc.assert(
      fc.property(selected(TEXT), ({ text, start, end }) => {
        const made = write(text, start, end);
        const read = list(treeOf(made.text), type)
          .map((node) => toString(node))
          .join('');
        expect(lettersOf(read)).toBe(lettersOf(text.slice(start, end)));
        expect(toString(treeOf(made.text))).toBe(toString(treeOf(text)));
        const back = write(made.text, made.start, made.end);
        expect(back.text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test('marks over marks leave no sign in the words', () => {
    fc.assert(
      fc.property(
        selected(TEXT),
        fc.array(fc.tuple(fc.constantFrom(strong, emphasis), fc.nat(), fc.nat()), { maxLength: 3 }),
        ({ text }, presses) => {
          let made = text;
          for (const [write, a, b] of presses) {
            const start = a % made.length;
            made = write(made, start, start + 1 + (b % (made.length - start))).text;
          }
          expect(toString(treeOf(made))).toBe(toString(treeOf(text)));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('as many items are made as lines of its paragraphs, and a second press gives back the text', () => {
    fc.assert(
      fc.property(selected(PARAGRAPHS), ({ text, start, end }) => {
        const made = markList(text, start, end);
        const asked = text.split('\n\n').reduce<{ at: number; lines: number }>(
          ({ at, lines }, block) => {
            const to = at + block.length;
            const isTouched = start < to + 1 && at < end && (end > at || start <= to);
            return { at: to + 2, lines: lines + (isTouched ? block.split('\n').length : 0) };
          },
          { at: 0, lines: 0 },
        ).lines;
        const items = list(treeOf(made.text), 'listItem');
        if (text.slice(start, end).trim() !== '') {
          expect(items).toHaveLength(asked);
          expect(items.every((item) => toString(item) !== '')).toBe(true);
        }
        expect(markList(made.text, made.start, made.end).text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
