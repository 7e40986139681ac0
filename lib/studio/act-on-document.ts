import {
  type DocumentRow,
  findRevision,
  findStoredDocument,
  type RevisionRow,
} from '#db/queries/revisions.ts';
import type { StoreFault } from '#db/store-fault.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { isRoute } from '#lib/addresses/is-route.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Action, Actor } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/clock.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { isReserved } from '#lib/content/source-file.ts';
import { readReason, readWord } from '#lib/reason.ts';
import { isSlug } from '#lib/slug.ts';
import { type DocumentFile, pathOf, readDocumentFile } from './document-file.ts';
import { NotFoundError } from './drafts.ts';
import {
  type FileResult,
  type PlacedRequest,
  putLive,
  type Scheduled,
  whenFree,
  withdrawalOf,
} from './publish.ts';
import { editSource, readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';
import type { Unseen } from './unseen.ts';
import { YamlEditError } from './yaml-value.ts';

export interface DocumentName {
  kind: Kind;
  slug: string;
}

export type ActOutcome =
  | { outcome: 'done'; address: string; file: FileResult }
  /** The content file holds another text than the page: it is to be decided first. */
  | { outcome: 'unseen'; unseen: Unseen }
  | { outcome: 'not-editable' | 'moved-on' | 'busy' | 'address-taken' | 'invalid-address' | 'no-reason' }
  | { outcome: 'disk'; fault: StoreFault };

export interface Live {
  document: DocumentRow;
  live: RevisionRow;
  file: DocumentFile;
}

/** The live text of a document and its file. Throws {@link NotFoundError}. */
export async function getLive(studio: Studio, { kind, slug }: DocumentName): Promise<Live> {
  const document = await findStoredDocument(studio.store, kind, slug);
  const live = document?.liveRevisionId
    ? await findRevision(studio.store, document.liveRevisionId)
    : undefined;
  if (!document || !live) throw new NotFoundError(`${kind}/${slug}`);
  return { document, live, file: await readDocumentFile(studio, document, pathOf(kind, slug, live.format)) };
}

type Change = Pick<PlacedRequest, 'text' | 'reason' | 'withdrawal' | 'scheduleId'> & {
  slug?: string;
  path?: string;
  /** What the journal is to tell beside the act, as JSON. */
  details?: string;
};

/** Publishes a change of the live text at once, without a draft; where `change` gives none, the text has moved on. */
export async function publishChange(
  studio: Studio,
  actor: Actor,
  name: DocumentName,
  action: Action,
  change: (live: Live) => Change | undefined,
): Promise<ActOutcome> {
  allow(actor, action, name);
  const done = await whenFree(studio, async (): Promise<ActOutcome> => {
    const found = await getLive(studio, name);
    const { document, live, file } = found;
    if (file.hash !== null && file.hash !== live.hash && file.known?.headHash !== file.hash) {
      const unseen = {
        origin: 'file' as const,
        text: file.text ?? '',
        from: live.text,
        revisionId: live.id,
        fileHash: file.hash,
      };
      return { outcome: 'unseen', unseen };
    }
    let changed: Change | undefined;
    try {
      changed = change(found);
    } catch (cause) {
      if (cause instanceof YamlEditError) return { outcome: 'not-editable' };
      throw cause;
    }
    if (!changed) return { outcome: 'moved-on' };
    const { slug = name.slug, details = null, ...publication } = changed;
    const placed = await putLive(studio, {
      documentId: document.id,
      kind: name.kind,
      format: live.format,
      authorId: actor.id,
      baseRevisionId: live.id,
      draft: null,
      audit: { action, details },
      file,
      ...publication,
      slug,
    });
    switch (placed.outcome) {
      case 'published':
        return { outcome: 'done', address: addressOf(name.kind, slug), file: placed.file };
      case 'disk':
        return placed;
      case 'address-taken':
        return { outcome: 'address-taken' };
      case 'base-moved':
      case 'draft-moved':
      case 'schedule-over':
      case 'purged':
        return { outcome: 'moved-on' };
    }
  });
  return done ?? { outcome: 'busy' };
}

/** Takes a page away from visitors: its address answers 410, with a word for them. Throws {@link TooLongError}. */
export async function withdraw(
  studio: Studio,
  actor: Actor,
  name: DocumentName,
  { word, reason: given, scheduled }: { word: string; reason: string; scheduled?: Scheduled },
): Promise<ActOutcome> {
  allow(actor, 'withdraw', name);
  const reason = readReason(given);
  if (reason === null) return { outcome: 'no-reason' };
  const withdrawal = readWord(word);
  const change = ({ live }: Live): Change => ({
    text: editSource(live.text, { kind: 'set', path: ['publish'], value: false }),
    withdrawal,
    reason,
    ...(scheduled && {
      scheduleId: scheduled.id,
      details: JSON.stringify({ scheduled: scheduled.minute }),
    }),
  });
  return publishChange(studio, actor, name, 'withdraw', change);
}

/** Gives a document another address; the former one leads to it for good. Throws {@link TooLongError}. */
export async function move(
  studio: Studio,
  actor: Actor,
  name: DocumentName,
  { slug, reason: given }: { slug: string; reason: string },
): Promise<ActOutcome> {
  allow(actor, 'move', name);
  const reason = readReason(given);
  if (!isSlug(slug) || isReserved(name.kind, slug) || isRoute(addressOf(name.kind, slug))) {
    return { outcome: 'invalid-address' };
  }
  if (slug === name.slug) return { outcome: 'address-taken' };
  allow(actor, 'move', { kind: name.kind, slug });
  return publishChange(studio, actor, name, 'move', ({ document, live }) => {
    const former = addressOf(name.kind, name.slug);
    const own = addressOf(name.kind, slug);
    const known = readFrontMatter(live.text)?.['redirect_from'];
    const listed = Array.isArray(known)
      ? (known as unknown[]).filter((path) => typeof path === 'string')
      : [];
    // Back at an address it had: it no longer leads elsewhere.
    const paths = [...new Set([...listed.filter((path) => path !== own), former])];
    return {
      slug,
      path: pathOf(name.kind, slug, live.format),
      text: editSource(live.text, { kind: 'set', path: ['redirect_from'], value: paths }),
      withdrawal: withdrawalOf(live.text, document),
      reason,
      details: JSON.stringify({ from: name.slug }),
    };
  });
}

const DEFAULT_VERIFIER = 'Rédaction du portail';

/** « Vérifié aujourd’hui »: the sheet says that someone read it through on this day. */
export async function verifyToday(studio: Studio, actor: Actor, slug: string): Promise<ActOutcome> {
  return publishChange(studio, actor, { kind: 'produits', slug }, 'verify', ({ document, live }) => {
    const verified = readFrontMatter(live.text)?.['verified'];
    const known =
      typeof verified === 'object' && verified !== null && 'by' in verified ? verified.by : undefined;
    const by = typeof known === 'string' && known !== '' ? known : DEFAULT_VERIFIER;
    const dated = editSource(live.text, {
      kind: 'set',
      path: ['verified', 'at'],
      value: dayOf(studio.clock.now()),
    });
    return {
      text: editSource(dated, { kind: 'set', path: ['verified', 'by'], value: by }),
      withdrawal: withdrawalOf(live.text, document),
      reason: null,
    };
  });
}
