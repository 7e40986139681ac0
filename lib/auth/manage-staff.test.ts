import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import { admit } from './admit.ts';
import { findActor } from './guard.ts';
import { listStaff } from './list-staff.ts';
import {
  grantStaff,
  invitationSchema,
  markOfPending,
  revokeSession,
  revokeStaff,
  settleSubject,
} from './manage-staff.ts';
import { nameOf } from './staff-name.ts';
import { makeTerminalLink, openTerminalLink } from './terminal-link.ts';
import { openStaffRoom, type StaffRoom } from './testing/staff-room.ts';
import { findPresentStaff, findStaff, updateStaff } from '#db/queries/staff.ts';

let room: StaffRoom;
beforeEach(() => {
  room = openStaffRoom();
});
afterEach(() => room.close());

const decision = (issuer: string | null = null) => ({ by: null, now: room.time.now, issuer });
const grant = (email: string, role: string, products: string[] = []) =>
  grantStaff(room.store, invitationSchema.parse({ email, role, products }), decision());
const actions = async () =>
  (await listAudit(room.store, {}, { limit: 20, offset: 0 })).map(({ action }) => action);

test('an address is invited once, whatever its case, then its role changes', async () => {
  expect(await grant('  Lea@Example.gouv.fr ', 'editeur')).toBe('invited');
  expect(await grant('lea@example.gouv.fr', 'redacteur', ['mano'])).toBe('changed');
  expect(findPresentStaff(room.store.db, { email: 'lea@example.gouv.fr' })).toMatchObject({
    id: 1,
    role: 'redacteur',
    products: '["mano"]',
  });
  expect(await actions()).toEqual(['change-role', 'invite']);
});

test.each([
  [{ email: 'pas une adresse', role: 'editeur' }, 'adresse électronique'],
  [{ email: 'lea@example.fr', role: 'chef' }, 'Le rôle est l’un de'],
  [{ email: 'lea@example.fr', role: 'editeur', products: ['mano'] }, 'Seul un rédacteur'],
  [{ email: 'lea@example.fr', role: 'redacteur', products: ['../x'] }, 'désigné par'],
])('%j is refused with its reason', (asked, reason) => {
  expect(() => invitationSchema.parse(asked)).toThrow(reason);
});

test('someone removed is shut out at once, and only “ancien membre” stays', async () => {
  const person = room.invite('lea@example.fr', 'editeur');
  const headers = await room.headersOf(room.enter(person));
  await revokeStaff(room.store, { email: 'LEA@example.fr' }, decision());
  expect((await findActor(headers, room.source)).state).toBe('expired');
  expect(nameOf((await listStaffNames(room.store, [person.id])).get(person.id))).toBe('ancien membre');
  expect(JSON.stringify(await findStaff(room.store, person.id))).not.toContain('lea');
  await expect(revokeStaff(room.store, { email: 'lea@example.fr' }, decision())).rejects.toThrow(
    'ne figure pas',
  );
  expect(await grant('lea@example.fr', 'relecteur')).toBe('invited');
  expect(findPresentStaff(room.store.db, { email: 'lea@example.fr' })?.id).not.toBe(person.id);
});

test('the last administrator can be neither removed nor given less', async () => {
  const person = room.invite('chef@example.fr', 'administrateur');
  await expect(revokeStaff(room.store, { id: person.id }, decision())).rejects.toThrow('seule personne');
  await expect(grant('chef@example.fr', 'editeur')).rejects.toThrow('seule personne');
  room.invite('autre@example.fr', 'administrateur');
  await revokeStaff(room.store, { id: person.id }, decision());
});

