import { TRANSPARENCY_NAMES } from './product.ts';
import type { ProductAt } from './snapshot.ts';
import { transparencyWords } from './transparency-words.ts';

/** What a sheet does not say, in words: for those who read it on paper and decide. */
export function listMissingFacts({ product, status, current }: ProductAt): string[] {
  const facts: [present: boolean, words: string][] = [
    [current !== null, 'Aucune phase commencée'],
    [status !== 'arrete' || product.endReason !== null, 'Raison de l’arrêt non publiée'],
    [product.links.site !== null, 'Adresse du service non publiée'],
    [product.sponsors.length > 0, 'Administration porteuse non renseignée'],
    [product.incubators.length > 0, 'Incubateur non renseigné'],
    [product.audiences.length > 0, 'Public non renseigné'],
    [product.themes.length > 0, 'Thème non renseigné'],
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
