import { expect, test } from 'vitest';
import type { Format } from '#lib/content/body.ts';
import type { Rule } from '#lib/content/fault.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { toPlain } from '#lib/content/referentials.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { runCheck } from './check-task.ts';
import { proposeFixes } from './propose-fixes.ts';
import { offsetOf } from './source-edit.ts';

const referentials = toPlain(await loadReferentials());
const article = (body: string, keys = '') => `---\ntitle: Essai\ndate: 2026-01-01\n${keys}---\n\n${body}\n`;
const PHASES = 'phases:\n  - name: construction\n    start: 2020-01-01\n';
const product = (keys: string) =>
  `---\ntitle: Essai\nmission: Essayer\n${keys.includes('phases:') ? '' : PHASES}${keys}---\n\nUn texte.\n`;

function check(text: string, kind: Kind = 'actualites', format: Format = 'mdx') {
  return runCheck({
    name: { path: `${kind}/essai.${format}`, kind, slug: 'essai', format },
    text,
    referentials,
    addresses: new Set(['/produits/mano', '/produits/domifa', '/actualites/voeux']),
    redirects: new Map(),
    medias: new Set(['/medias/mano.png', '/medias/reunion.jpg']),
  });
}

/** The first fault of a text and the text once its fix is applied. */
async function mend(text: string, kind?: Kind, format?: Format) {
  const [fault] = await check(text, kind, format);
  if (!fault?.fix) return { rule: fault?.rule, text: undefined };
  const { start, end, text: written } = fault.fix;
  return {
    rule: fault.rule,
    text: text.slice(0, offsetOf(text, start)) + written + text.slice(offsetOf(text, end)),
  };
}

test.each<[string, Rule, string, string]>([
  [
    'an address between angles',
    'mdx-syntax',
    'Voir <https://exemple.fr/a>.',
    'Voir [exemple.fr/a](https://exemple.fr/a).',
  ],
  ['« less than »', 'mdx-syntax', 'Il faut a <5 ans.', 'Il faut a \\<5 ans.'],
  ['an open brace', 'mdx-syntax', 'Un ensemble {a, b.', 'Un ensemble \\{a, b.'],
  ['an expression', 'mdx-code', 'Bonjour {nom} !', 'Bonjour \\{nom} !'],
  ['bold of HTML', 'mdx-tag', 'Un <b>mot</b> fort.', 'Un **mot** fort.'],
  ['italics of HTML', 'mdx-tag', 'Un <em>mot</em> doux.', 'Un *mot* doux.'],
  [
    'a link of HTML',
    'mdx-tag',
    'La <a href="/produits/mano">page de Mano</a>.',
    'La [page de Mano](/produits/mano).',
  ],
  [
    'an image of HTML',
    'mdx-tag',
    '<img src="/medias/mano.png" alt="Un plan" />',
    '![Un plan](/medias/mano.png)',
  ],
  ['a break of HTML', 'mdx-tag', 'Un.<br/>Deux.', 'Un.\n\nDeux.'],
  ['a box of HTML', 'mdx-tag', '<div class="x">Un texte.</div>', 'Un texte.'],
  ['a tag without a name', 'mdx-tag', '<>Un texte.</>', 'Un texte.'],
  [
    'an attribute that a tag has not',
    'mdx-attribute',
    '<Figure src="/medias/mano.png" alt="Un plan" width="3" />',
    '<Figure src="/medias/mano.png" alt="Un plan" />',
  ],
  [
    'a handler',
    'mdx-attribute',
    '<Figure onClick="x" src="/medias/mano.png" alt="Un plan" />',
    '<Figure src="/medias/mano.png" alt="Un plan" />',
  ],
  ['an unsafe link', 'link-unsafe', 'Voir [la page](javascript:alert).', 'Voir la page.'],
  [
    'an image both decorative and described',
    'image-decorative',
    '<Figure src="/medias/mano.png" alt="Un plan" decorative="oui" />',
    '<Figure src="/medias/mano.png" alt="Un plan" />',
  ],
  [
    'a link that missed a letter',
    'link-broken',
    'La [page de Domifa](/produits/domiffa#partie-a).',
    'La [page de Domifa](/produits/domifa#partie-a).',
  ],
  [
    'an image misnamed',
    'image-missing',
    '![Des gens assis](/medias/reuniom.jpg)',
    '![Des gens assis](/medias/reunion.jpg)',
  ],
  [
    'a product misnamed',
    'reference-missing',
    '<ProductCard slug="domfia" />',
    '<ProductCard slug="domifa" />',
  ],
  ['a title of level 1', 'heading-level', '# Titre', '## Titre'],
  ['a heading faked by bold', 'heading-bold', '**Les résultats**', '## Les résultats'],
])('%s is mended at a click', async (_, rule, body, wanted) => {
  expect(await mend(article(body))).toEqual({ rule, text: article(wanted) });
  expect((await check(article(wanted))).map((fault) => fault.rule)).toEqual([]);
});

