import type { Day } from '#lib/clock.ts';
import type { ProductAt } from './snapshot.ts';

/** A sheet that nobody has verified for this long is doubtful. */
export const STALE_MONTHS = 6;

interface CareRule {
  label: string;
  /** Key of the front matter that settles it. */
  field: string;
  applies: (item: ProductAt, day: Day) => boolean;
}

function isStale(verifiedAt: Day | undefined, day: Day): boolean {
  if (verifiedAt === undefined) return true;
  const limit = new Date(`${day}T00:00:00Z`);
  limit.setUTCMonth(limit.getUTCMonth() - STALE_MONTHS);
  return verifiedAt < limit.toISOString().slice(0, 10);
}

/** What a sheet may need, in the order in which it is shown to staff. */
const RULES = {
  'phase-finie': {
    label: 'Phase finie et pourtant en cours',
    field: 'phases',
    applies: ({ current, status }, day) =>
      status === 'en-cours' && current?.end !== undefined && current.end < day,
  },
  'arrete-lie': {
    label: 'Arrêté, et la fiche mène encore au site',
    field: 'link',
    applies: ({ product, status }) =>
      status === 'arrete' && product.links.site !== null && product.successor === null,
  },
  'sans-raison': {
    label: 'Arrêté sans raison publiée',
    field: 'end_reason',
    applies: ({ product, status }) => status === 'arrete' && product.endReason === null,
  },
  'non-verifie': {
    label: 'Non vérifié depuis six mois',
    field: 'verified',
    applies: ({ product, status }, day) => status !== 'arrete' && isStale(product.verified?.at, day),
  },
  'sans-public': {
    label: 'Public non renseigné',
    field: 'usertypes',
    applies: ({ product }) => product.audiences.length === 0,
  },
  'sans-theme': {
    label: 'Thème non renseigné',
    field: 'thematiques',
    applies: ({ product }) => product.themes.length === 0,
  },
  'sans-porteur': {
    label: 'Administration porteuse non renseignée',
    field: 'sponsors',
    applies: ({ product }) => product.sponsors.length === 0,
  },
} satisfies Record<string, CareRule>;

export type CareName = keyof typeof RULES;
export const CARE_RULES: Readonly<Record<CareName, CareRule>> = RULES;
export const CARE_NAMES = Object.keys(RULES) as CareName[];

export function isCareName(text: string): text is CareName {
  return Object.hasOwn(RULES, text);
}

/** What a sheet needs at a day. */
export function listCareNeeds(item: ProductAt, day: Day): CareName[] {
  return CARE_NAMES.filter((name) => CARE_RULES[name].applies(item, day));
}
