import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import { findActor } from './guard.ts';
import { grantStaff, invitationSchema, revokeSession, revokeStaff, settleSubject } from './manage-staff.ts';
import { nameOf } from './staff-name.ts';
import { openStaffRoom, type StaffRoom } from './testing/staff-room.ts';
import { findPresentStaff, findStaff, updateStaff } from '#db/queries/staff.ts';

let room: StaffRoom;
beforeEach(() => {
  room = openStaffRoom();
});
afterEach(() => room.close());

const decision = () => ({ by: null, now: room.time.now });
const grant = (email: string, role: string, products: string[] = []) =>
  grantStaff(room.store, invitationSchema.parse({ email, role, products }), decision());
const actions = async () =>
  (await listAudit(room.store, {}, { limit: 20, offset: 0 })).map(({ action }) => action);

test('an address is invited once, whatever its case, then its role changes', async () => {
  expect(grant('  Lea@Example.gouv.fr ', 'editeur')).toBe('invited');
  expect(grant('lea@example.gouv.fr', 'redacteur', ['mano'])).toBe('changed');
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
  revokeStaff(room.store, { email: 'LEA@example.fr' }, decision());
  expect((await findActor(headers, room.source)).state).toBe('expired');
  expect(nameOf((await listStaffNames(room.store, [person.id])).get(person.id))).toBe('ancien membre');
  expect(JSON.stringify(await findStaff(room.store, person.id))).not.toContain('lea');
  expect(() => revokeStaff(room.store, { email: 'lea@example.fr' }, decision())).toThrow('ne figure pas');
  expect(grant('lea@example.fr', 'relecteur')).toBe('invited');
  expect(findPresentStaff(room.store.db, { email: 'lea@example.fr' })?.id).not.toBe(person.id);
});

test('the last administrator can be neither removed nor given less', () => {
  const person = room.invite('chef@example.fr', 'administrateur');
  expect(() => revokeStaff(room.store, { id: person.id }, decision())).toThrow('seule personne');
  expect(() => grant('chef@example.fr', 'editeur')).toThrow('seule personne');
  room.invite('autre@example.fr', 'administrateur');
  revokeStaff(room.store, { id: person.id }, decision());
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
  settleSubject(room.store, { id: person.id, accept: false }, decision());
  expect(await findStaff(room.store, person.id)).toMatchObject({ subject: 'a', pendingSubject: null });
  expect((await findActor(headers, room.source)).state).toBe('signed-in');
  expect(() => settleSubject(room.store, { id: person.id, accept: true }, decision())).toThrow(
    'Aucune identité',
  );
  wait();
  settleSubject(room.store, { id: person.id, accept: true }, decision());
  expect(await findStaff(room.store, person.id)).toMatchObject({ subject: 'b', pendingSubject: null });
  expect((await findActor(headers, room.source)).state).toBe('expired');
  expect(await actions()).toEqual(['accept-subject', 'refuse-subject']);
});

test('a session is ended by its number, once', async () => {
  const headers = await room.headersOf(room.enter(room.invite('lea@example.fr', 'editeur')));
  revokeSession(room.store, 1, decision());
  expect((await findActor(headers, room.source)).state).toBe('expired');
  expect(() => revokeSession(room.store, 1, decision())).toThrow('déjà fermée');
});
