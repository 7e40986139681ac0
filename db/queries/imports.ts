import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Store, StoreWriter } from '#db/client.ts';
import { importDifference, importedSheet } from '#db/schema/import.ts';

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

/** An editor keeps the portal's value: the difference is not shown again until the source says something else. */
export async function declineImportDifference(
  store: Store,
  betaId: string,
  key: string,
  now: string,
): Promise<void> {
  store.db
    .update(importDifference)
    .set({ declinedAt: now })
    .where(and(eq(importDifference.betaId, betaId), eq(importDifference.key, key)))
    .run();
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
  store.db.transaction(
    (tx) => {
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
    },
    { behavior: 'immediate' },
  );
}
