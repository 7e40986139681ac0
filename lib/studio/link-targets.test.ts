import { afterEach, expect, test, vi } from 'vitest';
import { sheet } from '#lib/content/testing/workshop.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;

afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

test('pages that visitors may read are found as their title is typed', async () => {
  room = await openWritingRoom();
  room.write('produits/cache.mdx', sheet('Essai caché').replace('---\n', '---\npublish: false\n'));
  await room.ingester.scan();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  const { readLinkQuery, searchLinkTargets } = await import('./link-targets.ts');
  const writer = room.invite('camille', 'redacteur');
  const { targets, total } = searchLinkTargets(writer, 'ess');
  expect(total).toBe(1);
  expect(targets).toMatchObject([{ href: '/produits/essai', title: 'Essai' }]);
  expect(searchLinkTargets(writer, '')).toEqual({ targets: [], total: 0 });
  expect(readLinkQuery(new URLSearchParams({ q: ' mano ' }))).toBe('mano');
  expect(readLinkQuery(new URLSearchParams({ q: 'a'.repeat(201) }))).toBe('');
});
