import { afterEach, expect, test, vi } from 'vitest';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;

afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

test('the desk names a draft by the title that its text gives; by what is published where it gives none', async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  const { readDesk } = await import('./desk.ts');
  const { openDraft, saveDraft, startDraft } = await import('./drafts.ts');
  const editor = room.invite('camille', 'editeur');
  const titles = async () => (await readDesk(room.studio, editor)).drafts.map(({ title }) => title);

  const text = '---\ntitle: "Bilan : l’année 2026"\n---\n';
  await startDraft(room.studio, editor, { kind: 'actualites', slug: 'bilan', text });
  expect(await titles()).toEqual(['Bilan : l’année 2026']);

  const { id, version, text: whole } = await openDraft(room.studio, editor, 'produits', 'essai');
  const untitled = whole.replace(/^title:.*\n/m, '');
  await saveDraft(room.studio, editor, { id, version, text: untitled });
  expect(await titles()).toContain('Essai');
});
