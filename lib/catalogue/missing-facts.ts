import { SHEET_RULES } from './care-rules.ts';
import { TRANSPARENCY_NAMES } from './product.ts';
import type { ProductAt } from './snapshot.ts';
import { transparencyWords } from './transparency-words.ts';

type MissingRule = 'sans-raison' | 'sans-porteur' | 'sans-public' | 'sans-theme';

/** What a sheet does not say, in words: for those who read it on paper and decide. */
export function listMissingFacts(item: ProductAt): string[] {
  const { product, current } = item;
  const asRuled = (name: MissingRule): [boolean, string] => [
    !SHEET_RULES[name].applies(item),
    SHEET_RULES[name].label,
  ];
  const facts: [present: boolean, words: string][] = [
    [current !== null, 'Aucune phase commencée'],
    asRuled('sans-raison'),
    [product.links.site !== null, 'Adresse du service non publiée'],
    asRuled('sans-porteur'),
    [product.incubators.length > 0, 'Incubateur non renseigné'],
    asRuled('sans-public'),
    asRuled('sans-theme'),
    [product.technologies.length > 0, 'Technologies non renseignées'],
    [product.license !== null, 'Licence du code non renseignée'],
    [product.keyFigures.length > 0, 'Aucun chiffre clé publié'],
    ...TRANSPARENCY_NAMES.map((name): [boolean, string] => [
      product.transparency[name],
      transparencyWords(product, name),
    ]),
    [product.verified !== null, 'Fiche non encore vérifiée par l’équipe du produit'],
  ];
  return facts.filter(([present]) => !present).map(([, words]) => words);
}
