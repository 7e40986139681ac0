import type { CardChoices } from './card-choices.ts';

/** The slug of the product that an author names by its name or by its slug; what names none stays as it is. */
export function settleProduct(given: string, products: CardChoices['products']): string {
  const words = given.trim();
  const isSaid = (name: string) => name.localeCompare(words, 'fr', { sensitivity: 'base' }) === 0;
  const found = products.find(({ slug }) => slug === words) ?? products.find(({ name }) => isSaid(name));
  return found?.slug ?? words;
}
