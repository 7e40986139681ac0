import type { Kind } from '#lib/content/kinds.ts';

/** The kinds of document in an editor’s words. */
export const KIND_WORDS: Readonly<
  Record<Kind, { one: string; many: string; create: string; summary: string; summaryHint: string }>
> = {
  produits: {
    one: 'fiche de produit',
    many: 'Fiches de produits',
    create: 'Créer une fiche',
    summary: 'Sa mission',
    summaryHint: 'En une phrase qui commence par un verbe : ce que le produit permet, et à qui.',
  },
  actualites: {
    one: 'article',
    many: 'Actualités',
    create: 'Écrire un article',
    summary: 'Son chapeau',
    summaryHint: 'Deux phrases au plus : ce qu’il faut retenir.',
  },
  pages: {
    one: 'page de service',
    many: 'Pages de service',
    create: 'Créer une page',
    summary: 'Son résumé',
    summaryHint: 'Une phrase : à quoi sert cette page.',
  },
};
