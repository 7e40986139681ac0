import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertAudit } from '#db/queries/audit.ts';
import { forgetOldTraces } from './forget.ts';
import { exportJournal, parseJournalQuery, readJournal } from './journal.ts';
import { revokeStaff } from './manage-staff.ts';
import { openStaffRoom, type StaffRoom } from './testing/staff-room.ts';

let room: StaffRoom;
let lea: number;
beforeEach(() => {
  room = openStaffRoom();
  lea = room.invite('lea@example.fr', 'editeur').id;
  const write = (
    at: string,
    staffId: number | null,
    action: string,
    target: string | null,
    reason?: string,
  ) => insertAudit(room.store.db, { staffId, action, target, reason: reason ?? null }, at);
  write('2025-11-25T09:00:00.000Z', lea, 'publish', 'produits/mano');
  write('2026-11-24T22:59:59.000Z', lea, 'publish', 'produits/mano');
  write('2026-11-24T23:00:00.000Z', null, 'invite', 'personne/1');
  write('2026-11-25T10:00:00.000Z', lea, 'withdraw', 'produits/nata', '=HYPERLINK("x"), "ou bien"');
});
afterEach(() => room.close());

const read = async (query: string) => {
  const { entries } = await readJournal(room.store, parseJournalQuery(new URLSearchParams(query)));
  return entries.map(({ action, who }) => `${action} ${who}`);
};

test('the newest first, in words, with who did it', async () => {
  expect(await read('')).toEqual([
    'Retrait d’une page lea@example.fr',
    'Invitation Le portail',
    'Publication lea@example.fr',
    'Publication lea@example.fr',
  ]);
});

test('filtered by person, action, object, and days of Paris', async () => {
  expect(await read(`personne=${lea}&action=publish`)).toHaveLength(2);
  expect(await read('sur=produits/nata')).toHaveLength(1);
  expect(await read('sur=produits/')).toHaveLength(3);
  expect(await read('sur=%25')).toHaveLength(0);
  expect(await read('du=2026-11-25')).toHaveLength(2);
  expect(await read('du=2026-11-25&au=2026-11-25&action=invite')).toHaveLength(1);
  expect(await read('au=2026-11-24')).toHaveLength(2);
});

test('what cannot be read is left out', async () => {
  expect(await read('personne=x&du=2026-02-30&page=zz')).toHaveLength(4);
});

test('exported for a spreadsheet, without a formula', async () => {
  const text = await exportJournal(room.store, parseJournalQuery(new URLSearchParams('sur=produits/nata')), {
    by: lea,
    now: room.time.now,
    issuer: null,
  });
  expect(text).toBe(
    '\uFEFFdate,personne,action,objet,motif,malgré les conseils,détails\r\n' +
      '2026-11-25T10:00:00.000Z,lea@example.fr,Retrait d’une page,produits/nata,"\'=HYPERLINK(""x""), ""ou bien""",,\r\n',
  );
});

test('why warnings were overridden is told apart, in the author’s words', async () => {
  const [override, rules] = ['Relu avec le juriste', ['link-vague']];
  const publish = (details: string | null) =>
    insertAudit(
      room.store.db,
      { staffId: lea, action: 'publish', target: 'produits/reva', reason: 'Nouvelle mission', details },
      '2026-11-25T11:00:00.000Z',
    );
  publish(JSON.stringify({ override, rules }));
  publish(JSON.stringify({ scheduled: '2026-11-25T12:00' }));
  publish('{');
  const query = parseJournalQuery(new URLSearchParams('sur=produits/reva'));
  const { entries } = await readJournal(room.store, query);
  expect(entries.map((entry) => entry.override)).toEqual([null, null, override]);
  const csv = await exportJournal(room.store, query, { by: lea, now: room.time.now, issuer: null });
  expect(csv).toContain(`,produits/reva,Nouvelle mission,${override},`);
});

test('an export is in the journal from then on', async () => {
  await exportJournal(room.store, parseJournalQuery(new URLSearchParams()), {
    by: lea,
    now: room.time.now,
    issuer: null,
  });
  expect((await read(''))[0]).toBe('Export du journal lea@example.fr');
});

test('someone removed is an “ancien membre”', async () => {
  await revokeStaff(room.store, { id: lea }, { by: null, now: room.time.now, issuer: null });
  expect(await read('action=withdraw')).toEqual(['Retrait d’une page ancien membre']);
});

test('twelve months of it are kept', async () => {
  await forgetOldTraces(room.store, room.time.now);
  expect(await read('')).toHaveLength(3);
});
