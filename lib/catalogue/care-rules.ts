import { type Day, monthsBefore } from '#lib/clock.ts';
import { findDatedEnd } from './find-dated-end.ts';
import { statusOf } from './phases.ts';
import type { Product } from './product.ts';
import type { ProductAt } from './snapshot.ts';

/** A sheet that nobody has verified for this long is doubtful. */
const STALE_MONTHS = 6;

/** What is said of the body rather than of a key of the front matter. */
export const BODY = 'texte';

interface CareWords {
  label: string;
  /** Key of the front matter that settles it, or {@link BODY}. */
  field: string;
}

interface SheetRule extends CareWords {
  applies: (item: ProductAt, day: Day) => boolean;
}

type Life = Pick<ProductAt, 'current' | 'status'>;
interface Linked {
  status: ProductAt['status'];
  product: { links: { site: string | null }; successor: string | null };
}

interface Ended {
  status: ProductAt['status'];
  product: Pick<Product, 'phases' | 'events' | 'endReason'>;
}

function isStale(verifiedAt: Day | undefined, day: Day): boolean {
  return verifiedAt === undefined || verifiedAt < monthsBefore(day, STALE_MONTHS);
}

/** A day of the end has come, or a reason of it is told, and no phase says so: it counts among live products. */
function endsWithoutPhase({ product, status }: Ended, day: Day): boolean {
  if (status !== 'en-cours') return false;
  const announcesEnd = product.phases.some((phase) => statusOf(phase) !== 'en-cours');
  return findDatedEnd(product, day) !== undefined || (product.endReason !== null && !announcesEnd);
}

/** What a sheet may need, in the order in which it is shown to staff. Each rule asks for no more than it judges by. */
export const SHEET_RULES = {
  'phase-finie': {
    label: 'Phase finie et pourtant en cours',
    field: 'phases',
    applies: ({ current, status }: Life, day: Day) =>
      status === 'en-cours' && current?.end !== undefined && current.end < day,
  },
  'fin-sans-phase': {
    label: 'Fin du service dite, sans phase de fin',
    field: 'phases',
    applies: endsWithoutPhase,
  },
  'arrete-lie': {
    label: 'Arrêté, et la fiche mène encore au site',
    field: 'link',
    applies: ({ product, status }: Linked) =>
      status === 'arrete' && product.links.site !== null && product.successor === null,
  },
  'sans-raison': {
    label: 'Raison de l’arrêt non publiée',
    field: 'end_reason',
    applies: ({ product, status }: ProductAt) => status === 'arrete' && product.endReason === null,
  },
  'non-verifie': {
    label: 'Non vérifié depuis six mois',
    field: 'verified',
    applies: ({ product, status }: ProductAt, day: Day) =>
      status !== 'arrete' && isStale(product.verified?.at, day),
  },
  'sans-public': {
    label: 'Public non renseigné',
    field: 'usertypes',
    applies: ({ product }: ProductAt) => product.audiences.length === 0,
  },
  'sans-theme': {
    label: 'Thème non renseigné',
    field: 'thematiques',
    applies: ({ product }: ProductAt) => product.themes.length === 0,
  },
  'sans-porteur': {
    label: 'Administration porteuse non renseignée',
    field: 'sponsors',
    applies: ({ product }: ProductAt) => product.sponsors.length === 0,
  },
} satisfies Record<string, SheetRule>;

type SheetRuleName = keyof typeof SHEET_RULES;
const SHEET_RULE_NAMES = Object.keys(SHEET_RULES) as SheetRuleName[];

/** The content check finds this one, in documents of every kind. */
const MODEL_TEXT = { label: 'Texte du modèle à remplacer', field: BODY };

export type CareName = SheetRuleName | 'texte-modele';
export const CARE_RULES: Readonly<Record<CareName, CareWords>> = {
  ...SHEET_RULES,
  'texte-modele': MODEL_TEXT,
};
export const CARE_NAMES = Object.keys(CARE_RULES) as CareName[];

export function isCareName(text: string): text is CareName {
  return Object.hasOwn(CARE_RULES, text);
}

/** What a sheet needs at a day, its text left out. */
export function listSheetNeeds(item: ProductAt, day: Day): SheetRuleName[] {
  return SHEET_RULE_NAMES.filter((name) => SHEET_RULES[name].applies(item, day));
}
