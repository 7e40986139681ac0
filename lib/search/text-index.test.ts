import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchText } from '#db/index/search.ts';
import { analyse, fold, stem, tokenise } from './analyse.ts';
import { TextIndex } from './text-index.ts';

const WORDS = [
  'santé',
  'sante',
  'saintes',
  'maraude',
  'maraudeurs',
  'demandent',
  'demande',
  'reconvertir',
  'reconversion',
  'accompagnement',
  'accompagner',
  'cœur',
  'mairie',
  'maires',
  'vae',
  '1000',
  'aide-soignante',
];

const phrase = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
const text = fc
  .record({ id: fc.integer({ min: 1, max: 6 }), name: phrase, mission: phrase, body: phrase })
  .map(({ id, name, mission, body }): SearchText => ({
    id,
    kind: 'produits',
    slug: `produit-${id}`,
    words: [...new Set(tokenise(`${name} ${mission} ${body}`))].join(' '),
    name: analyse(name).join(' '),
    aliases: '',
    mission: analyse(mission).join(' '),
    themes: '',
    headings: '',
    body: analyse(body).join(' '),
  }));
const changes = fc.array(
  fc.oneof(
    text.map((put) => ({ put })),
    fc.integer({ min: 1, max: 6 }).map((remove) => ({ remove })),
  ),
  { maxLength: 20 },
);

function describeIndex({ postings, vocabulary }: TextIndex) {
  const words = WORDS.map(fold);
  const visited = (terms: string[]) => {
    const { documents, frequencies, named } = postings.holdersNear(terms, 4);
    const found = [...documents].map(
      (document, rank) =>
        [postings.find(document)?.slug, frequencies[rank], named.includes(document)] as const,
    );
    return found.sort(([a = ''], [b = '']) => a.localeCompare(b));
  };
  const stems = [...new Set(WORDS.map((word) => stem(word)))];
  return {
    size: postings.size,
    counts: [...postings.eachCount()].sort((a, b) => a.term.localeCompare(b.term)),
    documents: stems.map((term) => vocabulary.documentsOf(term)),
    forms: words.map((word) => vocabulary.formsOf(word)),
    beginnings: ['ma', 'san', 'rec', 'a'].map((start) => vocabulary.listBeginning(start, 20)),
    near: [...words, 'santee', 'maroude', 'acompagnement'].map((word) => vocabulary.listNear(word, 5)),
    related: stems.map((term) => vocabulary.listRelated(term)),
    single: stems.map((term) => visited([term])),
    pairs: stems.map((term, rank) => visited([term, stems[(rank + 1) % stems.length] ?? ''])),
  };
}

test('after any changes, the index of texts is the one that would be made anew', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { selector: ({ id }) => id }), changes, (first, then) => {
      const live = new TextIndex(first);
      const texts = new Map(first.map((item) => [item.id, item]));
      for (const change of then) {
        if ('put' in change) {
          live.put(change.put);
          texts.set(change.put.id, change.put);
        } else {
          live.remove(change.remove);
          texts.delete(change.remove);
        }
      }
      expect(describeIndex(live)).toEqual(describeIndex(new TextIndex(texts.values())));
    }),
    { numRuns: 60 },
  );
});

test('it says when too much of it is dead', () => {
  const [only] = fc.sample(text, 1);
  if (!only) throw new Error('no text');
  const index = new TextIndex([only]);
  for (let time = 0; time < 1_100; time += 1) index.put(only);
  expect(index.postings.size).toBe(1);
  expect(index.postings.isWorn).toBe(true);
});
