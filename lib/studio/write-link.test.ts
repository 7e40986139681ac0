import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { readBlocks } from './testing/read-blocks.ts';
import { readLabel, settleAddress, writeLink } from './write-link.ts';

test.each([
  ['https://www.gouv.fr/a', 'https://www.gouv.fr/a'],
  ['www.gouv.fr', 'https://www.gouv.fr'],
  ['/produits/mano', '/produits/mano'],
  ['#partie-suite', '#partie-suite'],
  ['contact@exemple.gouv.fr', 'mailto:contact@exemple.gouv.fr'],
  ['tel:+33140000000', 'tel:+33140000000'],
  ['//autre.fr', 'https://autre.fr'],
  ['javascript:alert(1)', undefined],
  ['un mot', undefined],
  ['', undefined],
])('the address « %s » is settled', (given, address) => {
  expect(settleAddress(given)).toBe(address);
});

test.each([
  ['**Mano**', '**Mano**'],
  ['deux\nlignes', 'deux lignes'],
  ['voir [la **page**](/a "Titre") ici', 'voir la **page** ici'],
  ['[Mano](/produits/mano)', 'Mano'],
  ['un \\[crochet\\]', 'un \\[crochet\\]'],
  ['voir [la page', 'voir \\[la page'],
])('what is selected, %j, stays as it is written, without the links inside', (selected, text) => {
  const label = readLabel(selected);
  expect(writeLink({ href: '/b', label, selected, title: 'x' })).toBe(`[${text}](/b)`);
});

test.each([
  ['crochet ] [', 'crochet \\] \\['],
  ['**mot** <b> {x}', '\\*\\*mot\\*\\* \\<b> \\{x\\}'],
])('a label that is typed, %j, says itself', (label, text) => {
  expect(writeLink({ href: '/b', label, selected: 'autre' })).toBe(`[${text}](/b)`);
});

test('whatever is typed as a label is one link of these words', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zé[\]()*_`<>{}!\\ ]{1,20}$/), (label) => {
      fc.pre(label.trim() !== '');
      const [block] = readBlocks(`Voir ${writeLink({ href: '/b', label })} ici.`);
      const parts = block?.type === 'paragraph' ? block.children : [];
      expect(parts.map(({ type }) => type)).toEqual(['text', 'link', 'text']);
      expect(toString(parts[1])).toBe(label.trim());
    }),
  );
});

test('without a label the title is written, escaped', () => {
  expect(writeLink({ href: '/a', label: '', title: 'Le [bilan] {2026}' })).toBe(
    '[Le \\[bilan\\] \\{2026\\}](/a)',
  );
  expect(writeLink({ href: 'https://a.fr/(b)', label: 'deux' })).toBe('[deux](https://a.fr/%28b%29)');
});
