import { afterEach, expect, test, vi } from 'vitest';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;

afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

test('a list counts the sheets that need each care and shows those that need one of the chosen', async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  const { listStudioDocuments } = await import('./list-documents.ts');
  const editor = room.invite('camille', 'editeur');
  const slugsOf = (needs: Parameters<typeof listStudioDocuments>[3]['needs'], words = '') =>
    listStudioDocuments(room.studio, editor, 'produits', { words, needs }).documents.map(({ slug }) => slug);

  expect(slugsOf([])).toEqual(['essai']);
  expect(slugsOf(['non-verifie'])).toEqual(['essai']);
  expect(slugsOf(['arrete-lie'])).toEqual([]);
  expect(slugsOf(['arrete-lie', 'non-verifie'])).toEqual(['essai']);
  expect(slugsOf(['non-verifie'], 'inconnu')).toEqual([]);
  const { counts } = listStudioDocuments(room.studio, editor, 'produits', {
    words: '',
    needs: ['arrete-lie'],
  });
  expect(counts).toContainEqual({ name: 'non-verifie', count: 1 });
  expect(counts.map(({ name }) => name)).not.toContain('arrete-lie');
});
