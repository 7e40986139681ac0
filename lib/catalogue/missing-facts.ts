import { SHEET_RULES } from './care-rules.ts';
import { TRANSPARENCY, TRANSPARENCY_NAMES, type TransparencyName } from './product.ts';
import type { ProductAt } from './snapshot.ts';
import { transparencyWords } from './transparency-words.ts';

export interface MissingFact {
  /** What is missing, in words. */
  label: string;
  isMissing: (item: ProductAt) => boolean;
}

const asRuled = (name: 'sans-raison' | 'sans-porteur' | 'sans-public' | 'sans-theme'): MissingFact => ({
  label: SHEET_RULES[name].label,
  isMissing: (item) => SHEET_RULES[name].applies(item),
});

const owed = (name: TransparencyName): MissingFact => ({
  label: TRANSPARENCY[name].absent,
  isMissing: ({ product }) => !product.transparency[name],
});

/** What a sheet may not say, in the order in which it is told. */
export const MISSING_FACTS = {
  'sans-phase': { label: 'Aucune phase commencée', isMissing: ({ current }) => current === null },
  'sans-raison': asRuled('sans-raison'),
  'sans-adresse': {
    label: 'Adresse du service non publiée',
    isMissing: ({ product }) => product.links.site === null,
  },
  'sans-porteur': asRuled('sans-porteur'),
  'sans-incubateur': {
    label: 'Incubateur non renseigné',
    isMissing: ({ product }) => product.incubators.length === 0,
  },
  'sans-public': asRuled('sans-public'),
  'sans-theme': asRuled('sans-theme'),
  'sans-technologie': {
    label: 'Technologies non renseignées',
    isMissing: ({ product }) => product.technologies.length === 0,
  },
  'sans-licence': {
    label: 'Licence du code non renseignée',
    isMissing: ({ product }) => product.license === null,
  },
  'sans-chiffre': {
    label: 'Aucun chiffre clé publié',
    isMissing: ({ product }) => product.keyFigures.length === 0,
  },
  ...(Object.fromEntries(TRANSPARENCY_NAMES.map((name) => [name, owed(name)])) as Record<
    TransparencyName,
    MissingFact
  >),
  'jamais-verifie': {
    label: 'Fiche non encore vérifiée par l’équipe du produit',
    isMissing: ({ product }) => product.verified === null,
  },
} satisfies Record<string, MissingFact>;

export type FactName = keyof typeof MISSING_FACTS;
export const FACT_NAMES = Object.keys(MISSING_FACTS) as FactName[];

const isOwed = (name: FactName): name is TransparencyName =>
  (TRANSPARENCY_NAMES as readonly string[]).includes(name);

/** What a sheet does not say, in words: for those who read it on paper and decide. */
export function listMissingFacts(item: ProductAt): string[] {
  return FACT_NAMES.filter((name) => MISSING_FACTS[name].isMissing(item)).map((name) =>
    isOwed(name) ? transparencyWords(item.product, name) : MISSING_FACTS[name].label,
  );
}