describe('where a provider is set, the last administrator whom it can bring', () => {
  const ISSUER = 'https://proconnect.exemple.fr/api/v2';
  const revoke = (id: number) => revokeStaff(room.store, { id }, decision(ISSUER));
  const enterLocally = async () => {
    const link = await makeTerminalLink(room.store, '', room.time.now);
    await openTerminalLink(room.store, link.split('/').at(-1) ?? '', room.time.now);
    const local = findPresentStaff(room.store.db, { issuer: 'local', subject: 'terminal' });
    return local?.id ?? 0;
  };

  test.each([
    ['invited', null],
    ['bound to it', ISSUER],
  ])('stays, the local administrator notwithstanding: %s', async (_name, issuer) => {
    const local = await enterLocally();
    const person = room.invite('chef@example.fr', 'administrateur');
    updateStaff(room.store.db, person.id, { issuer, subject: issuer && 'chef' });
    await expect(revoke(person.id)).rejects.toThrow('seule personne');
    const demotion = { email: 'chef@example.fr', role: 'editeur' as const, products: [] };
    await expect(grantStaff(room.store, demotion, decision(ISSUER))).rejects.toThrow('seule personne');
    // Nobody is shut out by that.
    await revoke(local);
    await expect(revoke(person.id)).rejects.toThrow('seule personne');
    room.invite('autre@example.fr', 'administrateur');
    await revoke(person.id);
  });

  test('stays although another is bound to a former provider: an administrator is to confirm them', async () => {
    const former = room.invite('ancien@example.fr', 'administrateur');
    updateStaff(room.store.db, former.id, { issuer: 'https://autre.exemple.fr', subject: 'x' });
    const person = room.invite('chef@example.fr', 'administrateur');
    await expect(revoke(person.id)).rejects.toThrow('seule personne');
    await revoke(former.id);
  });

  test('without a provider the local administrator counts', async () => {
    await enterLocally();
    const person = room.invite('chef@example.fr', 'administrateur');
    await revokeStaff(room.store, { id: person.id }, decision());
  });
});

test('a subject that waits is bound when accepted, forgotten when refused', async () => {
  const person = room.invite('lea@example.fr', 'editeur');
  const wait = () =>
    updateStaff(room.store.db, person.id, {
      issuer: 'i',
      subject: 'a',
      pendingIssuer: 'i',
      pendingSubject: 'b',
    });
  wait();
  const headers = await room.headersOf(room.enter(person));
  const mark = markOfPending({ pendingIssuer: 'i', pendingSubject: 'b' }) ?? '';
  await settleSubject(room.store, { id: person.id, mark, accept: false }, decision());
  expect(await findStaff(room.store, person.id)).toMatchObject({ subject: 'a', pendingSubject: null });
  expect((await findActor(headers, room.source)).state).toBe('signed-in');
  await expect(settleSubject(room.store, { id: person.id, mark, accept: true }, decision())).rejects.toThrow(
    'Aucune identité',
  );
  wait();
  await settleSubject(room.store, { id: person.id, mark, accept: true }, decision());
  expect(await findStaff(room.store, person.id)).toMatchObject({ subject: 'b', pendingSubject: null });
  expect((await findActor(headers, room.source)).state).toBe('expired');
  expect(await actions()).toEqual(['accept-subject', 'refuse-subject']);
});

test.each([true, false])(
  'a decision (accepted: %s) is about the subject on the screen, never about one that took its place',
  async (accept) => {
    const person = room.invite('lea@example.fr', 'editeur');
    const present = (subject: string) =>
      admit(
        room.store,
        { issuer: 'i', subject, email: 'lea@example.fr', name: null, idToken: null },
        room.time.now,
      );
    const shown = async () => (await listStaff(room.store)).find(({ id }) => id === person.id)?.pending;
    const settle = (mark = '') => settleSubject(room.store, { id: person.id, mark, accept }, decision());
    await present('first');
    await present('second');
    const seen = await shown();
    expect(seen?.at).toBe(room.time.now.toISOString());
    room.time.now = new Date(room.time.now.getTime() + 60_000);
    await present('third');
    await expect(settle(seen?.mark)).rejects.toThrow('Une autre identité s’est présentée');
    await expect(settle()).rejects.toThrow('Une autre identité s’est présentée');
    expect(await findStaff(room.store, person.id)).toMatchObject({
      subject: 'first',
      pendingSubject: 'third',
    });
    const now = await shown();
    expect(now?.at).toBe(room.time.now.toISOString());
    await settle(now?.mark);
    expect(await findStaff(room.store, person.id)).toMatchObject({
      subject: accept ? 'third' : 'first',
      pendingSubject: null,
    });
  },
);

test('a session is ended by its number, once', async () => {
  const headers = await room.headersOf(room.enter(room.invite('lea@example.fr', 'editeur')));
  await revokeSession(room.store, 1, decision());
  expect((await findActor(headers, room.source)).state).toBe('expired');
  await expect(revokeSession(room.store, 1, decision())).rejects.toThrow('déjà fermée');
});
