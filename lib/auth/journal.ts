import { z } from 'zod';
import type { Store } from '#db/client.ts';
import { type AuditFilter, type AuditRow, countAudit, insertAudit, listAudit } from '#db/queries/audit.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import { findStoreFault } from '#db/store-fault.ts';
import { type Day, instantOfMinute, isDay } from '#lib/clock.ts';
import { writeCsv } from '#lib/http/csv.ts';
import { getLog } from '#lib/log.ts';
import { findOverride } from './audit-override.ts';
import { describeAction } from './audit-words.ts';
import type { Decision } from './manage-staff.ts';
import { nameOf } from './staff-name.ts';

const PAGE_SIZE = 50;
const EXPORT_MAX = 100_000;
const BATCH = 1_000;
const DAY_MS = 86_400_000;

/** What the journal is asked, as the form sends it. A value that cannot be read is left out. */
const querySchema = z.object({
  personne: z.coerce.number().int().positive().optional().catch(undefined),
  action: z.string().max(40).optional().catch(undefined),
  sur: z.string().max(160).optional().catch(undefined),
  du: z.string().refine(isDay).optional().catch(undefined),
  au: z.string().refine(isDay).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type JournalQuery = z.infer<typeof querySchema>;

export function parseJournalQuery(params: URLSearchParams): JournalQuery {
  const present = Object.fromEntries([...params].filter(([, value]) => value !== ''));
  return querySchema.parse(present);
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

function filterOf({ personne, action, sur, du, au }: JournalQuery): AuditFilter {
  return {
    staffId: personne,
    action,
    target: sur,
    from: du && instantOfMinute(`${du}T00:00`),
    before: au && instantOfMinute(`${dayAfter(au)}T00:00`),
  };
}

export interface JournalEntry {
  id: number;
  at: string;
  who: string;
  action: string;
  target: string | null;
  reason: string | null;
  /** Why the warnings of the check were overridden. */
  override: string | null;
  details: string | null;
}

async function describe(store: Store, rows: readonly AuditRow[]): Promise<JournalEntry[]> {
  const names = await listStaffNames(
    store,
    rows.flatMap(({ staffId }) => (staffId === null ? [] : [staffId])),
  );
  return rows.map(({ id, at, staffId, action, target, reason, details }) => ({
    id,
    at,
    who: staffId === null ? 'Le portail' : nameOf(names.get(staffId)),
    action: describeAction(action),
    target,
    reason,
    override: findOverride(details),
    details,
  }));
}

/** A page of the journal, newest first. */
export async function readJournal(store: Store, query: JournalQuery) {
  const filter = filterOf(query);
  const total = await countAudit(store, filter);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  const rows = await listAudit(store, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  return { entries: await describe(store, rows), total, page, pages };
}

/** A store that takes no entry keeps nobody from reading those that it has. */
function recordExport(store: Store, { by, now }: Decision): void {
  try {
    insertAudit(store.db, { staffId: by, action: 'read-audit' }, now.toISOString());
  } catch (cause) {
    if (findStoreFault(cause) === undefined) throw cause;
    getLog().warn({ staff: by, cause: String(cause) }, 'an export of the journal could not be journalled');
  }
}

/** The journal as a table for a spreadsheet, whatever the page. That it was taken out is in it from then on. */
export async function exportJournal(store: Store, query: JournalQuery, decision: Decision): Promise<string> {
  const rows = [['date', 'personne', 'action', 'objet', 'motif', 'malgré les conseils', 'détails']];
  for (let offset = 0; offset < EXPORT_MAX; offset += BATCH) {
    const batch = await describe(store, await listAudit(store, filterOf(query), { limit: BATCH, offset }));
    for (const { at, who, action, target, reason, override, details } of batch)
      rows.push([at, who, action, target ?? '', reason ?? '', override ?? '', details ?? '']);
    if (batch.length < BATCH) break;
  }
  recordExport(store, decision);
  return writeCsv(rows);
}
