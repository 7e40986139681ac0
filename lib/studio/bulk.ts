import { type IndexedDocument, listDocumentsById } from '#db/index/document.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import { allow } from '#lib/auth/guard.ts';
import { type Action, type Actor, can } from '#lib/auth/permissions.ts';
import { findProductAt } from '#lib/catalogue/snapshot.ts';
import { dayOf } from '#lib/clock.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { verifyToday, withdraw } from './act-on-document.ts';
import { addTerm, isTaggedKind, type TermOutcome } from './add-term.ts';
import { BULK_MAX } from './bulk-limit.ts';
import { NotFoundError } from './drafts.ts';
import type { Studio } from './studio.ts';

/** What is done to each of the documents chosen. */
export type BulkAct =
  { act: 'tag'; term: string } | { act: 'verify' } | { act: 'withdraw'; word: string; reason: string };

/** What became of one document. `missing`: it is no longer there. */
export type BulkOutcome = TermOutcome['outcome'] | 'forbidden' | 'missing';

export interface BulkResult {
  /** Number of the document. */
  id: number;
  outcome: BulkOutcome;
}

export type ChosenDocument = Pick<
  IndexedDocument,
  'id' | 'slug' | 'title' | 'publish' | 'retired' | 'revisionId'
>;

/** What would befall each of the others too, after a wait: they are left as they are. */
const STOPS: ReadonlySet<BulkOutcome> = new Set<BulkOutcome>(['busy', 'disk']);

/** Documents chosen in a list, in that order; those that are gone or that this person may not open are left out. */
export function listChosen(actor: Actor, kind: Kind, ids: readonly number[]): ChosenDocument[] {
  allow(actor, 'enter');
  const found = new Map(
    listDocumentsById(getIndex(), kind, ids.slice(0, BULK_MAX)).map((row) => [row.id, row]),
  );
  return ids.flatMap((id) => {
    const document = found.get(id);
    return document && can(actor, 'read-history', { kind, slug: document.slug }) ? [document] : [];
  });
}

/** Whether it already is as it would become. */
function isDone(studio: Studio, { publish, slug }: ChosenDocument, { act }: BulkAct): boolean {
  if (act === 'withdraw') return !publish;
  const day = dayOf(studio.clock.now());
  return act === 'verify' && findProductAt(slug, day)?.product.verified?.at === day;
}

async function actOnOne(
  studio: Studio,
  actor: Actor,
  { kind, document }: { kind: Kind; document: ChosenDocument },
  asked: BulkAct,
): Promise<BulkOutcome> {
  const { slug } = document;
  if (document.retired) return 'missing';
  if (isDone(studio, document, asked)) return 'unchanged';
  switch (asked.act) {
    case 'tag':
      return isTaggedKind(kind)
        ? (await addTerm(studio, actor, { kind, slug }, asked.term)).outcome
        : 'invalid-term';
    case 'verify':
      return kind === 'produits' ? (await verifyToday(studio, actor, slug)).outcome : 'missing';
    case 'withdraw':
      return (await withdraw(studio, actor, { kind, slug }, asked)).outcome;
  }
}

function toOutcome(cause: unknown): BulkOutcome {
  if (cause instanceof AuthError) return 'forbidden';
  if (cause instanceof NotFoundError) return 'missing';
  throw cause;
}

/** Does one thing to many documents, each as if it were alone: what is refused for one stops no other. */
export async function actOnMany(
  studio: Studio,
  actor: Actor,
  { kind, ids }: { kind: Kind; ids: readonly number[] },
  asked: BulkAct,
): Promise<BulkResult[]> {
  const action: Action = asked.act;
  allow(actor, action);
  const chosen = new Map(listChosen(actor, kind, ids).map((document) => [document.id, document]));
  const results: BulkResult[] = [];
  let stopped: BulkOutcome | undefined;
  for (const id of ids.slice(0, BULK_MAX)) {
    const document = chosen.get(id);
    const outcome =
      stopped ??
      (document
        ? await actOnOne(studio, actor, { kind, document }, asked).catch(toOutcome)
        : ('missing' as const));
    if (STOPS.has(outcome)) stopped = outcome;
    results.push({ id, outcome });
  }
  return results;
}
