import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { previewLink } from '#db/schema/together.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import { forgetOldTraces } from '#lib/auth/forget.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { type Draft, giveUpDraft, openDraft } from './drafts.ts';
import { findSharedDraft, listPreviews, revokePreview, sharePreview } from './preview-links.ts';
import { readPreviewState } from './preview-state.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const DAY_MS = 86_400_000;
let room: WritingRoom;
let camille: Actor;
let draft: Draft;
beforeEach(async () => {
  room = await openWritingRoom();
  camille = room.invite('camille', 'editeur');
  draft = await openDraft(room.studio, camille, 'produits', 'essai');
});
afterEach(() => {
  room.close();
});

async function share(actor = camille, days: 1 | 7 | 30 = 7) {
  const made = await sharePreview(room.studio, actor, { id: draft.id, days });
  if (made.outcome !== 'shared') throw new Error(made.outcome);
  return { token: made.path.replace('/apercu/', ''), link: made.link };
}
const stateOf = (token: string) => readPreviewState(room.studio, token);

test('a link opens the draft of today, and the store holds nothing that gives it back', async () => {
  const { token } = await share();
  const state = await stateOf(token);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(state).toMatchObject({ state: 'open' });
  const shared = await findSharedDraft(room.studio, state.state === 'open' ? state.tokenHash : '');
  expect(shared).toMatchObject({ draft: { id: draft.id, text: draft.text } });
  expect(JSON.stringify(room.store.db.select().from(previewLink).all())).not.toContain(token);
  expect(await stateOf('inconnu')).toEqual({ state: 'unknown' });
});

test.each([1, 7, 30] as const)('a link for %i days answers until then', async (days) => {
  const { token } = await share(camille, days);
  room.time.now = new Date(room.time.now.getTime() + days * DAY_MS - 1);
  expect((await stateOf(token)).state).toBe('open');
  room.time.now = new Date(room.time.now.getTime() + 1);
  expect(await stateOf(token)).toEqual({ state: 'over' });
  expect(await listPreviews(room.studio, camille, draft.id)).toEqual([]);
});

test('a link that is taken back answers no more, and the journal says both', async () => {
  const { token, link } = await share();
  await revokePreview(room.studio, camille, { id: draft.id, linkId: link.id });
  expect(await stateOf(token)).toEqual({ state: 'over' });
  const entries = await listAudit(room.store, {}, { limit: 2, offset: 0 });
  expect(entries.map(({ action, target, details }) => [action, target, details])).toEqual([
    ['revoke-preview', 'produits/essai', JSON.stringify({ link: link.id })],
    ['share-preview', 'produits/essai', JSON.stringify({ days: 7 })],
  ]);
});

test('a link ends with its draft', async () => {
  const { token } = await share();
  await giveUpDraft(room.studio, camille, draft.id);
  expect(await stateOf(token)).toEqual({ state: 'over' });
});

test('a draft has ten links at most', async () => {
  for (let made = 0; made < 10; made += 1) await share();
  expect(await sharePreview(room.studio, camille, { id: draft.id, days: 1 })).toEqual({
    outcome: 'too-many',
    most: 10,
  });
});

test('only who writes the draft makes and takes back its links', async () => {
  const { link } = await share();
  for (const role of ['redacteur', 'relecteur'] as const) {
    const other = room.invite(`autre-${role}`, role);
    await expect(sharePreview(room.studio, other, { id: draft.id, days: 1 })).rejects.toThrow(AuthError);
    await expect(revokePreview(room.studio, other, { id: draft.id, linkId: link.id })).rejects.toThrow(
      AuthError,
    );
  }
});

test('links that ended long ago are forgotten', async () => {
  const { token } = await share(camille, 1);
  const start = room.time.now.getTime();
  room.time.now = new Date(start + 100 * DAY_MS);
  await forgetOldTraces(room.store, room.time.now);
  expect(await stateOf(token)).toEqual({ state: 'over' });
  await forgetOldTraces(room.store, new Date(start + 400 * DAY_MS));
  expect(await stateOf(token)).toEqual({ state: 'unknown' });
});
