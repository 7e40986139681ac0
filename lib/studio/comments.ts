import type { AuditEntry } from '#db/queries/audit.ts';
import {
  addComment,
  type CommentObstacle,
  type CommentRow,
  deleteComment,
  findPublishedDraft,
  listCommentRows,
  readCommentsMark,
  settleThread,
} from '#db/queries/comments.ts';
import { findStoreFault, type StoreFault } from '#db/store-fault.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { MAX_COMMENT, MAX_QUOTE, MOST_COMMENTS } from './comment-limits.ts';
import { findPersonName } from './desk.ts';
import { type Draft, getDraft, toUtf8 } from './drafts.ts';
import { formatInstant } from './format-instant.ts';
import { toAreaText } from './source-edit.ts';
import type { Studio } from './studio.ts';

export interface Comment {
  id: number;
  author: string;
  isMine: boolean;
  when: string;
  text: string;
  /** Its author may take it back: nobody has answered. */
  mayRemove: boolean;
}

export interface CommentThread extends Comment {
  /** The passage that it speaks of, and whether the draft still says so. */
  quote: string | null;
  isQuoteGone: boolean;
  /** The draft was saved since. */
  isOfFormerText: boolean;
  settled: { by: string; when: string } | null;
  answers: Comment[];
}

export interface Comments {
  threads: CommentThread[];
  /** Threads that nobody has settled. */
  open: number;
  /** Another one tells that something was said, settled or taken back. */
  mark: string;
}

interface CommentedText {
  id: number;
  version: number;
  text: string;
}

async function describe(
  studio: Studio,
  actor: Actor,
  row: CommentRow,
  isAnswered: boolean,
): Promise<Comment> {
  const isMine = row.authorId === actor.id;
  return {
    id: row.id,
    author: (await findPersonName(studio, row.authorId)) ?? '',
    isMine,
    when: formatInstant(row.createdAt),
    text: row.text,
    mayRemove: isMine && !isAnswered,
  };
}

async function describeThread(
  studio: Studio,
  actor: Actor,
  row: CommentRow,
  { draft, answers }: { draft: CommentedText; answers: CommentRow[] },
): Promise<CommentThread> {
  const { quote, version, resolvedAt } = row;
  const described: Comment[] = [];
  for (const [rank, answer] of answers.entries())
    described.push(await describe(studio, actor, answer, rank < answers.length - 1));
  return {
    ...(await describe(studio, actor, row, answers.length > 0)),
    quote,
    isQuoteGone: quote !== null && !toAreaText(draft.text).includes(quote),
    isOfFormerText: version < draft.version,
    settled:
      resolvedAt === null
        ? null
        : {
            by: (await findPersonName(studio, row.resolvedBy)) ?? '',
            when: formatInstant(resolvedAt),
          },
    answers: described,
  };
}

async function listThreads(studio: Studio, actor: Actor, draft: CommentedText): Promise<CommentThread[]> {
  const rows = await listCommentRows(studio.store, draft.id);
  const threads: CommentThread[] = [];
  for (const row of rows.filter(({ replyTo }) => replyTo === null)) {
    const answers = rows.filter(({ replyTo }) => replyTo === row.id);
    threads.push(await describeThread(studio, actor, row, { draft, answers }));
  }
  return threads;
}

/** What is said of an open draft, in the order in which it was said. Throws `NotFoundError` and `AuthError`. */
export async function listComments(studio: Studio, actor: Actor, draftId: number): Promise<Comments> {
  const draft = await getDraft(studio, actor, draftId, 'comment');
  // Read first: what is said in between changes it once more.
  const mark = await readCommentsMark(studio.store, draftId);
  const threads = await listThreads(studio, actor, draft);
  return { threads, open: threads.filter(({ settled }) => settled === null).length, mark };
}

/** What was said of the draft that became a revision; nothing for who might not have read it. */
export async function listRevisionComments(
  studio: Studio,
  actor: Actor,
  revision: { kind: string; slug: string; documentId: number; createdAt: string },
): Promise<CommentThread[]> {
  const draft = await findPublishedDraft(studio.store, revision);
  const { kind, slug } = revision;
  if (!draft || !can(actor, 'comment', { kind, slug, authorId: draft.ownerId })) return [];
  return listThreads(studio, actor, draft);
}

