import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findRevision, findStoredDocument, listRevisions } from '#db/queries/revisions.ts';
import { listAudit } from '#db/queries/audit.ts';
import { findDocument, listRedirectTargets } from '#db/index/document.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { REASON_MAX, TooLongError, WORD_MAX } from '#lib/reason.ts';
import { move, verifyToday, withdraw } from './act-on-document.ts';
import {
  acceptBase,
  type Draft,
  getDraft,
  giveUpDraft,
  replaceDraft,
  listPutAside,
  openDraft,
  restoreRevision,
  saveDraft,
  startDraft,
} from './drafts.ts';
import { publishDraft } from './publish.ts';
import { openWritingRoom, PATH, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;
let camille: Actor;
let dominique: Actor;
beforeEach(async () => {
  room = await openWritingRoom();
  camille = room.invite('camille', 'editeur');
  dominique = room.invite('dominique', 'editeur');
});
afterEach(() => {
  room.close();
});

const open = () => openDraft(room.studio, camille, 'produits', 'essai');
const getDocument = async (slug = 'essai') => {
  const found = await findStoredDocument(room.store, 'produits', slug);
  if (!found) throw new Error('no document');
  return found;
};

async function write(text: string, draft?: Draft): Promise<{ id: number; version: number }> {
  const { id, version } = draft ?? (await open());
  const saved = await saveDraft(room.studio, camille, { id, version, text });
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  return { id, version: saved.version };
}

const publish = (
  { id, version }: { id: number; version: number },
  override: string | null = null,
  actor = camille,
) => publishDraft(room.studio, actor, { draftId: id, version, reason: 'Correction', override });

describe('a draft', () => {
  test('begins with the live text, and is the same for all', async () => {
    const mine = await open();
    expect(mine.text).toBe(sheet('Essai'));
    expect((await openDraft(room.studio, dominique, 'produits', 'essai')).id).toBe(mine.id);
  });

  test('always saves, however broken', async () => {
    const { id, version } = await write('---\ntitle: [\n---\n<Cassé {');
    expect(version).toBe(2);
    expect((await open()).text).toBe('---\ntitle: [\n---\n<Cassé {');
    expect((await saveDraft(room.studio, camille, { id, version, text: 'x'.repeat(600_000) })).outcome).toBe(
      'too-large',
    );
  });

  test('of two who save, the second sees theirs, and neither text is lost', async () => {
    const { id, version } = await open();
    await saveDraft(room.studio, camille, { id, version, text: 'de Camille' });
    const second = await saveDraft(room.studio, dominique, { id, version, text: 'de Dominique' });
    expect(second).toMatchObject({
      outcome: 'conflict',
      theirs: 'de Camille',
      savedBy: camille.id,
      version: 2,
    });
    expect((await listPutAside(room.studio, camille, id)).map(({ text }) => text)).toEqual(['de Dominique']);
    const kept = await replaceDraft(room.studio, dominique, { id, version: 2, text: 'de Dominique' });
    expect(kept).toMatchObject({ outcome: 'saved', version: 3 });
    expect((await listPutAside(room.studio, camille, id)).map(({ text }) => text)).toContain('de Camille');
  });

  test('published meanwhile takes no more text, and keeps the one that comes too late', async () => {
    const draft = await write(sheet('Autre'));
    await publish(draft);
    expect((await saveDraft(room.studio, camille, { ...draft, text: 'trop tard' })).outcome).toBe('closed');
  });

  test('is its owner’s: another writer may not change it', async () => {
    const writer = room.invite('rédac', 'redacteur');
    const other = room.invite('autre', 'redacteur');
    const draft = await openDraft(room.studio, writer, 'produits', 'essai');
    await expect(saveDraft(room.studio, other, { ...draft, text: 'x' })).rejects.toThrow(AuthError);
    await expect(openDraft(room.studio, other, 'produits', 'essai')).rejects.toThrow(AuthError);
    await expect(publish(draft, null, writer)).rejects.toThrow(AuthError);
  });

  test('given up leaves the document as it was', async () => {
    const draft = await write('rien');
    await giveUpDraft(room.studio, camille, draft.id);
    expect((await open()).text).toBe(sheet('Essai'));
  });
});

describe('publishing', () => {
  test('shows visitors the text, writes the file, and says who and why', async () => {
    const done = await publish(await write(sheet('Publié')));
    expect(done).toMatchObject({ outcome: 'published', address: '/produits/essai', file: 'written' });
    expect(room.title('produits', 'essai')).toBe('Publié');
    expect(room.read(PATH)).toBe(sheet('Publié'));
    const [latest] = await listRevisions(room.store, (await getDocument()).id);
    expect(latest).toMatchObject({ source: 'studio', authorId: camille.id, reason: 'Correction' });
    const [entry] = await listAudit(room.store, {}, { limit: 1, offset: 0 });
    expect(entry).toMatchObject({ action: 'publish', target: 'produits/essai', staffId: camille.id });
  });

  test.each([
    ['an error', sheet('X').replace('Un texte', '<Inconnu /> Un texte'), 'mdx-tag'],
    [
      'an image without alternative',
      sheet('X').replace('Un texte', '![](/medias/a.png) Un texte'),
      'image-alternative',
    ],
    ['a skipped heading', sheet('X').replace('## Le', '#### Le'), 'heading-level'],
    ['a front matter that cannot be read', '---\ntitle: [\n---\n', 'front-matter-syntax'],
  ])('is refused for %s', async (_, text, rule) => {
    const done = await publish(await write(text), 'tout de même');
    expect(done).toMatchObject({ outcome: 'blocked' });
    expect(done.outcome === 'blocked' && done.faults.map((fault) => fault.rule)).toContain(rule);
    expect(room.title('produits', 'essai')).toBe('Essai');
  });

  test('over warnings asks for a reason, which is kept', async () => {
    const draft = await write(sheet('X').replace('Un texte', '[ici](/produits) Un texte'));
    expect(await publish(draft)).toMatchObject({ outcome: 'warned' });
    expect(await publish(draft, 'Lien validé')).toMatchObject({ outcome: 'published' });
    const [entry] = await listAudit(room.store, {}, { limit: 1, offset: 0 });
    expect(JSON.parse(entry?.details ?? '{}')).toEqual({ override: 'Lien validé', rules: ['link-vague'] });
  });

  test('a text that was saved since is not what was seen', async () => {
    const draft = await open();
    await write(sheet('Autre'), draft);
    expect(await publish(draft)).toEqual({ outcome: 'draft-moved' });
  });

  test('over a file changed on disk shows it first, and keeps it', async () => {
    const draft = await write(sheet('De Camille'));
    room.write(PATH, sheet('De la forge'));
    const done = await publish(draft);
    if (done.outcome !== 'unseen') throw new Error(done.outcome);
    expect(done.unseen).toMatchObject({ origin: 'file', text: sheet('De la forge'), from: sheet('Essai') });
    expect(room.read(PATH)).toBe(sheet('De la forge'));
    await acceptBase(room.studio, camille, draft.id, done.unseen);
    expect(await publish(draft)).toMatchObject({ outcome: 'published' });
    room.time.now = new Date(room.time.now.getTime() + 2_000);
    await room.ingester.scan();
    const texts = await Promise.all(
      (await listRevisions(room.store, (await getDocument()).id)).map(
        async ({ id }) => (await findRevision(room.store, id))?.text,
      ),
    );
    expect(texts).toContain(sheet('De la forge'));
    expect(room.title('produits', 'essai')).toBe('De Camille');
  });

  test('after another text went live shows it first', async () => {
    const draft = await write(sheet('De Camille'));
    room.write(PATH, sheet('De la forge'));
    await room.ingester.scan();
    const done = await publish(draft);
    if (done.outcome !== 'unseen') throw new Error(done.outcome);
    expect(done.unseen).toMatchObject({
      origin: 'published',
      text: sheet('De la forge'),
      from: sheet('Essai'),
    });
    await acceptBase(room.studio, camille, draft.id, done.unseen);
    expect(await publish(draft)).toMatchObject({ outcome: 'published' });
  });

  test('where the content folder is not there, the store alone holds it', async () => {
    const draft = await write(sheet('Seul'));
    rmSync(room.contentDir, { recursive: true });
    expect(await publish(draft)).toMatchObject({ outcome: 'published', file: 'store-only' });
    expect(room.title('produits', 'essai')).toBe('Seul');
    expect(existsSync(room.contentDir)).toBe(false);
  });

  test('a new document takes a free address and no other', async () => {
    const begin = (slug: string) =>
      startDraft(room.studio, camille, { kind: 'produits', slug, text: sheet('Neuf') });
    expect(await begin('essai')).toEqual({ outcome: 'address-taken' });
    expect(await begin('comparer')).toEqual({ outcome: 'invalid-address' });
    const begun = await begin('neuf');
    if (begun.outcome !== 'started') throw new Error(begun.outcome);
    expect(await publish(begun.draft)).toMatchObject({ outcome: 'published', address: '/produits/neuf' });
    await room.ingester.scan();
    expect(room.read('produits/neuf.mdx')).toBe(sheet('Neuf'));
    expect(room.title('produits', 'neuf')).toBe('Neuf');
  });
});

test('a former revision comes back as a draft, and what the draft held is put aside', async () => {
  const [first] = await listRevisions(room.store, (await getDocument()).id);
  await publish(await write(sheet('Second')));
  const held = await write(sheet('En cours'));
  const { draftId } = await restoreRevision(room.studio, camille, first?.id ?? 0);
  const draft = await getDraft(room.studio, camille, draftId);
  expect(draft).toMatchObject({ id: held.id, text: sheet('Essai') });
  expect((await listPutAside(room.studio, camille, held.id)).map(({ text }) => text)).toContain(
    sheet('En cours'),
  );
  expect(await publish(draft)).toMatchObject({ outcome: 'published' });
  expect(room.title('produits', 'essai')).toBe('Essai');
});

test('a withdrawn page is gone with a word, and comes back without', async () => {
  const word = 'Cette page est refaite.';
  const done = await withdraw(
    room.studio,
    camille,
    { kind: 'produits', slug: 'essai' },
    { word, reason: 'Erreur' },
  );
  expect(done).toMatchObject({ outcome: 'done', file: 'written' });
  expect(findDocument(room.index, 'produits', 'essai')).toMatchObject({
    publish: false,
    wasPublic: true,
    withdrawal: word,
  });
  expect(room.read(PATH)).toContain('publish: false');
  await publish(await write(sheet('De retour')));
  expect(findDocument(room.index, 'produits', 'essai')).toMatchObject({ publish: true, withdrawal: null });
});

test('a page is not withdrawn without a reason, nor moved by who may not, whatever the address', async () => {
  const name = { kind: 'produits', slug: 'essai' } as const;
  expect(await withdraw(room.studio, camille, name, { word: '', reason: ' ' })).toEqual({
    outcome: 'no-reason',
  });
  expect(room.title('produits', 'essai')).toBe('Essai');
  const sam = room.invite('sam', 'redacteur');
  await expect(move(room.studio, sam, name, { slug: 'É', reason: '' })).rejects.toThrow('Votre rôle');
  const asked = { kind: 'actualites', slug: 'É', text: '' } as const;
  const coach = room.invite('coach', 'redacteur', ['mano']);
  await expect(startDraft(room.studio, coach, asked)).rejects.toThrow('Votre rôle');
});

test('a reason is kept trimmed, null where none is given, and refused rather than cut', async () => {
  const name = { kind: 'produits', slug: 'essai' } as const;
  const long = 'x'.repeat(REASON_MAX + 1);
  const draft = await write(sheet('Refusé'));
  const asked = { draftId: draft.id, version: draft.version, override: null };
  await expect(publishDraft(room.studio, camille, { ...asked, reason: long })).rejects.toThrow(TooLongError);
  await expect(move(room.studio, camille, name, { slug: 'ailleurs', reason: long })).rejects.toThrow(
    TooLongError,
  );
  await expect(withdraw(room.studio, camille, name, { word: '', reason: long })).rejects.toThrow(
    TooLongError,
  );
  await expect(
    withdraw(room.studio, camille, name, { word: 'x'.repeat(WORD_MAX + 1), reason: 'Erreur' }),
  ).rejects.toThrow(TooLongError);
  expect(room.title('produits', 'essai')).toBe('Essai');
  const { id: documentId } = await getDocument();
  const latestReason = async () => (await listRevisions(room.store, documentId))[0]?.reason;
  await move(room.studio, camille, name, { slug: 'ailleurs', reason: ' ' });
  expect(await latestReason()).toBeNull();
  await withdraw(room.studio, camille, { ...name, slug: 'ailleurs' }, { word: '', reason: ' Erreur ' });
  expect(await latestReason()).toBe('Erreur');
});

test('a document that moves leaves a redirect behind, and its draft follows', async () => {
  const draft = await write(sheet('En cours'));
  const done = await move(
    room.studio,
    camille,
    { kind: 'produits', slug: 'essai' },
    { slug: 'nouveau', reason: 'Renommé' },
  );
  expect(done).toMatchObject({ outcome: 'done', address: '/produits/nouveau', file: 'written' });
  expect(listRedirectTargets(room.index, '/produits/essai').map(({ slug }) => slug)).toEqual(['nouveau']);
  expect(existsSync(join(room.contentDir, PATH))).toBe(false);
  for (let pass = 0; pass < 3; pass += 1) {
    room.time.now = new Date(room.time.now.getTime() + 2_000);
    await room.ingester.scan();
  }
  expect(findDocument(room.index, 'produits', 'nouveau')?.retired).toBe(false);
  expect((await openDraft(room.studio, camille, 'produits', 'nouveau')).id).toBe(draft.id);
  expect(
    await move(room.studio, camille, { kind: 'produits', slug: 'nouveau' }, { slug: 'comparer', reason: '' }),
  ).toEqual({
    outcome: 'invalid-address',
  });
});

test('« Vérifié aujourd’hui » dates the sheet and nothing else', async () => {
  expect(await verifyToday(room.studio, camille, 'essai')).toMatchObject({ outcome: 'done' });
  const text = room.read(PATH);
  expect(text).toContain('verified:\n  at: 2026-11-22\n  by: Rédaction du portail\n');
  expect(text.replace(/verified:\n.*\n.*\n/, '')).toBe(sheet('Essai'));
});
