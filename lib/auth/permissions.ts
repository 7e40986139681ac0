/** From the least to the most: each role may do what the ones before it may (contract §5). */
export const ROLES = ['redacteur', 'relecteur', 'editeur', 'administrateur'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  redacteur: 'Rédacteur',
  relecteur: 'Relecteur',
  editeur: 'Éditeur',
  administrateur: 'Administrateur',
};

/** Whoever acts, as their session tells. */
export interface Actor {
  id: number;
  name: string;
  role: Role;
  /** A coach’s products, by slug; null without such a limit. */
  products: readonly string[] | null;
  sessionId: number;
}

/** What it is done to. A draft of a new document has the slug it is meant to have. */
export interface Subject {
  kind: string;
  slug: string;
  /** Whose draft it is; null or absent where it is nobody’s, or not a draft. */
  authorId?: number | null;
}

interface Permission {
  /** The first role that may do it to its own draft. */
  own: Role;
  /** The first role that may do it to what is another’s, or nobody’s. */
  any: Role;
}

const sinceRole = (role: Role): Permission => ({ own: role, any: role });

/** Every action of the studio. */
const PERMISSIONS = {
  /** The desk, help, one’s own sessions. */
  enter: sinceRole('redacteur'),
  /** The live text and the former revisions of any document. */
  'read-history': sinceRole('redacteur'),
  /** A draft of a new document, or of a published one: it becomes one’s own. */
  'start-draft': sinceRole('redacteur'),
  'read-draft': { own: 'redacteur', any: 'relecteur' },
  'save-draft': { own: 'redacteur', any: 'editeur' },
  'delete-draft': { own: 'redacteur', any: 'editeur' },
  comment: { own: 'redacteur', any: 'relecteur' },
  'add-media': sinceRole('redacteur'),
  /** Alternative, credit and focal point of an image: one’s own is whoever added it. */
  'describe-media': { own: 'redacteur', any: 'editeur' },
  'remove-media': sinceRole('editeur'),
  publish: sinceRole('editeur'),
  schedule: sinceRole('editeur'),
  withdraw: sinceRole('editeur'),
  move: sinceRole('editeur'),
  redirect: sinceRole('editeur'),
  /** An entry of the thesaurus: it changes what every visitor finds. */
  'add-synonym': sinceRole('editeur'),
  /** « Vérifié aujourd’hui »: it publishes. */
  verify: sinceRole('editeur'),
  /** A file that waits because the studio has published since. */
  'decide-file': sinceRole('editeur'),
  /** A value of beta.gouv.fr that differs from the portal’s: to take it publishes. */
  'decide-difference': sinceRole('editeur'),
  /** A theme or a tag, on documents chosen in a list: it publishes. */
  tag: sinceRole('editeur'),
  'manage-staff': sinceRole('administrateur'),
  'manage-sessions': sinceRole('administrateur'),
  'read-audit': sinceRole('administrateur'),
  purge: sinceRole('administrateur'),
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof PERMISSIONS;
export const ACTIONS = Object.keys(PERMISSIONS) as Action[];

const rank = (role: Role): number => ROLES.indexOf(role);

/**
 * The one answer to “may they?”. Without a subject: whether they may do it to something at all, which decides what is
 * shown, never what is done.
 */
export function can(
  actor: Pick<Actor, 'id' | 'role' | 'products'>,
  action: Action,
  subject?: Subject,
): boolean {
  const { own, any }: Permission = PERMISSIONS[action];
  if (!subject) return rank(actor.role) >= rank(own);
  if (actor.products !== null && !(subject.kind === 'produits' && actor.products.includes(subject.slug)))
    return false;
  return rank(actor.role) >= rank(subject.authorId === actor.id ? own : any);
}

/** A role in a word; a coach says which products. */
export function describeRole({ role, products }: Pick<Actor, 'role' | 'products'>): string {
  return products === null ? ROLE_LABELS[role] : 'Coach';
}
