import { afterEach, expect, test, vi } from 'vitest';
import type { ListNeed } from './list-needs.ts';
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
  const slugsOf = async (needs: readonly ListNeed[], words = '') => {
    const { documents } = await listStudioDocuments(room.studio, editor, 'produits', { words, needs });
    return documents.map(({ slug }) => slug);
  };

  expect(await slugsOf([])).toEqual(['essai']);
  expect(await slugsOf(['non-verifie'])).toEqual(['essai']);
  expect(await slugsOf(['arrete-lie'])).toEqual([]);
  expect(await slugsOf(['arrete-lie', 'non-verifie'])).toEqual(['essai']);
  expect(await slugsOf(['non-verifie'], 'inconnu')).toEqual([]);
  const { counts } = await listStudioDocuments(room.studio, editor, 'produits', {
    words: '',
    needs: ['arrete-lie'],
  });
  expect(counts).toContainEqual({ name: 'non-verifie', count: 1 });
  expect(counts.map(({ name }) => name)).not.toContain('arrete-lie');
});

test('documents are listed by a link that leads nowhere', async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  const head = '---\ntitle: Un article\ndate: 2026-11-01\n---\n\n';
  room.write('actualites/bien.md', `${head}[ici](/produits/essai)\n`);
  room.write('actualites/mal.md', `${head}[ici](/produits/rien)\n`);
  await room.ingester.scan();
  vi.resetModules();
  const { listStudioDocuments } = await import('./list-documents.ts');
  const filter = { words: '', needs: ['lien-rompu'] } as const;
  const found = await listStudioDocuments(
    room.studio,
    room.invite('camille', 'editeur'),
    'actualites',
    filter,
  );
  expect(found.documents.map(({ slug, needs }) => [slug, needs])).toEqual([['mal', ['lien-rompu']]]);
  expect(found.counts).toEqual([{ name: 'lien-rompu', count: 1 }]);
});
