import { expect, test } from 'vitest';
import { analyse } from '#lib/search/analyse.ts';
import { findNameSought } from './name-sought.ts';
import { makeProduct } from './testing/make-product.ts';

const product = makeProduct({
  name: 'France VAE',
  aliases: ['REVA', 'Reconnaissance des acquis'],
  formerNames: ['REVA'],
});
const sought = (words: string) => findNameSought(product, new Set(analyse(words)));

test.each([
  ['reva', 'Anciennement REVA'],
  ['le site REVA', 'Anciennement REVA'],
  ['reconnaissance acquis', 'Aussi appelé Reconnaissance des acquis'],
  ['reconnaissance', null],
  ['france vae', null],
  ['reva france', null],
  ['diplôme', null],
  ['', null],
])('« %s » is answered with « %s »', (words, name) => {
  expect(sought(words)).toBe(name);
});
