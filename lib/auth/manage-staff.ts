import type { Store, StoreTransaction } from '#db/client.ts';
import { insertAudit } from '#db/queries/audit.ts';
import { endSession, endSessionsOf } from '#db/queries/sessions.ts';
import { writeAtOnce } from '#db/transaction.ts';
import {
  findPresentStaff,
  findPresentStaffById,
  insertStaff,
  listAdministratorIds,
  type StaffRow,
  updateStaff,
} from '#db/queries/staff.ts';
import { z } from 'zod';
import { ROLES } from './permissions.ts';
import { hashSecret } from './secret.ts';
import { isSlug } from '#lib/slug.ts';

/** Why something about people cannot be done; the message is for whoever asked. */
export class StaffError extends Error {
  override name = 'StaffError';
}

const PRODUCTS_MAX = 50;

/** What is asked of an invitation, on the command line and in the studio alike. */
export const invitationSchema = z
  .object({
    email: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email({ error: 'L’adresse électronique n’est pas valable.' }).max(254)),
    role: z.enum(ROLES, { error: `Le rôle est l’un de : ${ROLES.join(', ')}.` }),
    products: z
      .array(
        z.string().refine(isSlug, { error: 'Un produit est désigné par la fin de son adresse : « mano ».' }),
      )
      .max(PRODUCTS_MAX)
      .default([]),
  })
  .refine(({ role, products }) => products.length === 0 || role === 'redacteur', {
    error: 'Seul un rédacteur peut être limité à des produits.',
  });

export type Invitation = z.infer<typeof invitationSchema>;

/** Who decides, and when. `by` is null for a command of the terminal. */
export interface Decision {
  by: number | null;
  now: Date;
  /** The provider that people sign in with; null where none is set. */
  issuer: string | null;
}

const asText = (products: readonly string[]): string | null =>
  products.length > 0 ? JSON.stringify(products) : null;

const targetOf = ({ id }: Pick<StaffRow, 'id'>): string => `personne/${id}`;

/** The local administrator is nobody’s way in once a provider is set. */
function keepAnAdministrator(tx: StoreTransaction, person: StaffRow, issuer: string | null): void {
  const able = listAdministratorIds(tx, issuer);
  if (able.length === 1 && able[0] === person.id)
    throw new StaffError(
      'C’est la seule personne qui peut administrer le studio : invitez-en une autre d’abord.',
    );
}

function getPresent(tx: StoreTransaction, id: number): StaffRow {
  const person = findPresentStaffById(tx, id);
  if (!person) throw new StaffError('Cette personne ne figure plus parmi les personnes invitées.');
  return person;
}

/** Invites an address, or gives another role to who has it already. */
export async function grantStaff(
  store: Store,
  { email, role, products }: Invitation,
  { by, now, issuer }: Decision,
): Promise<'invited' | 'changed'> {
  return writeAtOnce(store, (tx): 'invited' | 'changed' => {
    const instant = now.toISOString();
    const details = JSON.stringify({ role, products });
    const known = findPresentStaff(tx, { email });
    if (!known) {
      const person = insertStaff(
        tx,
        { email, role, products: products.length > 0 ? products : null, invitedById: by },
        instant,
      );
      insertAudit(tx, { staffId: by, action: 'invite', target: targetOf(person), details }, instant);
      return 'invited';
    }
    if (role !== 'administrateur') keepAnAdministrator(tx, known, issuer);
    updateStaff(tx, known.id, { role, products: asText(products) });
    insertAudit(tx, { staffId: by, action: 'change-role', target: targetOf(known), details }, instant);
    return 'changed';
  });
}

function remove(tx: StoreTransaction, person: StaffRow, { by, now, issuer }: Decision): void {
  keepAnAdministrator(tx, person, issuer);
  const instant = now.toISOString();
  endSessionsOf(tx, person.id, instant);
  updateStaff(tx, person.id, {
    email: null,
    name: null,
    products: null,
    issuer: null,
    subject: null,
    boundAt: null,
    pendingIssuer: null,
    pendingSubject: null,
    pendingAt: null,
    removedAt: instant,
  });
  insertAudit(tx, { staffId: by, action: 'remove', target: targetOf(person) }, instant);
}

/** Shuts the studio to someone at once, and erases who they were: “ancien membre” stays on what they wrote. */
export async function revokeStaff(
  store: Store,
  who: { email: string } | { id: number },
  decision: Decision,
): Promise<void> {
  await writeAtOnce(store, (tx) => {
    const person =
      'id' in who ? getPresent(tx, who.id) : findPresentStaff(tx, { email: who.email.trim().toLowerCase() });
    if (!person) throw new StaffError('Cette adresse ne figure pas parmi les personnes invitées.');
    remove(tx, person, decision);
  });
}

/** Tells a subject that waits from any other that may take its place; undefined where none waits. */
export function markOfPending({
  pendingIssuer,
  pendingSubject,
}: Pick<StaffRow, 'pendingIssuer' | 'pendingSubject'>): string | undefined {
  return pendingSubject === null ? undefined : hashSecret(JSON.stringify([pendingIssuer, pendingSubject]));
}

export interface SubjectDecision {
  id: number;
  /** Of the subject that was on the screen ({@link markOfPending}): nobody is let in unseen. */
  mark: string;
  accept: boolean;
}

/** The subject that came under a known address is that person’s, or is not: an administrator has asked them. */
export async function settleSubject(
  store: Store,
  { id, mark, accept }: SubjectDecision,
  { by, now }: Decision,
): Promise<void> {
  await writeAtOnce(store, (tx) => {
    const person = getPresent(tx, id);
    const awaited = markOfPending(person);
    if (awaited === undefined) throw new StaffError('Aucune identité n’attend de décision.');
    if (awaited !== mark)
      throw new StaffError(
        'Une autre identité s’est présentée depuis que cette page est ouverte : rien n’a été décidé. Vérifiez la date affichée, demandez à la personne si c’est bien elle, puis recommencez.',
      );
    const instant = now.toISOString();
    updateStaff(tx, id, {
      ...(accept && { issuer: person.pendingIssuer, subject: person.pendingSubject, boundAt: instant }),
      pendingIssuer: null,
      pendingSubject: null,
      pendingAt: null,
    });
    if (accept) endSessionsOf(tx, id, instant);
    insertAudit(
      tx,
      { staffId: by, action: accept ? 'accept-subject' : 'refuse-subject', target: targetOf(person) },
      instant,
    );
  });
}

/** Ends someone’s session at once. */
export async function revokeSession(store: Store, sessionId: number, { by, now }: Decision): Promise<void> {
  await writeAtOnce(store, (tx) => {
    const instant = now.toISOString();
    if (!endSession(tx, sessionId, instant)) throw new StaffError('Cette session est déjà fermée.');
    insertAudit(tx, { staffId: by, action: 'revoke-session', target: `session/${sessionId}` }, instant);
  });
}