export interface NewComment {
  draftId: number;
  /** The version of the draft that its author reads. */
  version: number;
  text: string;
  /** Blank where it speaks of the whole text, or answers. */
  quote: string;
  /** The comment that it answers. */
  replyTo: number | null;
}

export type CommentOutcome =
  | 'saved'
  | 'settled'
  | 'reopened'
  | 'removed'
  | 'empty'
  | 'too-long'
  | 'quote-too-long'
  | 'too-many'
  | 'thread-settled'
  | 'answered'
  | CommentObstacle
  | StoreFault;

/** One kind of line ending, no half of a character and no sign that cannot be read. */
function toPlainText(text: string): string {
  return toUtf8(toAreaText(text))
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

const auditOf = (actor: Actor, action: string, { kind, slug }: Draft, comment?: number): AuditEntry => ({
  staffId: actor.id,
  action,
  target: `${kind}/${slug}`,
  details: comment === undefined ? null : JSON.stringify({ comment }),
});

async function tellFault(act: () => Promise<CommentOutcome>): Promise<CommentOutcome> {
  try {
    return await act();
  } catch (cause) {
    const fault = findStoreFault(cause);
    if (!fault) throw cause;
    return fault;
  }
}

/** Says something of a draft, or answers. */
export async function saveComment(studio: Studio, actor: Actor, asked: NewComment): Promise<CommentOutcome> {
  const draft = await getDraft(studio, actor, asked.draftId, 'comment');
  const text = toPlainText(asked.text);
  const quote = asked.replyTo === null ? toPlainText(asked.quote) : '';
  if (text === '') return 'empty';
  if (text.length > MAX_COMMENT) return 'too-long';
  if (quote.length > MAX_QUOTE) return 'quote-too-long';
  return tellFault(async () => {
    const added = await addComment(
      studio.store,
      {
        draftId: draft.id,
        authorId: actor.id,
        replyTo: asked.replyTo,
        text,
        quote: quote === '' ? null : quote,
        version: Math.min(asked.version, draft.version),
        createdAt: studio.now(),
      },
      { most: MOST_COMMENTS, audit: auditOf(actor, 'comment', draft) },
    );
    if (typeof added === 'object') return 'saved';
    return added === 'settled' ? 'thread-settled' : added;
  });
}

async function settle(
  studio: Studio,
  actor: Actor,
  { draftId, id }: { draftId: number; id: number },
  isSettled: boolean,
): Promise<CommentOutcome> {
  const draft = await getDraft(studio, actor, draftId, 'comment');
  const action = isSettled ? 'resolve-comment' : 'reopen-comment';
  return tellFault(async () => {
    const outcome = await settleThread(
      studio.store,
      { draftId, id },
      { by: isSettled ? actor.id : null, at: studio.now(), audit: auditOf(actor, action, draft, id) },
    );
    if (outcome !== 'done') return outcome;
    return isSettled ? 'settled' : 'reopened';
  });
}

/** Marks a thread as settled: it is out of the way, and can be opened again. */
export async function resolveComment(
  studio: Studio,
  actor: Actor,
  comment: { draftId: number; id: number },
): Promise<CommentOutcome> {
  return settle(studio, actor, comment, true);
}

export async function reopenComment(
  studio: Studio,
  actor: Actor,
  comment: { draftId: number; id: number },
): Promise<CommentOutcome> {
  return settle(studio, actor, comment, false);
}

/** Takes back what the actor said, while nobody has answered. Throws `AuthError` for what another said. */
export async function removeComment(
  studio: Studio,
  actor: Actor,
  { draftId, id }: { draftId: number; id: number },
): Promise<CommentOutcome> {
  const draft = await getDraft(studio, actor, draftId, 'comment');
  return tellFault(async () => {
    const outcome = await deleteComment(
      studio.store,
      { draftId, id, authorId: actor.id },
      { at: studio.now(), audit: auditOf(actor, 'remove-comment', draft, id) },
    );
    if (outcome === 'not-own') throw new AuthError('forbidden');
    return outcome === 'done' ? 'removed' : outcome;
  });
}
