import { readCommentsMark } from '#db/queries/comments.ts';
import { listPresences, type PresenceRow, recordPresence, removePresence } from '#db/queries/presence.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { findPersonName } from './desk.ts';
import { type Draft, getDraft, subjectOf } from './drafts.ts';
import { goneSince } from './gone-since.ts';
import { hasUnseen } from './unseen.ts';
import type { Studio } from './studio.ts';

/** Someone else who has the draft on their screen, or oneself in another window. */
export interface Companion {
  name: string;
  isSelf: boolean;
  hasHand: boolean;
}

export interface Presence {
  /** True where this window may write. */
  hasHand: boolean;
  companions: Companion[];
  version: number;
  /** The text that the draft holds, where it is not the version that this window knows. */
  text: string | null;
  savedBy: string;
  /** The document was published, or its file changed, since the draft was begun. */
  baseMoved: boolean;
  /** Another one than the window knows: what is said of the draft has changed. */
  commentsMark: string;
}

export interface PresenceBeat {
  id: number;
  tab: string;
  /** The version that the window shows. */
  version: number;
  /** Takes the hand from whoever has it. */
  take: boolean;
  /** Its first beat: the hand comes with who opens another window, which may be the former one opened again. */
  opens?: boolean;
}

/** One of each person: those with two windows count once, with the hand if one of them has it. */
async function listCompanions(studio: Studio, actor: Actor, rows: PresenceRow[]): Promise<Companion[]> {
  const companions = new Map<number, Companion>();
  for (const { staffId, hand } of rows) {
    const known = companions.get(staffId);
    const name = known?.name ?? (await findPersonName(studio, staffId)) ?? '';
    const hasHand = hand || (known?.hasHand ?? false);
    companions.set(staffId, { name, isSelf: staffId === actor.id, hasHand });
  }
  return [...companions.values()];
}

function wantsOf({ take, opens = false }: PresenceBeat): 'take' | 'if-own' | 'if-free' {
  if (take) return 'take';
  return opens ? 'if-own' : 'if-free';
}

/** Notes that a window of the actor shows the draft; the first who may write has the hand until another takes it. */
export async function beat(studio: Studio, actor: Actor, asked: PresenceBeat): Promise<Presence> {
  const draft = await getDraft(studio, actor, asked.id);
  const mayWrite = can(actor, 'save-draft', subjectOf(draft));
  const rows = await recordPresence(studio.store, {
    draftId: draft.id,
    staffId: actor.id,
    tab: asked.tab,
    at: studio.now(),
    since: goneSince(studio),
    wants: mayWrite ? wantsOf(asked) : 'none',
  });
  const isOwn = (row: PresenceRow) => row.staffId === actor.id && row.tab === asked.tab;
  // Read after the hand was given: whoever had it until now may have saved in between.
  const current = await getDraft(studio, actor, asked.id);
  return {
    hasHand: rows.some((row) => isOwn(row) && row.hand),
    companions: await listCompanions(
      studio,
      actor,
      rows.filter((row) => !isOwn(row)),
    ),
    version: current.version,
    text: current.version === asked.version ? null : current.text,
    savedBy: (await findPersonName(studio, current.savedBy)) ?? '',
    baseMoved: mayWrite && (await hasUnseen(studio, current)),
    commentsMark: await readCommentsMark(studio.store, asked.id),
  };
}

/** A window of the actor is closed, or shows something else. */
export async function leave(
  studio: Studio,
  actor: Actor,
  { id, tab }: Pick<PresenceBeat, 'id' | 'tab'>,
): Promise<void> {
  await getDraft(studio, actor, id);
  await removePresence(studio.store, id, { staffId: actor.id, tab });
}

/** Who has the hand of a draft that is being opened: their own other windows may be the one that is reloaded. */
export async function findHolder(studio: Studio, actor: Actor, draft: Draft): Promise<Companion | null> {
  const rows = await listPresences(studio.store, draft.id, goneSince(studio));
  const companions = await listCompanions(
    studio,
    actor,
    rows.filter(({ staffId }) => staffId !== actor.id),
  );
  return companions.find(({ hasHand }) => hasHand) ?? null;
}
