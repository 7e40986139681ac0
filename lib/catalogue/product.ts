import type { Day } from '#lib/clock.ts';
import type { Phase } from './phases.ts';
import type { Term } from './vocabulary.ts';

export const ACCESSIBILITY_STATUSES = {
  'non-conforme': 'Non conforme',
  'partiellement-conforme': 'Partiellement conforme',
  'totalement-conforme': 'Totalement conforme',
} as const;
export type AccessibilityStatus = keyof typeof ACCESSIBILITY_STATUSES;

/** What a product owes to the public, in the order in which the portal shows it. */
export const TRANSPARENCY = {
  accessibilite: { present: 'Accessibilité déclarée', absent: 'Accessibilité non déclarée' },
  statistiques: { present: 'Statistiques publiées', absent: 'Statistiques non publiées' },
  impact: { present: 'Impact publié', absent: 'Impact non publié' },
  budget: { present: 'Budget publié', absent: 'Budget non publié' },
  code: { present: 'Code source ouvert', absent: 'Code source non publié' },
  'analyse-risques': { present: 'Analyse de risques faite', absent: 'Analyse de risques non déclarée' },
  'donnees-personnelles': {
    present: 'Protection des données déclarée',
    absent: 'Protection des données non déclarée',
  },
  homologation: {
    present: 'Homologation de sécurité déclarée',
    absent: 'Homologation de sécurité non déclarée',
  },
} as const;
export type TransparencyName = keyof typeof TRANSPARENCY;
export const TRANSPARENCY_NAMES = Object.keys(TRANSPARENCY) as TransparencyName[];

/** Names that beta.gouv.fr gives to events; others are shown as they are written. */
export const EVENT_LABELS: Readonly<Record<string, string>> = {
  committee: 'Comité d’investissement',
  product_launch: 'Lancement du produit',
  national_impact: 'Service à impact national',
  fast: 'Financement FAST',
  eig: 'Entrepreneurs d’intérêt général',
  end: 'Fin du service',
  other: 'Événement',
};

export interface ProductEvent {
  name: string;
  date: Day | null;
  comment: string | null;
}

export interface KeyFigure {
  label: string;
  value: string;
  unit: string | null;
  /** To the day, the month or the year. */
  date: string;
  source: string;
}

/** A product as the portal knows it, without its body: the one projection of pages, API, CSV and feeds. */
export interface Product {
  slug: string;
  betaId: string | null;
  name: string;
  mission: string;
  aliases: string[];
  /** Those of the aliases that its identifier or a former address still bears. */
  formerNames: string[];
  phases: Phase[];
  events: ProductEvent[];
  incubators: Term[];
  sponsors: Term[];
  themes: Term[];
  audiences: Term[];
  technologies: Term[];
  links: {
    site: string | null;
    repository: string | null;
    statistics: string | null;
    impact: string | null;
    budget: string | null;
    riskAnalysis: string | null;
    dashlord: string | null;
    accessibility: string | null;
  };
  contact: string | null;
  accessibilityStatus: AccessibilityStatus | null;
  transparency: Record<TransparencyName, boolean>;
  /** The only dates that a sheet gives of what it publishes. */
  dated: {
    accessibilityAudit: Day | null;
    /** Share of the criteria met, in per cent. */
    accessibilityRate: number | null;
    securityExpiry: Day | null;
  };
  license: string | null;
  successor: string | null;
  endReason: string | null;
  keyFigures: KeyFigure[];
  image: { src: string; alt: string; credit: string | null } | null;
  source: { name: string; url: string | null; rights: string | null } | null;
  verified: { by: string; at: Day } | null;
  noindex: boolean;
  /** Beginning of the first phase. */
  createdOn: Day;
  /** ISO instant of the live revision. */
  updatedAt: string;
}

/** The projection of a product document: the index holds as JSON what `toProduct` made of its sheet. */
export function readProduct({ data }: { data: string }): Product {
  return JSON.parse(data) as Product;
}
