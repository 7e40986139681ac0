import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actor } from '#lib/auth/permissions.ts';
import type * as Desk from './desk.ts';
import { listAudit } from '#db/queries/audit.ts';
import { findStoredDocument } from '#db/queries/revisions.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { openDraft, saveDraft } from './drafts.ts';
import { publishDraft } from './publish.ts';
import { openWritingRoom, PATH, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;
let editor: Actor;
let desk: typeof Desk;
beforeEach(async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  desk = await import('./desk.ts');
  editor = room.invite('camille', 'editeur');
});
afterEach(() => {
  room.close();
});

test('the history tells why a version was published despite warnings', async () => {
  const publish = async (text: string, override: string | null) => {
    room.time.now = new Date(room.time.now.getTime() + 60_000);
    const { id, version } = await openDraft(room.studio, editor, 'produits', 'essai');
    await saveDraft(room.studio, editor, { id, version, text });
    const asked = { draftId: id, version: version + 1, reason: 'Correction', override };
    expect(await publishDraft(room.studio, editor, asked)).toMatchObject({ outcome: 'published' });
  };
  const text = room.read(PATH);
  await publish(`${text}\n\n[Cliquez ici](https://exemple.fr)\n`, 'Lien validé');
  await publish(`${text}\n\nUne phrase de plus.\n`, null);
  const { entries } = await desk.readHistory(room.studio, editor, 'produits', 'essai');
  expect(entries.map(({ override }) => override)).toEqual([null, 'Lien validé', null]);
  const { entry } = await desk.readRevision(room.studio, editor, {
    kind: 'produits',
    slug: 'essai',
    id: entries[1]?.id ?? 0,
  });
  expect(entry.override).toBe('Lien validé');
});

test('a file that waits is decided once, and only the text that was shown', async () => {
  const { id, version } = await openDraft(room.studio, editor, 'produits', 'essai');
  await saveDraft(room.studio, editor, { id, version, text: sheet('Du studio') });
  const asked = { draftId: id, version: version + 1, reason: null, override: 'Essai' };
  expect(await publishDraft(room.studio, editor, asked)).toMatchObject({ outcome: 'published' });
  const wait = async (title: string) => {
    room.write(PATH, sheet(title));
    await room.ingester.scan();
    return (await findStoredDocument(room.store, 'produits', 'essai'))?.waitingRevisionId ?? 0;
  };
  // As where the studio has published since the last file: the next one waits.
  room.store.db.$client.exec('UPDATE content_file SET head_revision_id = 1');
  const keep = (revisionId: number) =>
    desk.keepLive(room.studio, editor, { kind: 'produits', slug: 'essai', revisionId });
  const [first, second] = [await wait('Un fichier'), await wait('Un autre fichier')];
  expect(second).toBeGreaterThan(first);
  expect(await keep(first)).toBe(false);
  expect((await findStoredDocument(room.store, 'produits', 'essai'))?.waitingRevisionId).toBe(second);
  expect(await keep(second)).toBe(true);
  expect(await keep(second)).toBe(false);
  const entries = await listAudit(room.store, { action: 'decide-file' }, { limit: 10, offset: 0 });
  expect(entries).toHaveLength(1);
});
