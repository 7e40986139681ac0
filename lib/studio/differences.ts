import { createHash } from 'node:crypto';
import {
  declineImportDifferences,
  dropImportDifferences,
  type ImportDifference,
  listPendingDifferences,
} from '#db/queries/imports.ts';
import { findRevision, findStoredDocument } from '#db/queries/revisions.ts';
import { allow } from '#lib/auth/guard.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { dayOf } from '#lib/clock.ts';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { trimBody } from '#lib/exchange/clean-body.ts';
import { fillIn, isSame } from '#lib/exchange/merge-sheet.ts';
import { readPortalValues } from '#lib/exchange/portal-values.ts';
import { isBetaKey, type Json } from '#lib/exchange/sheet.ts';
import { takeValues } from '#lib/exchange/take-values.ts';
import { type ActOutcome, getLive, publishChange } from './act-on-document.ts';
import { checkDraft, isBlocking } from './check-draft.ts';
import { NotFoundError } from './drafts.ts';
import { withdrawalOf } from './publish.ts';
import { findOwnTitle, readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';

/** Sheets shown at once. */
const PAGE_SIZE = 20;
const OVERRIDE = 'Valeur de beta.gouv.fr acceptée';

export interface FieldDifference {
  /** Key of the front matter, or `body`. */
  key: string;
  /** Undefined where the portal says nothing. */
  portal: Json | undefined;
  source: Json;
  /** Day of the import that first said so. */
  seenAt: string;
}

/** What beta.gouv.fr says otherwise than one sheet. */
export interface SheetDifferences {
  betaId: string;
  slug: string;
  title: string;
  /** Changes with anything that is shown of it: a decision holds for what was seen. */
  state: string;
  fields: FieldDifference[];
}

export interface Differences {
  sheets: SheetDifferences[];
  /** Sheets in all. */
  total: number;
  page: number;
  pages: number;
}

function findSlugOf(studio: Studio, betaId: string): string | undefined {
  return listProductsAt(dayOf(studio.clock.now())).find(({ product }) => product.betaId === betaId)?.product
    .slug;
}

/** The sheet of these rows, wherever it stands today. */
async function findSheet(studio: Studio, { betaId, slug }: ImportDifference) {
  for (const name of [slug, findSlugOf(studio, betaId)]) {
    const document = name && (await findStoredDocument(studio.store, 'produits', name));
    if (document && document.liveRevisionId !== null && document.retiredAt === null) {
      const live = await findRevision(studio.store, document.liveRevisionId);
      if (live) return { slug: document.slug, live };
    }
  }
  return undefined;
}

function hasSame(key: string, portal: Json | undefined, source: Json): boolean {
  return isBetaKey(key) ? isSame(key, portal, fillIn(source, portal)) : portal === source;
}

/** Against the live text, not against what the import saw: an editor may have settled it by hand. */
function compare(text: string, rows: readonly ImportDifference[]): FieldDifference[] {
  const values = readFrontMatter(text);
  const portal = values && readPortalValues(values);
  if (!portal) return [];
  const body = trimBody((findFrontMatter(text)?.body ?? '').replace(/\r\n?/g, '\n'));
  return rows
    .map(({ key, sourceValue, seenAt }) => ({
      key,
      portal: isBetaKey(key) ? portal[key] : body,
      source: JSON.parse(sourceValue) as Json,
      seenAt: dayOf(new Date(seenAt)),
    }))
    .filter(({ key, portal: own, source }) => !hasSame(key, own, source));
}

function stateOf(text: string, fields: readonly FieldDifference[]): string {
  const seen = JSON.stringify([text, fields.map(({ key, source }) => [key, source])]);
  return createHash('sha256').update(seen).digest('hex').slice(0, 32);
}

/** Of every sheet, or of the one at `slug`. */
async function readSheets(studio: Studio, actor: Actor, slug?: string): Promise<SheetDifferences[]> {
  const rows = new Map<string, ImportDifference[]>();
  for (const row of await listPendingDifferences(studio.store))
    rows.set(row.betaId, [...(rows.get(row.betaId) ?? []), row]);
  const sheets: SheetDifferences[] = [];
  for (const [betaId, own] of rows) {
    const [first] = own;
    const sheet = first && (await findSheet(studio, first));
    if (!sheet || (slug !== undefined && slug !== sheet.slug)) continue;
    if (!can(actor, 'decide-difference', { kind: 'produits', slug: sheet.slug })) continue;
    const fields = compare(sheet.live.text, own);
    if (fields.length === 0) continue;
    sheets.push({
      betaId,
      slug: sheet.slug,
      title: findOwnTitle(sheet.live.text) ?? sheet.slug,
      state: stateOf(sheet.live.text, fields),
      fields,
    });
  }
  return sheets.sort((a, b) => a.title.localeCompare(b.title, 'fr'));
}

/** Sheets of which the last imports said something else, by slug; none for who may decide of none. */
export async function listDifferingSlugs(studio: Studio, actor: Actor): Promise<Set<string>> {
  if (!can(actor, 'decide-difference')) return new Set();
  return new Set((await readSheets(studio, actor)).map(({ slug }) => slug));
}

/** What the last imports said otherwise than the portal, by sheet: nobody has decided of it yet. */
export async function listDifferences(studio: Studio, actor: Actor, page = 1): Promise<Differences> {
  allow(actor, 'decide-difference');
  const sheets = await readSheets(studio, actor);
  const pages = Math.max(1, Math.ceil(sheets.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    sheets: sheets.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
    total: sheets.length,
    page: shown,
    pages,
  };
}

export interface Decision {
  slug: string;
  /** As the page showed it. */
  state: string;
  /** Null: every field of the sheet. */
  key: string | null;
  choice: 'accept' | 'keep';
}

export type DecisionOutcome = ActOutcome | { outcome: 'kept' } | { outcome: 'blocked' };

/** Publishes the values of the source in the sheet, as the person who accepts them. */
async function accept(
  studio: Studio,
  actor: Actor,
  slug: string,
  fields: readonly FieldDifference[],
): Promise<DecisionOutcome> {
  const name = { kind: 'produits', slug } as const;
  const values = new Map(fields.map(({ key, source }) => [key, source]));
  const { live: seen } = await getLive(studio, name);
  const text = takeValues(seen.text, values);
  if (text === undefined) return { outcome: 'not-editable' };
  const faults = await checkDraft(studio, { ...name, format: seen.format, text });
  if (faults.some(isBlocking)) return { outcome: 'blocked' };
  const rules = [...new Set(faults.map(({ rule }) => rule))];
  const details = { keys: [...values.keys()], ...(rules.length > 0 && { override: OVERRIDE, rules }) };
  return publishChange(studio, actor, name, 'decide-difference', ({ document, live }) =>
    // The text that was checked, or none.
    live.id === seen.id
      ? {
          text,
          withdrawal: withdrawalOf(text, document),
          reason: OVERRIDE,
          details: JSON.stringify(details),
        }
      : undefined,
  );
}

/** Takes the values of the source, or keeps the portal’s: those are not asked about again until the source changes. */
export async function decideDifferences(
  studio: Studio,
  actor: Actor,
  { slug, state, key, choice }: Decision,
): Promise<DecisionOutcome> {
  allow(actor, 'decide-difference', { kind: 'produits', slug });
  const [sheet] = await readSheets(studio, actor, slug);
  if (!sheet) throw new NotFoundError(`differences of ${slug}`);
  const fields = sheet.fields.filter((field) => key === null || field.key === key);
  if (sheet.state !== state || fields.length === 0) return { outcome: 'moved-on' };
  const values = fields.map((field) => ({ key: field.key, sourceValue: JSON.stringify(field.source) }));
  const differences = { betaId: sheet.betaId, values };
  if (choice === 'keep') {
    const details = JSON.stringify({ keys: values.map((value) => value.key), kept: true });
    const entry = { staffId: actor.id, action: 'decide-difference', target: `produits/${slug}`, details };
    await declineImportDifferences(studio.store, differences, entry, studio.now());
    return { outcome: 'kept' };
  }
  const done = await accept(studio, actor, slug, fields);
  if (done.outcome === 'done') await dropImportDifferences(studio.store, differences);
  return done;
}
