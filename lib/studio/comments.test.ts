import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { updateStaff } from '#db/queries/staff.ts';
import { draftComment } from '#db/schema/together.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { MAX_COMMENT, MAX_QUOTE, MOST_COMMENTS } from './comment-limits.ts';
import {
  listComments,
  listRevisionComments,
  type NewComment,
  removeComment,
  reopenComment,
  resolveComment,
  saveComment,
} from './comments.ts';
import { type Draft, giveUpDraft, NotFoundError, openDraft, saveDraft } from './drafts.ts';
import { beat } from './presence.ts';
import { publishDraft } from './publish.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;
let author: Actor;
let reader: Actor;
let draft: Draft;
beforeEach(async () => {
  room = await openWritingRoom();
  author = room.invite('auteur', 'redacteur');
  reader = room.invite('rosa', 'relecteur');
  draft = await openDraft(room.studio, author, 'produits', 'essai');
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

const say = (who: Actor, text: string, more: Partial<NewComment> = {}) =>
  saveComment(room.studio, who, {
    draftId: draft.id,
    version: draft.version,
    text,
    quote: '',
    replyTo: null,
    ...more,
  });
const list = (who = author) => listComments(room.studio, who, draft.id);
const lastId = async () => (await list()).threads.at(-1)?.id ?? 0;
const at = (id: number) => ({ draftId: draft.id, id });

test('a reader says something of a passage, the author answers, and both read it', async () => {
  expect(await say(reader, ' À préciser.\r\nQuel public ? ', { quote: 'Un texte' })).toBe('saved');
  expect(await say(author, 'Les agents.', { replyTo: await lastId() })).toBe('saved');
  const { threads, open } = await list();
  expect(open).toBe(1);
  expect(threads).toEqual([
    {
      id: 1,
      author: 'rosa@exemple.gouv.fr',
      isMine: false,
      when: expect.any(String) as unknown,
      text: 'À préciser.\nQuel public ?',
      mayRemove: false,
      quote: 'Un texte',
      isQuoteGone: false,
      isOfFormerText: false,
      settled: null,
      answers: [expect.objectContaining({ text: 'Les agents.', isMine: true, mayRemove: true })],
    },
  ]);
  expect((await list(reader)).threads[0]).toMatchObject({ isMine: true, mayRemove: false });
});

test('what was said of a passage that changed says so', async () => {
  await say(reader, 'À préciser.', { quote: 'Un texte' });
  const text = draft.text.replace('Un texte', 'Deux mots');
  await saveDraft(room.studio, author, { id: draft.id, version: draft.version, text });
  expect((await list()).threads).toMatchObject([{ isQuoteGone: true, isOfFormerText: true }]);
});

test('a version that the draft has not had is its last', async () => {
  await say(reader, 'Bien.', { version: 900 });
  expect(room.store.db.select().from(draftComment).all()).toMatchObject([{ version: draft.version }]);
});

test('a thread is settled and opened again by whoever comments, and takes no answer while it is settled', async () => {
  await say(reader, 'À préciser.');
  const id = await lastId();
  expect(await resolveComment(room.studio, author, at(id))).toBe('settled');
  expect(await list()).toMatchObject({ open: 0, threads: [{ settled: { by: 'auteur@exemple.gouv.fr' } }] });
  expect(await say(reader, 'Encore.', { replyTo: id })).toBe('thread-settled');
  expect(await reopenComment(room.studio, reader, at(id))).toBe('reopened');
  expect(await list()).toMatchObject({ open: 1, threads: [{ settled: null }] });
});

test('who said something takes it back while nobody has answered', async () => {
  await say(reader, 'À préciser.');
  const id = await lastId();
  await expect(removeComment(room.studio, author, at(id))).rejects.toThrow(AuthError);
  await say(author, 'Quoi ?', { replyTo: id });
  const answer = (await list()).threads[0]?.answers[0]?.id ?? 0;
  expect(await removeComment(room.studio, reader, at(id))).toBe('answered');
  expect(await removeComment(room.studio, author, at(answer))).toBe('removed');
  expect(await removeComment(room.studio, reader, at(id))).toBe('removed');
  expect(await removeComment(room.studio, reader, at(id))).toBe('gone');
  expect((await list()).threads).toEqual([]);
});

test.each([
  ['another writer', 'redacteur', null],
  ['a coach of another product', 'relecteur', ['autre']],
] as const)('%s reads and says nothing', async (_, role, products) => {
  const other = room.invite('autre', role, products && [...products]);
  await say(reader, 'À préciser.');
  const id = await lastId();
  await expect(list(other)).rejects.toThrow(AuthError);
  await expect(say(other, 'Non.')).rejects.toThrow(AuthError);
  for (const act of [resolveComment, reopenComment, removeComment])
    await expect(act(room.studio, other, at(id))).rejects.toThrow(AuthError);
});

test('a coach comments the draft of their product', async () => {
  const coach = room.invite('coach', 'redacteur', ['essai']);
  room.store.db.$client.prepare('UPDATE draft SET owner_id = ?').run(coach.id);
  expect(await say(coach, 'À moi.')).toBe('saved');
});

test.each([
  [{ text: ' \n\u0007 ' }, 'empty'],
  [{ text: 'é'.repeat(MAX_COMMENT) }, 'saved'],
  [{ text: 'é'.repeat(MAX_COMMENT + 1) }, 'too-long'],
  [{ quote: 'é'.repeat(MAX_QUOTE) }, 'saved'],
  [{ quote: 'é'.repeat(MAX_QUOTE + 1) }, 'quote-too-long'],
  [{ replyTo: 900 }, 'gone'],
] as const)('what is sent is bounded: %#', async (sent, outcome) => {
  expect(await say(reader, 'À préciser.', sent)).toBe(outcome);
});

test('an answer belongs to the first comment of its own draft', async () => {
  await say(reader, 'Premier.');
  const first = await lastId();
  await say(author, 'Réponse.', { replyTo: first });
  expect(await say(reader, 'Réponse à la réponse.', { replyTo: first + 1 })).toBe('gone');
  room.write('produits/autre.mdx', draft.text);
  await room.ingester.scan();
  const other = await openDraft(room.studio, author, 'produits', 'autre');
  expect(await say(reader, 'Ailleurs.', { draftId: other.id, replyTo: first })).toBe('gone');
  expect(await resolveComment(room.studio, reader, { draftId: other.id, id: first })).toBe('gone');
  expect(await removeComment(room.studio, reader, { draftId: other.id, id: first })).toBe('gone');
});

test('a draft has so many comments at most', async () => {
  for (let count = 0; count < MOST_COMMENTS; count += 1) await say(reader, `Point ${count}.`);
  expect(await say(reader, 'Un de trop.')).toBe('too-many');
  expect((await list()).threads).toHaveLength(MOST_COMMENTS);
});

test('the journal says who did what, and nothing of what was said', async () => {
  await say(reader, 'À préciser.', { quote: 'Un texte' });
  const id = await lastId();
  await resolveComment(room.studio, author, at(id));
  await resolveComment(room.studio, author, at(id));
  await reopenComment(room.studio, reader, at(id));
  await removeComment(room.studio, reader, at(id));
  const entries = await listAudit(room.store, { target: 'produits/essai' }, { limit: 9, offset: 0 });
  const details = JSON.stringify({ comment: id });
  expect(entries.map(({ staffId, action, details: told }) => [staffId, action, told])).toEqual([
    [reader.id, 'remove-comment', details],
    [reader.id, 'reopen-comment', details],
    [author.id, 'resolve-comment', details],
    [reader.id, 'comment', details],
    [author.id, 'start-draft', null],
  ]);
});

test('who is removed from the studio is a former member', async () => {
  await say(reader, 'À préciser.');
  updateStaff(room.store.db, reader.id, { name: null, email: null, removedAt: room.studio.now() });
  expect((await list()).threads).toMatchObject([{ author: 'ancien membre' }]);
});

test('whoever shows the draft learns at the next beat that something was said, settled or taken back', async () => {
  const marks = new Set<string>();
  const look = async () => {
    const { commentsMark } = await beat(room.studio, author, {
      id: draft.id,
      tab: '0'.repeat(32),
      version: 1,
      take: false,
    });
    expect(commentsMark).toBe((await list()).mark);
    marks.add(commentsMark);
  };
  await look();
  await look();
  expect(marks.size).toBe(1);
  await say(reader, 'À préciser.');
  await look();
  await resolveComment(room.studio, author, at(await lastId()));
  await look();
  await reopenComment(room.studio, author, at(await lastId()));
  await say(reader, 'Autre chose.');
  await look();
  await removeComment(room.studio, reader, at(await lastId()));
  await look();
  expect(marks.size).toBe(4);
});

test('once published, comments are read with the revision by who might read the draft, and change no more', async () => {
  await say(reader, 'À préciser.');
  const editor = room.invite('editrice', 'editeur');
  const asked = { draftId: draft.id, version: 1, reason: null, override: 'Essai' };
  const published = await publishDraft(room.studio, editor, asked);
  if (published.outcome !== 'published') throw new Error(published.outcome);
  await expect(say(reader, 'Trop tard.')).rejects.toThrow(NotFoundError);
  await expect(resolveComment(room.studio, reader, at(1))).rejects.toThrow(NotFoundError);
  const name = { kind: 'produits', slug: 'essai' } as const;
  const revision = await findRevision(room.store, published.revisionId);
  if (!revision) throw new Error('no revision');
  const read = (who: Actor) => listRevisionComments(room.studio, who, { ...name, ...revision });
  expect(await read(reader)).toMatchObject([{ text: 'À préciser.' }]);
  expect(await read(author)).toMatchObject([{ text: 'À préciser.' }]);
  expect(await read(room.invite('autre', 'redacteur'))).toEqual([]);
});

test('a draft that is given up takes no comment', async () => {
  await giveUpDraft(room.studio, author, draft.id);
  await expect(say(reader, 'Trop tard.')).rejects.toThrow(NotFoundError);
});

test('the desk counts the open comments of one’s own drafts', async () => {
  await say(reader, 'Un.');
  await say(reader, 'Deux.');
  await say(author, 'Réponse.', { replyTo: await lastId() });
  await say(reader, 'Réglé.');
  await resolveComment(room.studio, author, at(await lastId()));
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  const { readDesk } = await import('./desk.ts');
  expect((await readDesk(room.studio, author)).drafts).toMatchObject([{ openComments: 2 }]);
  expect((await readDesk(room.studio, reader)).drafts).toMatchObject([{ openComments: 0 }]);
});
