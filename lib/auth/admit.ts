import type { Store, StoreTransaction } from '#db/client.ts';
import { insertAudit } from '#db/queries/audit.ts';
import { findPresentStaff, type StaffRow, updateStaff } from '#db/queries/staff.ts';
import { writeAtOnce } from '#db/transaction.ts';
import type { NoticeName } from './notices.ts';
import { beginSession } from './session.ts';

export interface Identity {
  issuer: string;
  subject: string;
  /** In lower case. */
  email: string;
  name: string | null;
  idToken: string | null;
}

export type Admission = { kind: 'signed-in'; token: string } | { kind: 'refused'; notice: NoticeName };

function bind(tx: StoreTransaction, person: StaffRow, { issuer, subject }: Identity, instant: string): void {
  updateStaff(tx, person.id, {
    issuer,
    subject,
    boundAt: instant,
    pendingIssuer: null,
    pendingSubject: null,
    pendingAt: null,
  });
  insertAudit(tx, { staffId: person.id, action: 'bind-subject', target: `personne/${person.id}` }, instant);
}

/** Another subject under a known address: it may be the same person elsewhere, or someone else. A person decides. */
function hold(tx: StoreTransaction, person: StaffRow, { issuer, subject }: Identity, instant: string): void {
  if (person.pendingIssuer === issuer && person.pendingSubject === subject) return;
  updateStaff(tx, person.id, { pendingIssuer: issuer, pendingSubject: subject, pendingAt: instant });
  insertAudit(tx, { staffId: null, action: 'subject-changed', target: `personne/${person.id}` }, instant);
}

/**
 * Lets in who the portal’s own list has: by the subject that the first sign-in bound, or by the address invited when
 * nobody is bound to it yet. What the provider says of roles and offices decides nothing.
 */
export async function admit(store: Store, identity: Identity, now: Date): Promise<Admission> {
  const instant = now.toISOString();
  return writeAtOnce(store, (tx): Admission => {
    const bound = findPresentStaff(tx, { issuer: identity.issuer, subject: identity.subject });
    const person = bound ?? findPresentStaff(tx, { email: identity.email });
    if (!person) return { kind: 'refused', notice: 'non-invite' };
    if (!bound && person.subject !== null) {
      hold(tx, person, identity, instant);
      return { kind: 'refused', notice: 'identite-changee' };
    }
    if (!bound) bind(tx, person, identity, instant);
    updateStaff(tx, person.id, {
      lastSignInAt: instant,
      ...(identity.name !== null && { name: identity.name }),
    });
    insertAudit(tx, { staffId: person.id, action: 'sign-in', details: '{"method":"proconnect"}' }, instant);
    const { idToken } = identity;
    return {
      kind: 'signed-in',
      token: beginSession(tx, { staffId: person.id, method: 'proconnect', idToken }, now),
    };
  });
}
