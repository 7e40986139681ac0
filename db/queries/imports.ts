import { isDeepStrictEqual } from 'node:util';
import { and, asc, countDistinct, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Store, StoreWriter } from '#db/client.ts';
import { importDifference, importedSheet } from '#db/schema/import.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { type AuditEntry, insertAudit } from './audit.ts';

export type ImportedSheet = typeof importedSheet.$inferSelect;
export type ImportDifference = typeof importDifference.$inferSelect;
/** A difference as an import finds it: what was decided about it is the store's. */
export type FoundDifference = Omit<ImportDifference, 'seenAt' | 'declinedAt'>;

/** False in a store of before imports that was opened to read only. */
function hasImports(store: Store): boolean {
  return (
    store.db.get(sql`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'imported_sheet'`) !==
    undefined
  );
}

export async function listImportedSheets(store: Store): Promise<ImportedSheet[]> {
  return hasImports(store) ? store.db.select().from(importedSheet).all() : [];
}

export async function listImportDifferences(store: Store): Promise<ImportDifference[]> {
  if (!hasImports(store)) return [];
  return store.db
    .select()
    .from(importDifference)
    .orderBy(asc(importDifference.betaId), asc(importDifference.key))
    .all();
}

/** Values of the source for one sheet, as JSON, by key of the front matter or `body`. */
export interface DecidedDifferences {
  betaId: string;
  values: readonly { key: string; sourceValue: string }[];
}

/** A value that an import has brought since is another one: nobody has decided of it. */
function decided({ betaId, values }: DecidedDifferences): SQL | undefined {
  const seen = values.map(({ key, sourceValue }) =>
    and(eq(importDifference.key, key), eq(importDifference.sourceValue, sourceValue)),
  );
  return and(eq(importDifference.betaId, betaId), or(...seen));
}

/** An editor keeps the portal's values: they are not shown again until the source says something else. */
export async function declineImportDifferences(
  store: Store,
  differences: DecidedDifferences,
  entry: AuditEntry,
  now: string,
): Promise<void> {
  if (differences.values.length === 0) return;
  await writeAtOnce(store, (tx) => {
    tx.update(importDifference).set({ declinedAt: now }).where(decided(differences)).run();
    insertAudit(tx, entry, now);
  });
}

/** The portal has taken these values: there is no difference any more. */
export async function dropImportDifferences(store: Store, differences: DecidedDifferences): Promise<void> {
  if (differences.values.length === 0) return;
  await writeAtOnce(store, (tx) => tx.delete(importDifference).where(decided(differences)).run());
}

/** Those of which nobody has decided. */
export async function listPendingDifferences(store: Store): Promise<ImportDifference[]> {
  return store.db
    .select()
    .from(importDifference)
    .where(isNull(importDifference.declinedAt))
    .orderBy(asc(importDifference.betaId), asc(importDifference.key))
    .all();
}

/** Made once an import: drizzle takes longer to write a statement than SQLite to run it. */
function prepareUpsert(writer: StoreWriter) {
  return writer
    .insert(importedSheet)
    .values({
      betaId: sql.placeholder('betaId'),
      slug: sql.placeholder('slug'),
      values: sql.placeholder('values'),
      bodyHash: sql.placeholder('bodyHash'),
    })
    .onConflictDoUpdate({
      target: importedSheet.betaId,
      set: { slug: sql`excluded.slug`, values: sql`excluded."values"`, bodyHash: sql`excluded.body_hash` },
    })
    .prepare();
}

/** Remembers an import, whole or not at all: what each sheet said, and the differences that stand for those sheets. */
export async function saveImport(
  store: Store,
  sheets: readonly ImportedSheet[],
  differences: readonly FoundDifference[],
  now: string,
): Promise<void> {
  const found = new Map(
    differences.map((difference) => [`${difference.betaId}\n${difference.key}`, difference]),
  );
  const imported = new Set(sheets.map(({ betaId }) => betaId));
  await writeAtOnce(store, (tx) => {
    const former = new Map(
      tx
        .select()
        .from(importedSheet)
        .all()
        .map((sheet) => [sheet.betaId, sheet]),
    );
    const upsert = prepareUpsert(tx);
    for (const sheet of sheets) {
      if (!isDeepStrictEqual(former.get(sheet.betaId), sheet)) upsert.run(sheet);
    }
    for (const known of tx.select().from(importDifference).all()) {
      const same = found.get(`${known.betaId}\n${known.key}`);
      const where = and(eq(importDifference.betaId, known.betaId), eq(importDifference.key, known.key));
      if (same?.sourceValue === known.sourceValue) {
        found.delete(`${known.betaId}\n${known.key}`);
        tx.update(importDifference)
          .set({ slug: same.slug, portalValue: same.portalValue })
          .where(where)
          .run();
      } else if (imported.has(known.betaId)) {
        tx.delete(importDifference).where(where).run();
      }
    }
    for (const difference of found.values()) {
      tx.insert(importDifference)
        .values({ ...difference, seenAt: now })
        .run();
    }
  });
}

/** Sheets of which something waits for a decision. */
export async function countPendingSheets(store: Store): Promise<number> {
  const row = store.db
    .select({ sheets: countDistinct(importDifference.betaId) })
    .from(importDifference)
    .where(isNull(importDifference.declinedAt))
    .get();
  return row?.sheets ?? 0;
}
