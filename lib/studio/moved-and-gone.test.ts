import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Resolve from '#lib/addresses/resolve.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { move, withdraw } from './act-on-document.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;
let editor: Actor;
let addresses: typeof Resolve;
beforeEach(async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  addresses = await import('#lib/addresses/resolve.ts');
  editor = room.invite('camille', 'editeur');
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

const moveTo = (slug: string, from: string) =>
  move(room.studio, editor, { kind: 'produits', slug: from }, { slug, reason: 'Nouveau nom' });
const takeAway = (slug: string) =>
  withdraw(
    room.studio,
    editor,
    { kind: 'produits', slug },
    { word: 'Le service a fermé.', reason: 'Fermeture' },
  );
const resolve = (slug: string) => addresses.resolveAddress(`/produits/${slug}`, room.time.now);

test.each([
  ['moved and then withdrawn', () => moveTo('autre', 'essai'), () => takeAway('autre')],
  ['withdrawn and then moved', () => takeAway('essai'), () => moveTo('autre', 'essai')],
])('a page that was %s is gone at both addresses, with its word', async (_name, first, second) => {
  expect(await first()).toMatchObject({ outcome: 'done' });
  expect(await second()).toMatchObject({ outcome: 'done' });
  expect(resolve('autre')).toMatchObject({ kind: 'gone', title: 'Essai', word: 'Le service a fermé.' });
  expect(resolve('essai')).toEqual(resolve('autre'));
});
