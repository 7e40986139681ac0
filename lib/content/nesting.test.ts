import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { productAt } from '#lib/catalogue/snapshot.ts';
import { makeProduct } from '#lib/catalogue/testing/make-product.ts';
import type { Format } from './body.ts';
import { findRenderedBody } from './compile.ts';
import { findFeedHtml } from './feed-html.ts';
import { boundContainers, MAX_NESTING } from './nesting.ts';
import { MAX_FILE_BYTES, parseSource, type ParseResult } from './parse.ts';
import { DEEP_BODIES } from './testing/deep-bodies.ts';
import { loadReferentials } from './testing/referentials.ts';

const referentials = await loadReferentials();
const HEAD = '---\ntitle: Essai\ndate: 2026-01-01\n---\n\n';
const FIRST_LINE = HEAD.split('\n').length;
const FAR_TOO_DEEP = [120, 1_000];

async function parse(body: string, format: Format): Promise<ParseResult> {
  const name = { path: `actualites/essai.${format}`, kind: 'actualites', slug: 'essai', format } as const;
  return parseSource(name, HEAD + body, referentials);
}

const context = {
  findProduct: () => productAt(makeProduct({ slug: 'mano' }), '2026-11-22'),
  countProducts: () => 1,
  findSetting: () => null,
};

const cases = Object.entries(DEEP_BODIES);

test.each(cases)(
  '%s: far too deep, they are refused with a line and a remedy',
  async (_, { write, format }) => {
    for (const levels of FAR_TOO_DEEP) {
      const body = write(levels);
      if (Buffer.byteLength(HEAD + body) > MAX_FILE_BYTES) continue;
      const { document, faults } = await parse(body, format);
      expect(document).toBeUndefined();
      const errors = faults.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ rule }) => rule)).toEqual(['nesting']);
      expect(errors[0]?.line).toBeGreaterThanOrEqual(FIRST_LINE);
      expect(errors[0]?.line).toBeLessThan(FIRST_LINE + body.split('\n').length);
      expect(errors[0]?.remedy).not.toBe('');
    }
  },
);

test.each(cases)('%s: as deep as people write, they pass', async (_, { write, format, step = 1 }) => {
  const { faults } = await parse(write(10 / step), format);
  expect(faults.filter(({ rule }) => rule === 'nesting')).toEqual([]);
});

test.each(cases)('%s: published before, they leave a feed and a page whole', async (_, { write, format }) => {
  const body = write(300);
  const html = await findFeedHtml(body, format, { url: 'https://exemple.fr/actualites/essai', context });
  // Either its text in full, or none.
  expect(html === null || html.includes('x')).toBe(true);
  expect(await findRenderedBody(body, format, { Callout: 'div', Accordion: 'div' })).toBeUndefined();
});

test('the line told is the one that goes too deep', async () => {
  const list = DEEP_BODIES['lists over lines']?.write(60) ?? '';
  const { faults } = await parse(`Un texte.\n\n${list}`, 'md');
  expect(faults.map(({ rule, line }) => [rule, line])).toEqual([['nesting', FIRST_LINE + 2 + MAX_NESTING]]);
  const html = await parse(`Un texte.\n\n<p>Un</p>\n\n${'<div>\n'.repeat(60)}`, 'md');
  expect(html.faults.map(({ rule, line }) => [rule, line])).toEqual([
    ['nesting', FIRST_LINE + 4 + MAX_NESTING],
  ]);
});

test('signs that open nothing are no levels', async () => {
  const signs = [
    `\`\`\`\n${'> '.repeat(200)}x\n\`\`\``,
    '* '.repeat(200),
    '- '.repeat(200),
    `    ${'> '.repeat(200)}`,
  ];
  for (const body of signs) expect((await parse(body, 'md')).faults).toEqual([]);
  const many = Array.from({ length: 300 }, (_, rank) => `> - ${rank}\n`).join('\n');
  expect((await parse(many, 'md')).faults).toEqual([]);
});

/** One more level around a text of lines, by each kind of container. */
const CONTAINERS: readonly ((lines: string[]) => string[])[] = [
  (lines) => lines.map((line) => `> ${line}`),
  (lines) => lines.map((line, rank) => (rank === 0 ? `- ${line}` : `  ${line}`)),
  (lines) => lines.map((line, rank) => (rank === 0 ? `7. ${line}` : `   ${line}`)),
];

test('any mixture of containers passes up to the limit and is refused beyond', async () => {
  const mixture = fc.array(fc.constantFrom(...CONTAINERS), { minLength: 1, maxLength: 3 * MAX_NESTING });
  const formats = fc.constantFrom<Format>('md', 'mdx');
  await fc.assert(
    fc.asyncProperty(mixture, formats, async (containers, format) => {
      const lines = containers.reduce((inner, wrap) => wrap(inner), ['Un texte.', '', 'Une suite.']);
      const { faults } = await parse(lines.join('\n'), format);
      expect(faults.map(({ rule }) => rule)).toEqual(containers.length > MAX_NESTING ? ['nesting'] : []);
    }),
    { numRuns: 30 },
  );
});

test('no jumble of openings and closings exhausts the stack', async () => {
  const signs = [
    '> ',
    '- ',
    '1. ',
    '[^1]: ',
    '**',
    '_',
    '~~',
    '[',
    '![',
    '](/a)',
    '<div>',
    '</div>',
    '<b>',
    '<table>',
  ];
  const jumble = fc.array(
    fc.tuple(fc.constantFrom(...signs, '<td>', '<ul>', '<li>', '</p>', 'x ', '\n', '\n\n'), fc.nat(60)),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(jumble, fc.constantFrom<Format>('md', 'mdx'), async (pieces, format) => {
      const body = pieces.map(([sign, count]) => sign.repeat(count)).join('');
      const { document, faults } = await parse(body, format);
      expect(document === undefined).toBe(faults.some(({ severity }) => severity === 'error'));
      if (document) expect(await findRenderedBody(document.body, format, {})).toBeDefined();
    }),
    { numRuns: 100 },
  );
});

const plain = unified().use(remarkParse).use(remarkGfm);
const bounded = unified().use(remarkParse).use(remarkGfm).use(boundContainers);

test('what is not too deep is read as it would be without a bound', () => {
  const content = resolve(import.meta.dirname, '../../content');
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.mdx?$/.test(path),
  );
  expect(files.length).toBeGreaterThan(40);
  for (const path of files) {
    const text = readFileSync(join(content, path), 'utf8');
    expect(bounded.parse(text), path).toEqual(plain.parse(text));
  }
  const line = fc.constantFrom(
    '- un',
    '  - deux',
    '* trois',
    '3) quatre',
    '> cité',
    '> - cité',
    '[^a]: note',
    '    suite',
    'suite',
    '',
    '---',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      expect(bounded.parse(text)).toEqual(plain.parse(text));
    }),
  );
});
