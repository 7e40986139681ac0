import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, tokenise } from './analyse.ts';
import { spellingDistance } from './distance.ts';
import { interpret } from './interpret.ts';
import { makeSynonymFinder } from './synonyms.ts';
import { LiveVocabulary } from './vocabulary.ts';

const TEXTS = [
  'Domiffa aide les personnes sans domicile à élire domicile',
  'La cybersécurité des mairies',
  'Archifiltre trie les archives, un archiviste s’en sert',
  'JeVeuxAider trouve des missions de bénévolat',
  'Les maraudes et les équipes de maraude ; elles demandent un carnet',
  'France VAE, la validation des acquis de l’expérience',
  'Un parcours de grossesse pour les femmes enceintes',
  'Déclarer une reconversion professionnelle',
];

function countTerms(read: (text: string) => string[]): { term: string; documents: number }[] {
  const counts = new Map<string, number>();
  for (const text of TEXTS)
    for (const term of new Set(read(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].map(([term, documents]) => ({ term, documents }));
}

const vocabulary = new LiveVocabulary(countTerms(tokenise), countTerms(analyse));
const synonyms = makeSynonymFinder([
  ['femme enceinte', 'grossesse'],
  { from: ['VAE'], to: ['validation des acquis'] },
  { from: ['toubib'], to: ['médecin'] },
  { from: ['à la rue'], to: ['maraude'] },
  { from: ['pas de carnet'], to: ['archives'] },
]);
const read = (query: string, typing = false) => interpret(query, { vocabulary, synonyms, typing });
const termsOf = (query: string) =>
  read(query).slots.flatMap((slot) => slot.alternatives.map(({ terms }) => terms.join(' ')));

describe('a slip is read as the word meant, and said', () => {
  test.each([
    ['domifa', 'domiffa'],
    ['domiffaa', 'domiffa'],
    ['dmoiffa', 'domiffa'],
    ['archifilttre', 'archifiltre'],
    ['archiphiltre', 'archifiltre'],
    ['cybersecurtié', 'cybersécurité'],
    ['grosesse', 'grossesse'],
    ['marode', 'maraude'],
  ])('%s → %s', (typed, meant) => {
    expect(read(typed).corrections).toEqual([{ from: typed.toLowerCase(), to: meant }]);
  });

  test.each(['domiffa', 'Domiffa', 'maraudes', 'grossesses', 'toubib', 'reconvertir', '"domifa"'])(
    '%s is no slip',
    (typed) => {
      expect(read(typed).corrections).toEqual([]);
    },
  );

  test('a word near a small word is left as it is', () => {
    expect(read('ellle').corrections).toEqual([]);
  });

  test('two words written as one are parted', () => {
    expect(read('francevae').corrections).toEqual([{ from: 'francevae', to: 'france vae' }]);
  });
});

describe('what a query may stand for', () => {
  test('who types without accents finds what bears them', () => {
    expect(termsOf('cybersecurite')).toEqual(expect.arrayContaining(analyse('cybersécurité')));
  });

  test('a name written in several words is found in one', () => {
    expect(read('je veux aider').whole).toContain('jeveuxaid');
  });

  test('an expression finds its synonyms, and one-way entries do not go back', () => {
    expect(termsOf('femme enceinte')).toContain(analyse('grossesse').join(' '));
    expect(termsOf('vae')).toContain(analyse('validation des acquis').join(' '));
    expect(termsOf('validation')).not.toContain('vae');
  });

  test('small words of an expression have to be told when one word alone is left of it', () => {
    expect(termsOf('dormir à la rue')).toContain(analyse('maraude').join(' '));
    expect(termsOf('nom de la rue')).not.toContain(analyse('maraude').join(' '));
    expect(termsOf("je n'ai pas de carnet")).toContain(analyse('archives').join(' '));
    expect(termsOf('un carnet')).not.toContain(analyse('archives').join(' '));
  });

  test('what several expressions say stands once, and no word stands for more than twelve others', () => {
    const groups = Array.from({ length: 2 }, () => ({ from: ['toubib'], to: ['carnet', 'mairie'] }));
    const twice = makeSynonymFinder([...groups, { from: ['toubib de mairie'], to: ['carnet'] }]);
    const [slot] = interpret('toubib de mairie', { vocabulary, synonyms: twice, typing: false }).slots;
    expect(slot?.alternatives.filter(({ terms }) => terms[0] === 'carnet')).toEqual([
      { terms: ['carnet'], weight: 0.75, standsFor: 2 },
    ]);
    const words = [...new Set(TEXTS.flatMap(tokenise))].filter((word) => analyse(word).length > 0);
    const many = makeSynonymFinder([{ from: ['toubib'], to: words }]);
    const [bounded] = interpret('toubib', { vocabulary, synonyms: many, typing: false }).slots;
    expect(bounded?.alternatives.filter(({ standsFor }) => standsFor !== undefined)).toHaveLength(12);
  });

  test('forms of one family are found, less surely', () => {
    const [slot] = read('reconvertir').slots;
    const related = slot?.alternatives.find(({ terms }) => terms[0]?.startsWith('reconvers'));
    expect(related?.weight).toBeLessThan(1);
  });

  test('the last word may be unfinished while it is typed', () => {
    const [slot] = read('grosse', true).slots;
    expect(slot?.alternatives.map(({ terms }) => terms[0])).toEqual(
      expect.arrayContaining(analyse('grossesse')),
    );
  });

  test('stop words alone are still read', () => {
    expect(read('les pour').slots).toHaveLength(2);
  });
});

test('near words are looked for a few times only, however many words are unknown', () => {
  const lookups: string[] = [];
  const counting = {
    documentsOf: (term: string) => vocabulary.documentsOf(term),
    formsOf: (word: string) => vocabulary.formsOf(word),
    listBeginning: (beginning: string, most: number) => vocabulary.listBeginning(beginning, most),
    listRelated: (term: string) => vocabulary.listRelated(term),
    listNear(word: string, most: number) {
      lookups.push(word);
      return vocabulary.listNear(word, most);
    },
  };
  const unknown = Array.from({ length: 24 }, (_, rank) => `zomif${String.fromCharCode(97 + rank)}a`);
  const ask = (query: string) => interpret(query, { vocabulary: counting, synonyms, typing: false });
  expect(ask(unknown.join(' ')).slots).toHaveLength(24);
  expect(lookups).toEqual(unknown.slice(0, 8));
  lookups.length = 0;
  ask('12345 abc domifa');
  expect(lookups).toEqual(['domifa', '12345abcdomifa']);
});

describe('spelling distance', () => {
  test.each([
    ['maison', 'maison', 0],
    ['masion', 'maison', 0.7],
    ['maisson', 'maison', 0.5],
    ['maizon', 'maison', 0.8],
    ['mai', 'maison', Infinity],
  ])('%s ~ %s = %s', (a, b, distance) => {
    expect(spellingDistance(a, b, 2)).toBeCloseTo(distance, 5);
  });

  test('is the same both ways', () => {
    const word = fc.stringMatching(/^[a-z]{1,10}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(spellingDistance(a, b, 20)).toBeCloseTo(spellingDistance(b, a, 20), 5);
      }),
    );
  });
});

test('any text is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), (query, typing) => {
      for (const slot of read(query, typing).slots) {
        expect(slot.alternatives.length).toBeGreaterThan(0);
        for (const { terms } of slot.alternatives) expect(terms.join('')).not.toContain('"');
      }
    }),
    { numRuns: 1_000 },
  );
});
