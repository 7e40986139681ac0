import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actor } from '#lib/auth/permissions.ts';
import type * as Desk from './desk.ts';
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
