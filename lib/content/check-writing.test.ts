import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { parseSource } from './parse.ts';
import { loadReferentials } from './testing/referentials.ts';

const referentials = await loadReferentials();
const article = (body: string) => `---\ntitle: Essai\ndate: 2026-01-01\n---\n\n${body}\n`;
const product = (keys: string) => `---\ntitle: Essai\nmission: Essayer\n${keys}---\n\nUn texte.\n`;

async function check(source: string, kind: 'actualites' | 'produits' = 'actualites'): Promise<Fault[]> {
  const name = { path: `${kind}/essai.mdx`, kind, slug: 'essai', format: 'mdx' as const };
  return (await parseSource(name, source, referentials)).faults;
}

/** The source once the fix of its first fault is applied. */
async function mend(source: string): Promise<string> {
  const [fault] = await check(source);
  if (!fault?.fix) throw new Error('no fix');
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = ({ line, column }: { line: number; column: number }) => (starts[line - 1] ?? 0) + column - 1;
  return source.slice(0, at(fault.fix.start)) + fault.fix.text + source.slice(at(fault.fix.end));
}

const LONG = `${'mot '.repeat(41)}fin.`;

test.each<[string, string, string, number]>([
  ['a heading faked by bold', 'Un texte.\n\n**Les résultats**', 'heading-bold', 8],
  ['a sentence of more than forty words', LONG, 'sentence-long', 6],
  ['an acronym that nothing explains', 'Le QZX a parlé. Le QZX dort.', 'acronym', 6],
  ['a video without transcription', '[Le film](https://www.youtube.com/watch?v=1)', 'video-transcription', 6],
  ['a question of the model', '[Quel problème le produit résout-il ?]', 'model-text', 6],
  [
    'what a tool of the editor asks',
    '<Callout title="[Quel titre ?]">\n\nUn.\n\n</Callout>',
    'model-text',
    6,
  ],
  [
    'what a tool asks in an attribute that search leaves out',
    '<Quote author="Une personne" source="[Quelle source ?]">\n\nUn.\n\n</Quote>',
    'model-text',
    6,
  ],
  ['a line to complete', 'À compléter.', 'model-text', 6],
  ['a line to complete among others', 'Le budget :\nà compléter', 'model-text', 6],
  [
    'what is to complete between brackets',
    'Le budget est de [à compléter avant mars] euros.',
    'model-text',
    6,
  ],
  [
    'an image both decorative and described',
    '<Figure src="/medias/a.png" alt="Un plan" decorative="oui" />',
    'image-decorative',
    6,
  ],
])('%s is warned of, once, at its line', async (_, body, rule, line) => {
  const faults = await check(article(body));
  expect(faults.map((fault) => [fault.rule, fault.line, fault.severity])).toEqual([[rule, line, 'warning']]);
});

test.each<[string, string]>([
  ['bold in a sentence', 'Un **mot** fort.'],
  ['a sentence wholly in bold', '**Attention, le service ferme.**'],
  ['an acronym explained', 'L’agence régionale (QZX) a parlé. Le QZX dort.'],
  ['an acronym of the vocabularies', 'La DINUM et la CNIL.'],
  ['an acronym in code', 'La commande `QZX` marche.'],
  [
    'a video with its transcription',
    '[Le film](https://www.youtube.com/watch?v=1)\n\n<Accordion title="Transcription">\n\nOn y parle.\n\n</Accordion>',
  ],
  ['what may be completed', 'Votre recherche peut aider à compléter le catalogue.'],
  ['a decorative image', '<Figure src="/medias/a.png" alt="" decorative="oui" />'],
  ['a link to a page with a question mark', '[Qui sommes-nous ?](/la-fabrique)'],
])('%s is no fault', async (_, body) => {
  expect(await check(article(body))).toEqual([]);
});

test.each<[string, string, string]>([
  ['a skipped level', '#### Titre', '## Titre'],
  ['a title of level 1', '# Titre', '## Titre'],
  ['a heading faked by bold', '**Les résultats :**', '## Les résultats'],
])('%s is mended at a click', async (_, body, wanted) => {
  const mended = await mend(article(body));
  expect(mended).toBe(article(wanted));
  expect(await check(mended)).toEqual([]);
});

test('a phase that ended and is still the current one', async () => {
  const keys = 'phases:\n  - name: construction\n    start: 2020-01-01\n    end: 2021-01-01\n';
  expect((await check(product(keys), 'produits')).map(({ rule, line }) => [rule, line])).toEqual([
    ['phase-ended', 7],
  ]);
  const followed = `${keys}  - name: opere\n    start: 2021-01-02\n`;
  expect(await check(product(followed), 'produits')).toEqual([]);
});

test('an end that is told, by an event or its reason, without a phase of end', async () => {
  const keys = 'phases:\n  - name: construction\n    start: 2020-01-01\n';
  const event = 'events:\n  - name: end\n    date: 2021-01-01\n';
  for (const told of [event, 'end_reason: Le financement s’est arrêté.\n'])
    expect((await check(product(`${keys}${told}`), 'produits')).map(({ rule }) => rule)).toEqual([
      'ended-without-phase',
    ]);
  const ended = `${keys}  - name: abandon\n    start: 2021-01-01\n`;
  expect(await check(product(`${ended}${event}`), 'produits')).toEqual([]);
});

test('a product stopped and still linked, unless another replaces it', async () => {
  const keys = 'phases:\n  - name: abandon\n    start: 2021-01-01\nlink: https://exemple.fr\n';
  expect((await check(product(keys), 'produits')).map(({ rule }) => rule)).toEqual(['stopped-linked']);
  expect(await check(product(`${keys}successor: mano\n`), 'produits')).toEqual([]);
});

test('an hour of the front matter that does not exist in Paris, or comes twice', async () => {
  const dated = (minute: string) =>
    article('Un texte.').replace('---\n\n', `publish_at: ${minute}\nexpire_at: 2028-01-01T08:00\n---\n\n`);
  const find = async (minute: string) =>
    (await check(dated(minute))).map(({ rule, message }) => `${rule} ${message}`);
  expect(await find('2027-03-28T02:30')).toEqual([expect.stringContaining('« publish_at » n’existe pas')]);
  expect(await find('2027-10-31T02:30')).toEqual([expect.stringContaining('« publish_at » vient deux fois')]);
  expect(await find('2027-03-28T03:00')).toEqual([]);
  expect(await find('2027-10-31T03:00')).toEqual([]);
});
