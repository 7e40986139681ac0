import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { findActor } from './guard.ts';
import { LINK_PATH, makeTerminalLink, openTerminalLink, voidTerminalLinks } from './terminal-link.ts';
import { openStaffRoom, type StaffRoom } from './testing/staff-room.ts';

let room: StaffRoom;
beforeEach(() => {
  room = openStaffRoom();
});
afterEach(() => room.close());

const make = async () => {
  const link = await makeTerminalLink(room.store, 'http://localhost:3000', room.time.now);
  return link.slice(`http://localhost:3000${LINK_PATH}`.length);
};
const use = (token: string) => openTerminalLink(room.store, token, room.time.now);

test('a link signs the local administrator in, once', async () => {
  const token = await make();
  const session = await use(token);
  expect(await findActor(await room.headersOf(session ?? ''), room.source)).toMatchObject({
    actor: { name: 'Administrateur local', role: 'administrateur', products: null },
  });
  expect(await use(token)).toBeUndefined();
  expect(await listAudit(room.store, {}, { limit: 9, offset: 0 })).toMatchObject([{ action: 'sign-in' }]);
});

test('the next link is for the same person', async () => {
  const [first, second] = [await use(await make()), await use(await make())];
  const ids = await Promise.all(
    [first, second].map(async (token) => findActor(await room.headersOf(token ?? ''), room.source)),
  );
  expect(ids.map((session) => session.state === 'signed-in' && session.actor.id)).toEqual([1, 1]);
});

test('a link is void once another is made, once forbidden, and after twelve hours', async () => {
  const former = await make();
  const current = await make();
  expect(await use(former)).toBeUndefined();
  await voidTerminalLinks(room.store);
  expect(await use(current)).toBeUndefined();
  const old = await make();
  room.time.now = new Date(room.time.now.getTime() + 12 * 3_600_000);
  expect(await use(old)).toBeUndefined();
  expect(await use('A'.repeat(43))).toBeUndefined();
});
