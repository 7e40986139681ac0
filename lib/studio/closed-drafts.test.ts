import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDraftEver } from '#db/queries/drafts.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { findOffered, readClosedDraft, resumeText } from './closed-drafts.ts';
import {
  type Draft,
  giveUpDraft,
  NotFoundError,
  openDraft,
  saveDraft,
  startDraft,
  toDraft,
} from './drafts.ts';
import { publishDraft } from './publish.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;
let camille: Actor;
let redac: Actor;

beforeEach(async () => {
  room = await openWritingRoom();
  camille = room.invite('camille', 'editeur');
  redac = room.invite('redac', 'redacteur');
});
afterEach(() => {
  room.close();
});

const open = (actor: Actor) => openDraft(room.studio, actor, 'produits', 'essai');
const save = (actor: Actor, draft: Draft, text: string) =>
  saveDraft(room.studio, actor, { id: draft.id, version: draft.version, text });
const resume = (actor: Actor, draftId: number, asideId?: number) =>
  resumeText(room.studio, actor, { draftId, asideId });

async function get(id: number): Promise<Draft> {
  const row = await findDraftEver(room.studio.store, id);
  if (!row) throw new Error(`no draft ${id}`);
  return toDraft(row);
}

const idOf = (address: string): number => Number(/brouillons\/(\d+)/.exec(address)?.[1]);

test('an abandoned draft is taken back: its text is the draft’s again, and it stays its owner’s', async () => {
  const draft = await open(redac);
  const text = `${draft.text}\nMots de Redac.\n`;
  await save(redac, draft, text);
  await giveUpDraft(room.studio, camille, draft.id);
  expect(await readClosedDraft(room.studio, redac, await get(draft.id))).toMatchObject({
    closedAs: 'abandoned',
    closedBy: 'camille@exemple.gouv.fr',
    document: { kind: 'produits', slug: 'essai' },
    current: null,
    mayResume: true,
  });
  const address = await resume(camille, draft.id);
  expect(address).toMatch(/avis=texte-repris$/);
  const back = await get(idOf(address));
  expect(back).toMatchObject({ text, ownerId: redac.id, savedBy: camille.id, closedAt: null });
  // A second time, it is the same draft.
  expect(await resume(redac, draft.id)).toBe(address);
});

test('a draft of a document that never was is taken back too', async () => {
  const started = await startDraft(room.studio, redac, { kind: 'actualites', slug: 'jamais', text: 'Un' });
  if (started.outcome !== 'started') throw new Error(started.outcome);
  await giveUpDraft(room.studio, redac, started.draft.id);
  const back = await get(idOf(await resume(redac, started.draft.id)));
  expect(back).toMatchObject({ text: 'Un', slug: 'jamais', documentId: null, ownerId: redac.id });
});

test('words sent to a draft that was published meanwhile are offered over what was published, from what both come from', async () => {
  const draft = await open(redac);
  const base = draft.text;
  await save(redac, draft, `${base}\nPublié.\n`);
  const published = await publishDraft(room.studio, camille, {
    draftId: draft.id,
    version: draft.version + 1,
    reason: null,
    override: 'essai',
  });
  expect(published.outcome).toBe('published');
  const late = await save(redac, draft, `Avant.\n${base}`);
  if (late.outcome !== 'closed' || late.asideId === undefined) throw new Error(late.outcome);
  const closed = await readClosedDraft(room.studio, redac, await get(draft.id));
  expect(closed).toMatchObject({ closedAs: 'published', asides: [{ id: late.asideId }] });

  const address = await resume(redac, draft.id, late.asideId);
  const target = await get(idOf(address));
  expect(target.text).toBe(`${base}\nPublié.\n`);
  const asked = /texte=(.*)$/.exec(address)?.[1];
  expect(asked).toBe(`${draft.id}.${late.asideId}`);
  expect(await findOffered(room.studio, redac, target, asked)).toMatchObject({
    text: `Avant.\n${base}`,
    base,
    author: 'redac@exemple.gouv.fr',
  });
  // A text that is not kept any more is not offered, and cannot be asked for.
  expect(await findOffered(room.studio, redac, target, `${draft.id}.999`)).toBeNull();
  await expect(resume(redac, draft.id, 999)).rejects.toThrow(NotFoundError);
});

test('a draft under way keeps its text, and those who may not write to it are refused', async () => {
  const former = await open(redac);
  await save(redac, former, 'Mots de Redac.');
  await giveUpDraft(room.studio, camille, former.id);
  const current = await open(camille);
  expect(await readClosedDraft(room.studio, redac, await get(former.id))).toMatchObject({
    mayResume: false,
    current: { owner: 'camille@exemple.gouv.fr' },
  });
  await expect(resume(redac, former.id)).rejects.toThrow(AuthError);
  const address = await resume(camille, former.id);
  expect(address).toBe(`/studio/brouillons/${current.id}?texte=${former.id}`);
  expect((await get(current.id)).text).toBe(current.text);
});

test('only who could write to a closed draft reads or offers its texts', async () => {
  const draft = await open(redac);
  await save(redac, draft, 'Mots de Redac.');
  await giveUpDraft(room.studio, redac, draft.id);
  const reader = room.invite('relecture', 'relecteur');
  await expect(readClosedDraft(room.studio, reader, await get(draft.id))).rejects.toThrow(AuthError);
  await expect(resume(reader, draft.id)).rejects.toThrow(AuthError);
  const own = await open(reader);
  expect(await findOffered(room.studio, reader, own, String(draft.id))).toBeNull();
  // Nor is it offered in the draft of another document.
  const other = await startDraft(room.studio, redac, { kind: 'actualites', slug: 'autre', text: 'x' });
  if (other.outcome !== 'started') throw new Error(other.outcome);
  expect(await findOffered(room.studio, redac, other.draft, String(draft.id))).toBeNull();
});
