import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import { checkDraft, isBlocking } from './check-draft.ts';
import { readDocx } from './docx/read-docx.ts';
import { makeDocx, paragraph, picture, run } from './docx/testing/make-docx.ts';
import type { Draft } from './drafts.ts';
import { listStudioImages } from './images.ts';
import { type SentDocument, startFromDocx } from './start-from-docx.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;

beforeEach(async () => {
  room = await openWritingRoom();
});
afterEach(() => {
  room.close();
});

const draw = (colour: string) =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
    .png()
    .toBuffer();
const ALL = { words: '', unsaid: false, page: 1 };

async function makeNote(): Promise<Buffer> {
  return makeDocx(
    paragraph(run('Le bilan'), 'Titre') +
      paragraph(run('Un texte avec {accolades}.')) +
      picture('rSaid', 'Une rue la nuit') +
      picture('rUnsaid', '') +
      picture('rBroken', 'Abîmée'),
    {
      images: {
        rSaid: await draw('#112233'),
        rUnsaid: await draw('#332211'),
        rBroken: Buffer.from('GIF89a'),
      },
    },
  );
}
const sentNote = async (asked: Partial<SentDocument> = {}): Promise<SentDocument> => ({
  kind: 'actualites',
  fileName: 'note.docx',
  bytes: await makeNote(),
  slug: '',
  ...asked,
});
const checkOf = (draft: Draft) => checkDraft(room.studio, draft);

test('a document becomes a draft, its images join the library, and one without an alternative holds publication back', async () => {
  const author = room.invite('camille', 'redacteur');
  const done = await startFromDocx(room.studio, author, readDocx, await sentNote());
  if (done.outcome !== 'started') throw new Error(done.outcome);
  const { draft } = done;
  expect(draft).toMatchObject({ kind: 'actualites', slug: 'le-bilan', format: 'mdx', ownerId: author.id });
  const { images } = await listStudioImages(room.studio, author, ALL);
  expect(images.map(({ name, alt }) => [name.replace(/-[0-9a-f]{10}/, ''), alt])).toEqual([
    ['le-bilan-1.png', 'Une rue la nuit'],
    ['le-bilan-2.png', ''],
  ]);
  const [said = '', unsaid = ''] = images.map(({ src }) => src);
  expect(draft.text).toMatch(/^---\ntitle: Le bilan\ndate: \d{4}-\d\d-\d\d\n---\n\n\{\/\* À relire/);
  expect(draft.text).toContain('Images sans texte alternatif : 1.');
  expect(draft.text).toContain('1 image n’est pas reprise');
  expect(draft.text).toContain(
    `Un texte avec \\{accolades\\}.\n\n<Figure src="${said}" alt="Une rue la nuit" />\n\n<Figure src="${unsaid}" alt="" />\n`,
  );
  const faults = await checkOf(draft);
  expect(faults.filter(isBlocking).map(({ rule }) => rule)).toEqual(['image-alternative']);
  const mended = { ...draft, text: draft.text.replace('alt=""', 'alt="Une cour"') };
  expect((await checkOf(mended)).filter(isBlocking)).toEqual([]);
  const entries = await listAudit(room.store, {}, { limit: 20, offset: 0 });
  expect(entries.filter(({ action }) => action === 'add-media')).toHaveLength(2);
});

test('without a heading the file gives the title; a page and a product are begun the same way', async () => {
  const author = room.invite('camille', 'redacteur');
  const bytes = makeDocx(paragraph(run('Un texte.')));
  for (const kind of ['pages', 'produits'] as const) {
    const sent = await sentNote({ kind, bytes, fileName: 'Ma page.docx' });
    const done = await startFromDocx(room.studio, author, readDocx, sent);
    if (done.outcome !== 'started') throw new Error(done.outcome);
    expect(done.draft).toMatchObject({ kind, slug: 'ma-page' });
    expect((await checkOf(done.draft)).filter(({ rule }) => rule.startsWith('mdx'))).toEqual([]);
  }
});

test('nothing joins the library for an address that is taken or not one, nor for who may not begin it', async () => {
  const author = room.invite('camille', 'redacteur');
  const coach = room.invite('dominique', 'redacteur', ['mano']);
  const begin = async (asked: Partial<SentDocument>, by = author) =>
    startFromDocx(room.studio, by, readDocx, await sentNote(asked));
  expect(await begin({ kind: 'produits', slug: 'essai' })).toEqual({ outcome: 'address-taken' });
  expect(await begin({ slug: 'Pas une adresse' })).toEqual({ outcome: 'invalid-address' });
  expect(await begin({ bytes: Buffer.from('%PDF') })).toEqual({ outcome: 'docx-format' });
  await expect(begin({}, coach)).rejects.toThrow(AuthError);
  expect((await listStudioImages(room.studio, author, ALL)).total).toBe(0);
});
