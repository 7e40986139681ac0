import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Store, StoreWriter } from '#db/client.ts';
import { staff } from '#db/schema/staff.ts';

export type StaffRow = typeof staff.$inferSelect;
export type StaffRole = StaffRow['role'];

/** Who someone is for the provider. */
export interface Subject {
  issuer: string;
  subject: string;
}

const present = isNull(staff.removedAt);

export async function findStaff(store: Store, id: number): Promise<StaffRow | undefined> {
  return store.db.select().from(staff).where(eq(staff.id, id)).get();
}

/** Someone who may enter, by the address invited (lower case) or by the subject bound. */
export function findPresentStaff(writer: StoreWriter, by: { email: string } | Subject): StaffRow | undefined {
  const condition =
    'email' in by
      ? eq(staff.email, by.email)
      : and(eq(staff.issuer, by.issuer), eq(staff.subject, by.subject));
  return writer.select().from(staff).where(and(condition, present)).get();
}

export function findPresentStaffById(writer: StoreWriter, id: number): StaffRow | undefined {
  return writer
    .select()
    .from(staff)
    .where(and(eq(staff.id, id), present))
    .get();
}

/** Those who may enter, by address; the local administrator last. */
export async function listStaff(store: Store): Promise<StaffRow[]> {
  const rows = store.db.select().from(staff).where(present).orderBy(asc(staff.email)).all();
  return [...rows.filter(({ email }) => email !== null), ...rows.filter(({ email }) => email === null)];
}

/** Names by id, of people removed too (null): what revisions and the journal show. */
export async function listStaffNames(
  store: Store,
  ids: readonly number[],
): Promise<Map<number, { name: string | null; email: string | null; removed: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = store.db
    .select()
    .from(staff)
    .where(inArray(staff.id, [...new Set(ids)]))
    .all();
  return new Map(
    rows.map(({ id, name, email, removedAt }) => [id, { name, email, removed: removedAt !== null }]),
  );
}

export interface NewStaff {
  email: string | null;
  role: StaffRole;
  products?: readonly string[] | null;
  name?: string;
  subject?: Subject;
  invitedById: number | null;
}

export function insertStaff(writer: StoreWriter, person: NewStaff, now: string): StaffRow {
  const { subject, products, ...row } = person;
  return writer
    .insert(staff)
    .values({
      ...row,
      ...subject,
      products: products ? JSON.stringify(products) : null,
      boundAt: subject ? now : null,
      invitedAt: now,
    })
    .returning()
    .get();
}

export type StaffChange = Partial<Omit<StaffRow, 'id' | 'invitedAt' | 'invitedById'>>;

export function updateStaff(writer: StoreWriter, id: number, change: StaffChange): void {
  writer.update(staff).set(change).where(eq(staff.id, id)).run();
}

/**
 * Those who can manage the others. Where people sign in with a provider, those alone whom it may bring: invited by their
 * address, and bound to it or not yet bound.
 */
export function listAdministratorIds(writer: StoreWriter, issuer: string | null): number[] {
  const comes = and(isNotNull(staff.email), or(isNull(staff.issuer), eq(staff.issuer, issuer ?? '')));
  return writer
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'administrateur'), present, issuer === null ? undefined : comes))
    .all()
    .map(({ id }) => id);
}
