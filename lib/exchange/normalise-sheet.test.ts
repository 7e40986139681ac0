import { describe, expect, test } from 'vitest';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { normaliseSheet } from './normalise-sheet.ts';
import { readApiItem } from './read-api-item.ts';
import { readSheet } from './read-sheet.ts';
import type { RawSheet } from './sheet.ts';

const referentials = await loadReferentials();
const normalise = (raw: RawSheet) => normaliseSheet(raw, { referentials, today: '2026-11-22' });

const PHASES = 'phases:\n  - name: construction\n    start: 2024-01-01\n';
/** A sheet with nothing to say of it but what `lines` bring. */
const read = (lines: string, { phases = PHASES, body = 'Texte.' } = {}) =>
  normalise(readSheet('essai', `---\ntitle: Essai\nmission: Essayer\n${phases}${lines}---\n\n${body}\n`));
const rulesOf = ({ notes }: ReturnType<typeof read>) => notes.map(({ rule }) => rule);
const phase = (name: string, start: string, end = '') =>
  `  - name: ${name}\n    start: ${start}\n${end && `    end: ${end}\n`}`;

test('a sheet in order is taken without a word', () => {
  expect(rulesOf(read(''))).toEqual([]);
});

describe('what a sheet should be told of has its own remark', () => {
  test.each([
    ['a term outside the vocabularies', 'thematiques: [Astrologie]\n', 'vocabulary'],
    ['a link that is empty', "link: ''\n", 'link-empty'],
    ['a link that leads nowhere', 'link: "voir le site"\n', 'link-dead'],
    ['a link of one machine', 'stats_url: http://localhost:3000/stats\n', 'link-dead'],
    ['a link without its scheme', 'link: www.exemple.gouv.fr\n', 'link-mended'],
    ['an address of a person', 'contact: jean.dupont@exemple.gouv.fr\n', 'address-dropped'],
    ['a key that is not the portal’s', 'couleur: bleu\n', 'key-ignored'],
    ['a flag that is none', 'mon_service_securise: peut-être\n', 'value-refused'],
    [
      'a date that is not one of the calendar',
      'events:\n  - name: Fête\n    date: 2024-02-30\n',
      'value-refused',
    ],
    ['a date written otherwise', 'events:\n  - name: Fête\n    date: 3/2/2024\n', 'date-rewritten'],
  ])('%s', (_, lines, rule) => {
    expect(rulesOf(read(lines))).toEqual([rule]);
  });

  test.each([
    [
      'out of the order of their dates',
      phase('acceleration', '2024-06-01') + phase('construction', '2024-01-01'),
      ['phases-order'],
    ],
    [
      'that overlap',
      phase('construction', '2024-01-01', '2024-09-01') + phase('acceleration', '2024-06-01'),
      ['phases-overlap'],
    ],
    ['that end before they begin', phase('construction', '2024-06-01', '2024-01-01'), ['phases-end']],
    ['still to come', phase('construction', '2027-01-01'), ['phases-future']],
    [
      'without a date or a known name',
      phase('construction', '2024-01-01') + phase('repos', '2024-06-01') + phase('success', 'bientôt'),
      ['phase-dropped', 'phase-dropped'],
    ],
  ])('phases %s', (_, phases, rules) => {
    expect(rulesOf(read('', { phases: `phases:\n${phases}` }))).toEqual(rules);
  });

  test.each([
    ['that is empty', '', ['body-empty']],
    ['of another tool', '{:.cover}\n\nTexte', ['body-marks']],
    ['with a heading that is none', '##Titre', ['body-headings']],
    ['with HTML of a layout', '<center>Texte</center>', ['body-html']],
    ['with a dead link', '[ici](javascript:void(0))', ['body-links']],
    ['with an image of elsewhere', '![Écran](https://exemple.gouv.fr/a.png)', ['body-images']],
    ['with invisible characters', 'Te\u200Bxte', ['body-characters']],
  ])('a text %s', (_, body, rules) => {
    expect(rulesOf(read('', { body }))).toEqual(rules);
  });

  test('what the API composes or damages', () => {
    const raw = readApiItem(
      {
        id: 'essai',
        attributes: {
          name: 'Essai',
          pitch: 'Essayer',
          phases: [{ name: 'construction', start: '2024-01-01' }],
          link: 'https://essai.beta.gouv.fr',
          stats_url: 'https://essai.beta.gouv.fr/stats',
          content_url_encoded_markdown: 'Caf%E9',
        },
      },
      0,
    );
    expect(rulesOf(normalise(raw))).toEqual(['link-derived', 'body-encoding']);
  });
});
