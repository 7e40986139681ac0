import { and, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import type { Store, StoreWriter } from '#db/client.ts';
import { audit } from '#db/schema/staff.ts';
import { writeAtOnce } from '#db/transaction.ts';

export type AuditRow = typeof audit.$inferSelect;

export interface AuditEntry {
  /** Null for a command of the terminal and for the portal itself. */
  staffId: number | null;
  action: string;
  target?: string | null;
  reason?: string | null;
  /** JSON, without personal data. */
  details?: string | null;
}

/** In the transaction of what it tells: what is done is journalled, and nothing else is. */
export function insertAudit(writer: StoreWriter, entry: AuditEntry, now: string): void {
  writer
    .insert(audit)
    .values({ ...entry, at: now })
    .run();
}

export interface AuditFilter {
  staffId?: number | undefined;
  action?: string | undefined;
  /** The beginning of a target: `produits/`, `produits/mano`. */
  target?: string | undefined;
  /** Instants: from, included, and before. */
  from?: string | undefined;
  before?: string | undefined;
}

function where({ staffId, action, target, from, before }: AuditFilter): SQL | undefined {
  return and(
    staffId === undefined ? undefined : eq(audit.staffId, staffId),
    action === undefined ? undefined : eq(audit.action, action),
    target === undefined ? undefined : sql`substr(${audit.target}, 1, ${target.length}) = ${target}`,
    from === undefined ? undefined : gte(audit.at, from),
    before === undefined ? undefined : lt(audit.at, before),
  );
}

/** Newest first. */
export async function listAudit(
  store: Store,
  filter: AuditFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<AuditRow[]> {
  return store.db
    .select()
    .from(audit)
    .where(where(filter))
    .orderBy(desc(audit.id))
    .limit(limit)
    .offset(offset)
    .all();
}

/** The entries written at one of these instants. */
export async function listAuditAt(store: Store, instants: readonly string[]): Promise<AuditRow[]> {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(instants)}))`;
  return store.db
    .select()
    .from(audit)
    .where(sql`${audit.at} IN ${wanted}`)
    .all();
}

export async function countAudit(store: Store, filter: AuditFilter): Promise<number> {
  return store.db.$count(audit, where(filter));
}

export async function deleteAuditBefore(store: Store, instant: string): Promise<number> {
  return writeAtOnce(store, (tx) => tx.delete(audit).where(lt(audit.at, instant)).run().changes);
}
