import { expect, test } from 'vitest';
import { settleProduct } from './settle-product.ts';

const PRODUCTS = [
  { slug: 'mano', name: 'Mano' },
  { slug: 'domifa', name: 'DomiFa' },
  { slug: '1000-premiers-jours-blues', name: '1000 premiers jours : les bleus' },
];

test.each([
  ['Mano', 'mano'],
  ['  domifa ', 'domifa'],
  ['DOMIFA', 'domifa'],
  ['1000 premiers jours : les bleus', '1000-premiers-jours-blues'],
  ['inconnu', 'inconnu'],
  ['', ''],
])('« %s » names the product « %s »', (given, slug) => {
  expect(settleProduct(given, PRODUCTS)).toBe(slug);
});
