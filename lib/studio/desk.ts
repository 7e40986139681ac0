import { listAuditAt } from '#db/queries/audit.ts';
import { countOpenThreads } from '#db/queries/comments.ts';
import { listDrafts, listDraftTexts } from '#db/queries/drafts.ts';
import {
  type DocumentRow,
  findStoredDocument,
  findRevision,
  listRecentPublications,
  listRefusedFiles,
  listRevisions,
  listWaiting,
  type RevisionRow,
  type RevisionSummary,
} from '#db/queries/revisions.ts';
import { findDocument } from '#db/index/document.ts';
import { countPendingSheets } from '#db/queries/imports.ts';
import { countKeptMisses } from '#db/queries/misses.ts';
import { dismissWaiting } from '#db/queries/publications.ts';
import { findStaff } from '#db/queries/staff.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { findOverride } from '#lib/auth/audit-override.ts';
import { allow } from '#lib/auth/guard.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { nameOf } from '#lib/auth/staff-name.ts';
import { type CareName, SHEET_RULES } from '#lib/catalogue/care-rules.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { dayOf } from '#lib/clock.ts';
import type { Fault } from '#lib/content/fault.ts';
import { isKind, type Kind, KINDS } from '#lib/content/kinds.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { listBrokenLinks } from './broken-links.ts';
import { NotFoundError } from './drafts.ts';
import { countCare } from './list-documents.ts';
import { findOwnTitle } from './source-edit.ts';
import type { Studio } from './studio.ts';

const RECENT_DAYS = 30;
const RECENT_COUNT = 10;
const DAY_MS = 86_400_000;

/** How a person is named on the screens; the files have no author. */
export async function findPersonName(studio: Studio, id: number | null): Promise<string | null> {
  if (id === null) return null;
  const person = await findStaff(studio.store, id);
  return nameOf(person && { name: person.name, email: person.email, removed: person.removedAt !== null });
}

export interface DeskDraft {
  id: number;
  title: string;
  kind: Kind;
  slug: string;
  owner: string;
  mine: boolean;
  isNew: boolean;
  updatedAt: string;
  /** Comments that nobody has settled; 0 for what is another’s. */
  openComments: number;
}

export interface DeskPublication {
  title: string;
  kind: Kind;
  slug: string;
  address: string;
  /** Null for a file. */
  author: string | null;
  at: string;
  reason: string | null;
}

export interface Desk {
  drafts: DeskDraft[];
  recent: DeskPublication[];
  refused: { path: string; faults: Fault[] }[];
  waiting: { title: string; kind: Kind; slug: string; revisionId: number }[];
  /** How many of the documents that this person may open need each care. */
  care: { kind: Kind; name: CareName; count: number }[];
  /** Products that nobody has verified for six months, those never verified first. */
  stale: { slug: string; name: string; verifiedAt: string | null }[];
  /** Searches without result and addresses not found; 0 for who may settle none. */
  misses: number;
  /** Sheets of which beta.gouv.fr says something else; 0 for who may decide of none. */
  differences: number;
  /** Links to mend, in the documents that this person may open. */
  brokenLinks: number;
}

/** The title that visitors see, or the address of what they do not see yet. */
export function findTitle(kind: Kind, slug: string): string {
  return findDocument(getIndex(), kind, slug)?.title ?? slug;
}

function listStale(studio: Studio, actor: Actor): Desk['stale'] {
  const day = dayOf(studio.clock.now());
  return listProductsAt(day)
    .filter((item) => SHEET_RULES['non-verifie'].applies(item, day))
    .map(({ product }) => ({
      slug: product.slug,
      name: product.name,
      verifiedAt: product.verified?.at ?? null,
    }))
    .filter(({ slug }) => can(actor, 'start-draft', { kind: 'produits', slug }))
    .sort(
      (a, b) => (a.verifiedAt ?? '').localeCompare(b.verifiedAt ?? '') || a.name.localeCompare(b.name, 'fr'),
    );
}

async function listDeskDrafts(studio: Studio, actor: Actor): Promise<DeskDraft[]> {
  const rows = await listDrafts(studio.store);
  const readable = rows.filter(({ kind, slug, ownerId }) =>
    can(actor, 'read-draft', { kind, slug, authorId: ownerId }),
  );
  const texts = await listDraftTexts(
    studio.store,
    readable.map(({ id }) => id),
  );
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  const own = readable.filter(({ ownerId }) => ownerId === actor.id).map(({ id }) => id);
  const openThreads = await countOpenThreads(studio.store, own);
  const drafts: DeskDraft[] = [];
  for (const { id, kind, slug, ownerId, documentId, updatedAt } of readable) {
    if (!isKind(kind)) continue;
    const owner = (await findPersonName(studio, ownerId)) ?? '';
    drafts.push({
      id,
      title: findOwnTitle(textOf.get(id) ?? '') ?? findTitle(kind, slug),
      kind,
      slug,
      owner,
      mine: ownerId === actor.id,
      isNew: documentId === null,
      updatedAt,
      openComments: openThreads.get(id) ?? 0,
    });
  }
  return drafts;
}

/** A file is someone’s business when its document is; one whose name is no address, of who may open all. */
function concerns(actor: Actor, path: string): boolean {
  const [kind = '', name = ''] = path.split('/');
  return can(actor, 'read-history', { kind, slug: name.replace(/\.mdx?$/, '') });
}