test.each<[string, Rule, string, string]>([
  ['a heading skipped', 'heading-level', '## A\n\n<h5 id="b">B</h5>', '## A\n\n<h3 id="b">B</h3>'],
  ['a title of level 1', 'heading-level', '<h1>A</h1>', '<h2>A</h2>'],
  [
    'a broken link',
    'link-broken',
    '<a href="/produits/domfia">Domifa</a>',
    '<a href="/produits/domifa">Domifa</a>',
  ],
])('HTML of a .md, %s, is mended at a click', async (_, rule, body, wanted) => {
  expect(await mend(article(body), 'actualites', 'md')).toEqual({ rule, text: article(wanted) });
});

test('an import and a question of the model go with their line', async () => {
  expect(await mend(article("import X from 'x'\n\nUn texte."))).toEqual({
    rule: 'mdx-code',
    text: article('\nUn texte.'),
  });
  expect(await mend(article('[Quel problème résout-il ?]\n\nUn texte.'))).toEqual({
    rule: 'model-text',
    text: article('\nUn texte.'),
  });
});

test.each<[string, Rule, string, string]>([
  [
    'a day written as one speaks',
    'front-matter-schema',
    'verified:\n  by: Équipe\n  at: 3 mars 2024\n',
    'verified:\n  by: Équipe\n  at: 2024-03-03\n',
  ],
  [
    'a day written with bars',
    'front-matter-schema',
    "verified:\n  by: Équipe\n  at: '03/12/2024'\n",
    'verified:\n  by: Équipe\n  at: 2024-12-03\n',
  ],
  [
    'a phase misspelt',
    'front-matter-schema',
    'phases:\n  - name: constuction\n    start: 2020-01-01\n',
    'phases:\n  - name: construction\n    start: 2020-01-01\n',
  ],
  ['a key misspelt', 'front-matter-unknown-key', 'sponors: [dinum]\n', 'sponsors: [dinum]\n'],
  ['a term misspelt', 'vocabulary', 'usertypes: [Asociations]\n', 'usertypes: [Associations]\n'],
  [
    'a stopped product still linked',
    'stopped-linked',
    'phases:\n  - name: abandon\n    start: 2021-01-01\nlink: https://exemple.fr\n',
    'phases:\n  - name: abandon\n    start: 2021-01-01\n',
  ],
])('%s is mended at a click, in a sheet', async (_, rule, keys, wanted) => {
  expect(await mend(product(keys), 'produits')).toEqual({ rule, text: product(wanted) });
  expect(await check(product(wanted), 'produits')).toEqual([]);
});

test.each<[string, string]>([
  ['a link to a page that nothing resembles', 'La [page perdue](/produits/inconnue).'],
  ['an attribute that is required and wrong', '<Figure src="mano" alt="Un plan" />'],
  ['a sentence too long', `${'mot '.repeat(41)}fin.`],
])('%s is left to its author', async (_, body) => {
  const faults = await check(article(body));
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.every(({ fix }) => fix === undefined)).toBe(true);
});

test('of several signs each is mended in turn, further down each time', async () => {
  const once = (await mend(article('Si a <1.\n\nEt c <2.'))).text ?? '';
  expect(once).toBe(article('Si a \\<1.\n\nEt c <2.'));
  expect((await mend(once)).text).toBe(article('Si a \\<1.\n\nEt c \\<2.'));
});

test.each(['\r\n', '\r'])('lines that end in %j are mended at the right place', async (eol) => {
  const write = (word: string) =>
    `---\r\ntitle: Essai\r\ndate: 2026-01-01\r\n---\r\n\r\nUn.${eol}${eol}Un ${word}.${eol}`;
  expect((await mend(write('<b>mot</b>'))).text).toBe(write('**mot**'));
  const model = (line: string) => `${write('mot')}${eol}${line}Fin.${eol}`;
  expect((await mend(model(`[Quel problème ?]${eol}${eol}`))).text).toBe(model(eol));
});

test('a text with many faults, or long to read, is told them all and some fixes', async () => {
  const text = article('Un <b>mot</b>.\n\n'.repeat(30));
  const faults = await check(text);
  expect(faults.map(({ rule }) => rule)).toEqual(Array(30).fill('mdx-tag'));
  expect(faults.filter(({ fix }) => fix)).toHaveLength(20);

  const bare = faults.filter(({ fix }) => !fix);
  const names = {
    kind: 'actualites' as const,
    addresses: new Set<string>(),
    medias: new Set<string>(),
    vocabularies: referentials.vocabularies,
  };
  expect(await proposeFixes(text, bare, names, check, 0)).toEqual(bare);
});
