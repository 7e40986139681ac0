import { expect, test } from 'vitest';
import { settleAddress, writeLink } from './write-link.ts';

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

test('what is selected stays as it is written, and a title is escaped', () => {
  expect(writeLink({ href: '/produits/mano', label: '**Mano**', title: 'x' })).toBe(
    '[**Mano**](/produits/mano)',
  );
  expect(writeLink({ href: '/a', label: '', title: 'Le [bilan] {2026}' })).toBe(
    '[Le \\[bilan\\] \\{2026\\}](/a)',
  );
  expect(writeLink({ href: 'https://a.fr/(b)', label: 'deux\nlignes' })).toBe(
    '[deux lignes](https://a.fr/%28b%29)',
  );
});