/** What waits for this person. */
export async function readDesk(studio: Studio, actor: Actor): Promise<Desk> {
  allow(actor, 'enter');
  const since = new Date(studio.clock.now().getTime() - RECENT_DAYS * DAY_MS).toISOString();
  const recent: DeskPublication[] = [];
  for (const row of await listRecentPublications(studio.store, since, RECENT_COUNT)) {
    if (!isKind(row.kind) || !can(actor, 'read-history', row)) continue;
    const { kind, slug, reason, createdAt: at } = row;
    const author = await findPersonName(studio, row.authorId);
    recent.push({
      title: findTitle(kind, slug),
      kind,
      slug,
      address: addressOf(kind, slug),
      author,
      at,
      reason,
    });
  }
  const { internal, external } = await listBrokenLinks(studio, actor);
  return {
    drafts: await listDeskDrafts(studio, actor),
    recent,
    refused: (await listRefusedFiles(studio.store))
      .filter(({ path }) => concerns(actor, path))
      .map(({ path, refusal }) => ({ path, faults: JSON.parse(refusal) as Fault[] })),
    waiting: (await listWaiting(studio.store)).flatMap(({ kind, slug, waitingRevisionId }) =>
      isKind(kind) && can(actor, 'read-history', { kind, slug })
        ? [{ title: findTitle(kind, slug), kind, slug, revisionId: waitingRevisionId }]
        : [],
    ),
    care: KINDS.flatMap((kind) => countCare(studio, actor, kind).map((one) => ({ kind, ...one }))),
    stale: listStale(studio, actor),
    misses: can(actor, 'redirect') ? await countKeptMisses(studio.store) : 0,
    differences: can(actor, 'decide-difference') ? await countPendingSheets(studio.store) : 0,
    brokenLinks: internal.length + external.length,
  };
}

export interface HistoryEntry extends RevisionSummary {
  author: string | null;
  live: boolean;
  waiting: boolean;
  /** Why it was published despite warnings, as long as the journal tells. */
  override: string | null;
}

export interface DocumentHistory {
  /** As visitors see it; its address where they see none. */
  title: string;
  document: DocumentRow;
  entries: HistoryEntry[];
}

/** By revision: the transaction that publishes one writes its entry at the same instant. */
async function listOverrides(
  studio: Studio,
  kind: Kind,
  revisions: readonly RevisionSummary[],
): Promise<Map<number, string>> {
  const rows = await listAuditAt(
    studio.store,
    revisions.flatMap(({ authorId, createdAt }) => (authorId === null ? [] : [createdAt])),
  );
  const told = rows.flatMap(({ at, staffId, target, details }) => {
    const override = target?.startsWith(`${kind}/`) ? findOverride(details) : null;
    return override === null ? [] : [{ at, staffId, override }];
  });
  return new Map(
    revisions.flatMap(({ id, authorId, createdAt }) => {
      const own = told.find(({ at, staffId }) => at === createdAt && staffId === authorId);
      return own ? [[id, own.override]] : [];
    }),
  );
}

/** Every revision of a document, newest first. */
export async function readHistory(
  studio: Studio,
  actor: Actor,
  kind: Kind,
  slug: string,
): Promise<DocumentHistory> {
  allow(actor, 'read-history', { kind, slug });
  const document = await findStoredDocument(studio.store, kind, slug);
  if (!document) throw new NotFoundError(`${kind}/${slug}`);
  const entries: HistoryEntry[] = [];
  const revisions = await listRevisions(studio.store, document.id);
  const overrides = await listOverrides(studio, kind, revisions);
  for (const revision of revisions) {
    entries.push({
      ...revision,
      author: await findPersonName(studio, revision.authorId),
      live: revision.id === document.liveRevisionId,
      waiting: revision.id === document.waitingRevisionId,
      override: overrides.get(revision.id) ?? null,
    });
  }
  return { title: findTitle(kind, slug), document, entries };
}

/** A revision and the one it is compared with: the live one when it waits, else the one before. */
export async function readRevision(
  studio: Studio,
  actor: Actor,
  { kind, slug, id }: { kind: Kind; slug: string; id: number },
): Promise<{ revision: RevisionRow; entry: HistoryEntry; before: RevisionRow | undefined }> {
  const { document, entries } = await readHistory(studio, actor, kind, slug);
  const rank = entries.findIndex((entry) => entry.id === id);
  const entry = entries[rank];
  const revision = await findRevision(studio.store, id);
  if (!entry || !revision) throw new NotFoundError(`revision ${id}`);
  const beforeId = entry.waiting ? document.liveRevisionId : entries[rank + 1]?.id;
  return { revision, entry, before: beforeId ? await findRevision(studio.store, beforeId) : undefined };
}

/** Decides that what is live stays, whatever the file holds; false where that very text no longer waits. */
export async function keepLive(
  studio: Studio,
  actor: Actor,
  { kind, slug, revisionId }: { kind: Kind; slug: string; revisionId: number },
): Promise<boolean> {
  allow(actor, 'decide-file', { kind, slug });
  const document = await findStoredDocument(studio.store, kind, slug);
  if (!document) throw new NotFoundError(`${kind}/${slug}`);
  const target = `${kind}/${slug}`;
  return dismissWaiting(studio.store, {
    documentId: document.id,
    revisionId,
    target,
    staffId: actor.id,
    at: studio.now(),
  });
}
