import { listPurges } from '#db/queries/purges.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { nameOf } from '#lib/auth/staff-name.ts';
import { describeStoreFault } from '#lib/portal/store-fault-words.ts';
import { describePurge } from '#lib/purge/describe-purge.ts';
import { PurgeError } from '#lib/purge/purge-error.ts';
import { purge, purgeRequestSchema } from '#lib/purge/purge.ts';
import type { Studio } from './studio.ts';

export interface PastPurge {
  id: number;
  at: string;
  who: string;
  kind: 'document' | 'revision' | 'media';
  target: string;
  reason: string;
}

/** Every purge, the newest first. */
export async function listPastPurges(studio: Studio, actor: Actor): Promise<PastPurge[]> {
  allow(actor, 'purge');
  const rows = await listPurges(studio.store);
  const names = await listStaffNames(
    studio.store,
    rows.flatMap(({ staffId }) => (staffId === null ? [] : [staffId])),
  );
  return rows.map(({ id, at, staffId, kind, target, reason }) => ({
    id,
    at,
    who: staffId === null ? 'Le terminal' : nameOf(names.get(staffId)),
    kind,
    target,
    reason,
  }));
}

/** Takes something out for good at the word of an administrator; says what was done, or why it cannot be. */
export async function purgeAs(
  studio: Studio,
  actor: Actor,
  asked: { kind: string; id: string; reason: string },
): Promise<{ done: boolean; message: string }> {
  allow(actor, 'purge');
  const request = purgeRequestSchema.safeParse(asked);
  if (!request.success)
    return { done: false, message: request.error.issues.map(({ message }) => message).join(' ') };
  try {
    const { done, warnings } = describePurge(await purge(studio, request.data, actor.id));
    return { done: true, message: [done, ...warnings].join(' ') };
  } catch (cause) {
    const message = cause instanceof PurgeError ? cause.message : describeStoreFault(cause);
    if (message === undefined) throw cause;
    return { done: false, message };
  }
}
