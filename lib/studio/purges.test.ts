import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROLES } from '#lib/auth/permissions.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { openDraft, replaceDraft, saveDraft, startDraft } from './drafts.ts';
import { beat } from './presence.ts';
import { sharePreview } from './preview-links.ts';
import { publishDraft } from './publish.ts';
import { listPastPurges, purgeAs } from './purges.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const SECRET = 'Zorglub-Bulgroz';
let room: WritingRoom;
beforeEach(async () => {
  room = await openWritingRoom();
});
afterEach(() => {
  room.close();
});

const storeHolds = (words: string): boolean =>
  readdirSync(room.dataDir, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(room.dataDir, entry.name)).includes(words));

test.each(ROLES.filter((role) => role !== 'administrateur'))(
  'a %s purges nothing and sees no purge',
  async (role) => {
    const someone = room.invite('quelqu-un', role);
    const asked = { kind: 'document', id: 'produits/essai', reason: 'Essai' };
    await expect(purgeAs(room.studio, someone, asked)).rejects.toThrow('Votre rôle');
    await expect(listPastPurges(room.studio, someone)).rejects.toThrow('Votre rôle');
    expect(room.title('produits', 'essai')).toBe('Essai');
  },
);

test('a version that is purged goes from the drafts and from the texts put aside too', async () => {
  const camille = room.invite('camille', 'administrateur');
  const draft = await openDraft(room.studio, camille, 'produits', 'essai');
  await saveDraft(room.studio, camille, { id: draft.id, version: 1, text: sheet(SECRET) });
  // What hangs on the draft goes with it.
  await sharePreview(room.studio, camille, { id: draft.id, days: 7 });
  await beat(room.studio, camille, { id: draft.id, tab: '0'.repeat(32), version: 2, take: false });
  const published = await publishDraft(room.studio, camille, {
    draftId: draft.id,
    version: 2,
    reason: null,
    override: 'Essai',
  });
  expect(published).toMatchObject({ outcome: 'published' });
  const second = await openDraft(room.studio, camille, 'produits', 'essai');
  await replaceDraft(room.studio, camille, { id: second.id, version: 1, text: sheet('Sans le secret') });
  const id = 'revisionId' in published ? String(published.revisionId) : '';
  expect(await purgeAs(room.studio, camille, { kind: 'revision', id, reason: 'Vie privée' })).toEqual({
    done: true,
    message: expect.stringContaining('La page n’est plus publiée') as unknown,
  });
  expect(storeHolds(SECRET)).toBe(false);
  expect(await listPastPurges(room.studio, camille)).toMatchObject([
    { who: expect.stringContaining('camille') as unknown, kind: 'revision', reason: 'Vie privée' },
  ]);
  // The draft that came after it is still there, and publishes the page again.
  const again = { draftId: second.id, version: 2, reason: null, override: 'Essai' };
  const shown = await publishDraft(room.studio, camille, again);
  expect(shown.outcome).toBe('unseen');
});

test('the very text that was purged cannot be published again', async () => {
  const camille = room.invite('camille', 'administrateur');
  await purgeAs(room.studio, camille, { kind: 'document', id: 'produits/essai', reason: 'Vie privée' });
  const begun = await startDraft(room.studio, camille, {
    kind: 'produits',
    slug: 'autre',
    text: sheet('Essai'),
  });
  const draftId = begun.outcome === 'started' ? begun.draft.id : 0;
  const asked = { draftId, version: 1, reason: null, override: 'Essai' };
  expect(await publishDraft(room.studio, camille, asked)).toEqual({ outcome: 'purged' });
});

test('a document that was only ever a draft is purged with it', async () => {
  const camille = room.invite('camille', 'administrateur');
  await startDraft(room.studio, camille, { kind: 'actualites', slug: 'nouvelle', text: SECRET });
  const asked = { kind: 'document', id: 'actualites/nouvelle', reason: 'Vie privée' };
  expect(await purgeAs(room.studio, camille, asked)).toMatchObject({ done: true });
  expect(storeHolds(SECRET)).toBe(false);
});

test.each([
  [{ kind: 'document', id: 'produits/essai', reason: ' ' }, 'Donnez la raison'],
  [{ kind: 'tout', id: 'produits/essai', reason: 'x' }, 'On purge l’un de'],
  [{ kind: 'document', id: 'produits/inconnu', reason: 'x' }, 'Aucun document'],
])('what cannot be purged is said: %o', async (asked, message) => {
  const camille = room.invite('camille', 'administrateur');
  expect(await purgeAs(room.studio, camille, asked)).toEqual({
    done: false,
    message: expect.stringContaining(message) as unknown,
  });
});
