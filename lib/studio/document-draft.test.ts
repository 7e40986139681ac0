import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDocumentDraft, mayWriteDocument } from './document-draft.ts';
import { openDraft } from './drafts.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const NAME = { kind: 'produits', slug: 'essai' } as const;

let room: WritingRoom;
beforeEach(async () => {
  room = await openWritingRoom();
});
afterEach(() => {
  room.close();
});

test('the holder of a document’s draft is named, and each may do what their role says', async () => {
  const { studio } = room;
  const holder = room.invite('redac', 'redacteur');
  expect(await findDocumentDraft(studio, holder, NAME)).toBeNull();
  expect(mayWriteDocument(holder, NAME, null)).toBe(true);
  const { id } = await openDraft(studio, holder, NAME.kind, NAME.slug);
  const about = { id, owner: 'redac@exemple.gouv.fr' };
  const cases = [
    [holder, { isMine: true, mayRead: true, mayWrite: true }],
    [room.invite('second', 'redacteur'), { isMine: false, mayRead: false, mayWrite: false }],
    [room.invite('coach', 'redacteur', ['essai']), { isMine: false, mayRead: false, mayWrite: false }],
    [room.invite('relecture', 'relecteur'), { isMine: false, mayRead: true, mayWrite: false }],
    [room.invite('edition', 'editeur'), { isMine: false, mayRead: true, mayWrite: true }],
  ] as const;
  for (const [actor, expected] of cases) {
    const draft = await findDocumentDraft(studio, actor, NAME);
    expect(draft).toEqual({ ...about, ...expected });
    expect(mayWriteDocument(actor, NAME, draft)).toBe(expected.mayWrite);
  }
});
