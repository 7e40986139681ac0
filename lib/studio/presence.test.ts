import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftPresence } from '#db/schema/together.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { type Draft, listPutAside, openDraft, replaceDraft, saveDraft } from './drafts.ts';
import { GONE_MS } from './gone-since.ts';
import { beat, findHolder, leave } from './presence.ts';
import { openWritingRoom, PATH, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;
let camille: Actor;
let dominique: Actor;
let draft: Draft;
beforeEach(async () => {
  room = await openWritingRoom();
  camille = room.invite('camille', 'editeur');
  dominique = room.invite('dominique', 'editeur');
  draft = await openDraft(room.studio, camille, 'produits', 'essai');
});
afterEach(() => {
  room.close();
});

const tabOf = (who: Actor, rank = 0) => `${who.id}${rank}`.padStart(32, '0');
const come = (who: Actor, { take = false, opens = false, rank = 0, version = draft.version } = {}) =>
  beat(room.studio, who, { id: draft.id, tab: tabOf(who, rank), version, take, opens });
const write = (who: Actor, text: string, version = draft.version) =>
  saveDraft(room.studio, who, { id: draft.id, version, text, tab: tabOf(who) });
const asides = async () =>
  (await listPutAside(room.studio, camille, draft.id)).map(({ text, personId }) => [text, personId]);
const pass = (milliseconds: number) => {
  room.time.now = new Date(room.time.now.getTime() + milliseconds);
};

test('people on one draft see each other, and the first has the hand', async () => {
  expect(await come(camille)).toMatchObject({ hasHand: true, companions: [] });
  expect(await come(dominique)).toMatchObject({
    hasHand: false,
    companions: [{ name: 'camille@exemple.gouv.fr', hasHand: true, isSelf: false }],
  });
  expect((await come(camille)).companions).toEqual([
    { name: 'dominique@exemple.gouv.fr', hasHand: false, isSelf: false },
  ]);
  expect(await findHolder(room.studio, dominique, draft)).toMatchObject({ name: 'camille@exemple.gouv.fr' });
  expect(await findHolder(room.studio, camille, draft)).toBeNull();
});

test('the hand is taken; who had it saves no more, is told, and their text is put aside', async () => {
  await come(camille);
  await come(dominique);
  expect((await write(dominique, 'trop tôt')).outcome).toBe('hand-taken');
  expect(await come(dominique, { take: true })).toMatchObject({ hasHand: true });
  expect(await write(camille, 'de Camille')).toEqual({ outcome: 'hand-taken', holderId: dominique.id });
  expect(await come(camille)).toMatchObject({ hasHand: false });
  expect(await asides()).toEqual([
    ['de Camille', camille.id],
    ['trop tôt', dominique.id],
  ]);
  expect(await write(dominique, 'de Dominique')).toMatchObject({ outcome: 'saved', version: 2 });
  expect(await come(camille)).toMatchObject({ version: 2, text: 'de Dominique' });
  expect(await come(camille, { version: 2 })).toMatchObject({ version: 2, text: null });
});

test('a window that is closed, or not seen for a while, leaves the hand to the others', async () => {
  await come(camille);
  await leave(room.studio, camille, { id: draft.id, tab: tabOf(camille) });
  expect(await come(dominique)).toMatchObject({ hasHand: true, companions: [] });
  pass(GONE_MS + 1);
  expect(await come(camille)).toMatchObject({ hasHand: true, companions: [] });
  expect((await write(dominique, 'de retour')).outcome).toBe('hand-taken');
});

test('oneself in another window is one of the two, and the one that opens has the hand', async () => {
  await come(camille);
  expect(await come(camille, { rank: 1 })).toMatchObject({
    hasHand: false,
    companions: [{ isSelf: true, hasHand: true }],
  });
  expect(await come(camille, { rank: 2, opens: true })).toMatchObject({ hasHand: true });
  expect(await come(camille)).toMatchObject({ hasHand: false });
  expect(await come(dominique, { opens: true })).toMatchObject({ hasHand: false });
});

test('who may only read is seen, and never has the hand', async () => {
  const reader = room.invite('relit', 'relecteur');
  expect(await come(reader, { take: true })).toMatchObject({ hasHand: false });
  expect(await come(camille)).toMatchObject({
    hasHand: true,
    companions: [{ name: 'relit@exemple.gouv.fr' }],
  });
  const stranger = room.invite('autre', 'redacteur');
  await expect(come(stranger)).rejects.toThrow(AuthError);
  await expect(leave(room.studio, stranger, { id: draft.id, tab: tabOf(camille) })).rejects.toThrow(
    AuthError,
  );
});

test('nobody can end or hold the window of another by its name', async () => {
  await come(camille);
  await leave(room.studio, dominique, { id: draft.id, tab: tabOf(camille) });
  expect((await come(dominique)).companions).toHaveLength(1);
});

test('the windows of a draft are bounded, and the one that comes is never left out', async () => {
  await come(camille);
  for (let rank = 1; rank <= 40; rank += 1) {
    pass(1);
    expect((await come(dominique, { rank })).companions.length).toBeGreaterThan(0);
  }
  expect(await room.store.db.$count(draftPresence)).toBe(20);
  expect(await findHolder(room.studio, dominique, draft)).toMatchObject({ name: 'camille@exemple.gouv.fr' });
});

test('a file changed on the disk, or another publication, is told to who may write', async () => {
  expect((await come(camille)).baseMoved).toBe(false);
  room.write(PATH, room.read(PATH).replace('Un texte', 'Un autre texte'));
  expect((await come(camille)).baseMoved).toBe(true);
});

test('what is chosen after a conflict keeps all that it replaces, and what was typed meanwhile', async () => {
  await write(camille, 'de Camille');
  await write(dominique, 'de Dominique');
  const choice = { id: draft.id, version: 2, text: 'de Camille', aside: 'de Dominique, et la suite' };
  expect(await replaceDraft(room.studio, dominique, choice)).toMatchObject({ outcome: 'saved', version: 2 });
  expect(await asides()).toEqual([
    ['de Dominique, et la suite', dominique.id],
    ['de Dominique', dominique.id],
  ]);
});

test('a choice that comes too late is put aside, as what stood on the screen', async () => {
  await write(camille, 'de Camille');
  await write(camille, 'de Camille encore', 2);
  const choice = { id: draft.id, version: 2, text: 'réuni', aside: 'de Dominique' };
  expect(await replaceDraft(room.studio, dominique, choice)).toMatchObject({
    outcome: 'conflict',
    theirs: 'de Camille encore',
  });
  expect(await asides()).toEqual([
    ['réuni', dominique.id],
    ['de Dominique', dominique.id],
  ]);
});

test('two texts typed from one version by one person are both kept', async () => {
  await write(camille, 'de Camille');
  await write(dominique, 'première fenêtre');
  await write(dominique, 'seconde fenêtre');
  expect((await asides()).map(([text]) => text)).toEqual(['seconde fenêtre', 'première fenêtre']);
});
