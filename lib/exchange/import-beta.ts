import type { Store } from '#db/client.ts';
import {
  type ImportDifference,
  listImportDifferences,
  listImportedSheets,
  saveImport,
} from '#db/queries/imports.ts';
import { type Clock, today } from '#lib/clock.ts';
import type { Referentials } from '#lib/content/referentials.ts';
import { slugify } from '#lib/slug.ts';
import { normaliseSheet } from './normalise-sheet.ts';
import { planSheet, type SheetPlan, toConflict } from './plan-sheet.ts';
import { PortalProducts } from './portal-products.ts';
import { note, type Remark } from './remark.ts';
import type { RawSheet, Sheet } from './sheet.ts';
import { writeFiles } from './stage-files.ts';
import { BODY_KEY } from './take-values.ts';

/** The report of the contract (§4): lists of slugs. A slug is in one of the first four; it may also be in conflicts. */
export interface ImportReport {
  created: string[];
  updated: string[];
  unchanged: string[];
  conflicts: string[];
  refused: string[];
  remarks: Remark[];
}

export interface ImportOptions {
  contentDir: string;
  referentials: Referentials;
  clock: Clock;
  /** What former imports said; undefined where there is none. */
  store: Store | undefined;
  /** Only the sheets of this incubator. */
  incubator?: string | undefined;
  dryRun: boolean;
}

export interface BetaImport {
  report: ImportReport;
  plans: SheetPlan[];
}

function isOf(incubator: string, { values }: Sheet): boolean {
  return (
    values.incubator === incubator ||
    (Array.isArray(values.incubators) && values.incubators.includes(incubator))
  );
}

/** The same id twice in one source: the first counts, the second is told. */
function dropDuplicates(sheets: readonly RawSheet[]): { sheets: RawSheet[]; remarks: Remark[] } {
  const known = new Map<string, RawSheet>();
  const remarks: Remark[] = [];
  for (const sheet of sheets) {
    if (known.has(sheet.betaId)) {
      remarks.push({
        slug: slugify(sheet.betaId),
        ...note('source-duplicate', `« ${sheet.betaId} » est deux fois dans la source.`),
      });
    } else {
      known.set(sheet.betaId, sheet);
    }
  }
  return { sheets: [...known.values()], remarks };
}

async function planAll(
  sheets: readonly RawSheet[],
  known: readonly ImportDifference[],
  options: ImportOptions,
): Promise<SheetPlan[]> {
  const { store, referentials, clock, contentDir, incubator } = options;
  const former = new Map(
    (store ? await listImportedSheets(store) : []).map((sheet) => [sheet.betaId, sheet]),
  );
  const products = await PortalProducts.read(contentDir);
  const keptBodies = new Map(
    known
      .filter(({ key }) => key === BODY_KEY)
      .map(({ betaId, sourceValue }) => [betaId, JSON.parse(sourceValue) as string]),
  );
  const day = today(clock);
  const plans: SheetPlan[] = [];
  for (const raw of sheets) {
    if (raw.refusal) {
      // Whose it is cannot be known: it is told when all are asked for.
      const slug = slugify(raw.betaId) || raw.betaId;
      if (incubator === undefined)
        plans.push({ slug, outcome: 'refused', notes: [raw.refusal], changes: [], differences: [] });
      continue;
    }
    const sheet = normaliseSheet(raw, { referentials, today: day });
    if (incubator === undefined || isOf(incubator, sheet))
      plans.push(await planSheet(sheet, { products, former, referentials, keptBodies }));
  }
  return plans;
}

function listDeclined(known: readonly ImportDifference[]): Set<string> {
  return new Set(
    known
      .filter(({ declinedAt }) => declinedAt !== null)
      .map(({ betaId, key, sourceValue }) => JSON.stringify([betaId, key, sourceValue])),
  );
}

function toReport(
  plans: readonly SheetPlan[],
  declined: ReadonlySet<string>,
  remarks: readonly Remark[],
): ImportReport {
  const report: ImportReport = {
    created: [],
    updated: [],
    unchanged: [],
    conflicts: [],
    refused: [],
    remarks: [...remarks],
  };
  for (const plan of plans) {
    report[plan.outcome].push(plan.slug);
    const pending = plan.differences.filter(
      ({ betaId, key, sourceValue }) => !declined.has(JSON.stringify([betaId, key, sourceValue])),
    );
    if (pending.length > 0) report.conflicts.push(plan.slug);
    for (const found of [...plan.notes, ...pending.map(toConflict)])
      report.remarks.push({ slug: plan.slug, ...found });
  }
  return report;
}

/**
 * Takes sheets of beta.gouv.fr into content files: what the portal added or changed stays, nothing is deleted, and the
 * same source twice changes nothing (decision 0016). Files are written before what is remembered of them, so that an
 * import cut short is only to be run again.
 */
export async function importBeta(source: readonly RawSheet[], options: ImportOptions): Promise<BetaImport> {
  const { sheets, remarks } = dropDuplicates(source);
  const known = options.store ? await listImportDifferences(options.store) : [];
  const plans = await planAll(sheets, known, options);
  const report = toReport(plans, listDeclined(known), remarks);
  if (!options.dryRun) {
    await writeFiles(
      options.contentDir,
      plans.flatMap(({ write }) => (write ? [write] : [])),
    );
    if (options.store) {
      await saveImport(
        options.store,
        plans.flatMap(({ imported }) => (imported ? [imported] : [])),
        plans.flatMap(({ differences }) => differences),
        options.clock.now().toISOString(),
      );
    }
  }
  return { report, plans };
}
