import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Settings } from '#lib/portal/settings.ts';
import type { ProductSheet } from './get-product.ts';
import { PHASES } from './phases.ts';
import type { Product } from './product.ts';
import { hasPubliccode, writePubliccode } from './publiccode.ts';
import { productAt } from './snapshot.ts';
import { makeProduct } from './testing/make-product.ts';
import { publiccodeSchema } from './testing/publiccode-schema.ts';

const settings = {
  name: 'Fabrique',
  contact: { email: 'contact@exemple.fr' },
} as const satisfies Pick<Settings, 'name' | 'contact'>;
const SITE = 'https://exemple.fr';
const links = { ...makeProduct().links, repository: 'https://github.com/exemple/essai' };
const term = (id: string, label: string) => ({ id, label, acronym: null, known: true });

function makeSheet(facts: Partial<Product>, text = ''): ProductSheet {
  const product = makeProduct({ links, license: 'AGPL-3.0-or-later', ...facts });
  return { ...productAt(product, '2026-11-22'), body: text, format: 'md', text };
}
const read = (sheet: ProductSheet) => publiccodeSchema.parse(parse(writePubliccode(sheet, SITE, settings)));

test('there is a file where repository and licence are known, and only there', () => {
  expect(hasPubliccode({ links, license: 'MIT' })).toBe(true);
  expect(hasPubliccode({ links, license: 'MIT OR Apache-2.0' })).toBe(true);
  expect(hasPubliccode({ links, license: null })).toBe(false);
  expect(hasPubliccode({ links, license: 'libre' })).toBe(false);
  expect(hasPubliccode({ links: makeProduct().links, license: 'MIT' })).toBe(false);
});

test('it says what the sheet says', () => {
  const sheet = makeSheet({
    slug: 'mano',
    name: 'Mano',
    mission: 'Aider les maraudes.',
    links: { ...links, site: 'https://mano.exemple.fr' },
    phases: [{ name: 'transfere', start: '2024-03-01' }],
    themes: [term('sante', 'Santé'), term('social', 'Social'), term('jeunesse', 'Jeunesse')],
    sponsors: [term('dgcs', 'Direction générale de la cohésion sociale')],
    incubators: [term('sgmas', 'Fabrique numérique')],
  });
  expect(read(sheet)).toMatchObject({
    name: 'Mano',
    url: 'https://github.com/exemple/essai',
    landingURL: 'https://mano.exemple.fr',
    developmentStatus: 'stable',
    softwareType: 'standalone/web',
    intendedAudience: { countries: ['fr'], scope: ['healthcare', 'welfare'] },
    description: { fr: { shortDescription: 'Aider les maraudes.', features: ['Aider les maraudes.'] } },
    legal: { license: 'AGPL-3.0-or-later', repoOwner: 'Direction générale de la cohésion sociale' },
    maintenance: {
      type: 'internal',
      contacts: [{ name: 'Fabrique numérique', email: 'contact@exemple.fr' }],
    },
  });
});

test('a stopped product is obsolete and maintained by nobody', () => {
  expect(read(makeSheet({ phases: [{ name: 'abandon', start: '2024-03-01' }] }))).toMatchObject({
    developmentStatus: 'obsolete',
    maintenance: { type: 'none' },
  });
});

test('any product gives a valid file', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 400 })
    .filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(
      words,
      words,
      fc.constantFrom(...PHASES, null),
      fc.nat(30_000),
      (name, mission, phase, length) => {
        const phases = phase ? [{ name: phase, start: '2024-03-01' }] : [];
        const trimmed = { name: name.trim(), mission: mission.trim() };
        const file = read(makeSheet({ ...trimmed, phases }, 'Un mot et un autre. '.repeat(length / 20)));
        expect(file.name).toBe(trimmed.name);
      },
    ),
    { numRuns: 100 },
  );
});
