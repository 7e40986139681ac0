import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { addDraft } from '#db/queries/drafts.ts';
import { findMediaBytes, type MediaWords } from '#db/queries/media.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { purge } from '#lib/purge/purge.ts';
import { checkDraft } from './check-draft.ts';
import {
  addImage,
  describeImage,
  type ImageOutcome,
  listStudioImages,
  findImagePage,
  removeImage,
  type StudioImage,
} from './images.ts';
import { openWritingRoom, PATH, type WritingRoom } from './testing/writing-room.ts';
import { sheet } from '#lib/content/testing/workshop.ts';

const WORDS: MediaWords = {
  alt: 'Deux personnes devant un écran',
  decorative: false,
  credit: 'Une photographe',
  licence: 'etalab-2.0',
  source: 'Séance du 12 mai',
  focusX: 50,
  focusY: 50,
};
const ALL = { words: '', unsaid: false, page: 1 };

let room: WritingRoom;
let author: Actor;
let editor: Actor;

beforeEach(async () => {
  room = await openWritingRoom();
  author = room.invite('camille', 'redacteur');
  editor = room.invite('dominique', 'editeur');
});
afterEach(() => {
  room.close();
});

const draw = (colour: string, width = 64) =>
  sharp({ create: { width, height: 48, channels: 3, background: colour } })
    .png()
    .toBuffer();

const send = async (
  colour = '#336699',
  words: Partial<MediaWords> = {},
  by = author,
): Promise<ImageOutcome> =>
  addImage(room.studio, by, {
    fileName: 'Réunion d’équipe.PNG',
    bytes: await draw(colour),
    words: { ...WORDS, ...words },
  });

async function sent(...asked: Parameters<typeof send>): Promise<StudioImage> {
  const done = await send(...asked);
  if (!('image' in done)) throw new Error(done.outcome);
  return done.image;
}

const scan = async () => {
  await room.ingester.scan();
  await room.ingester.settle();
  await room.ingester.scan();
};

test('an image is kept in the store, written beside the content, and made in lighter versions', async () => {
  const image = await sent();
  expect(image.name).toMatch(/^reunion-d-equipe-[0-9a-f]{10}\.png$/);
  expect(image).toMatchObject({ ...WORDS, src: `/medias/${image.name}`, addedBy: author.id });
  const stored = await findMediaBytes(room.store, image.name);
  expect(stored?.equals(readFileSync(join(room.contentDir, 'medias', image.name)))).toBe(true);
  await scan();
  const facts = room.studio.listImages().find(({ src }) => src === image.src);
  expect(facts).toMatchObject({ width: 64, height: 48 });
  expect(facts?.variants.map(({ type }) => type).sort()).toEqual(['image/avif', 'image/webp']);
  const [entry] = await listAudit(room.store, { action: 'add-media' }, { limit: 1, offset: 0 });
  expect(entry).toMatchObject({ staffId: author.id, target: `medias/${image.name}` });
});

test('where the content folder takes nothing, the store alone holds it and visitors see it all the same', async () => {
  // A file where the folder should be: nothing can be written below it, whoever asks.
  writeFileSync(join(room.contentDir, 'medias'), '');
  const image = await sent();
  rmSync(join(room.contentDir, 'medias'));
  const served = join(room.dataDir, 'medias', image.name);
  expect(existsSync(served)).toBe(true);
  await scan();
  const facts = room.studio.listImages().find(({ src }) => src === image.src);
  expect(facts?.variants).toHaveLength(2);
  // What is in the data folder can be made again.
  rmSync(join(room.dataDir, 'medias'), { recursive: true });
  room.restart();
  await room.restart().scan();
  expect(existsSync(served)).toBe(true);
});

test('its file taken away from the content folder, it stays', async () => {
  const image = await sent();
  await scan();
  rmSync(join(room.contentDir, 'medias', image.name));
  await scan();
  await scan();
  expect(room.studio.listImages().map(({ src }) => src)).toContain(image.src);
  expect(existsSync(join(room.dataDir, 'medias', image.name))).toBe(true);
});

test('the same file sent twice is one image, and what was said of it stays', async () => {
  const first = await sent();
  const again = await send('#336699', { alt: 'Autre chose' }, editor);
  expect(again).toMatchObject({ outcome: 'image-connue', image: { name: first.name, alt: WORDS.alt } });
  expect((await listStudioImages(room.studio, author, ALL)).total).toBe(1);
});

test('what is no image is refused, and nothing is kept', async () => {
  const asked = { fileName: 'a.png', bytes: Buffer.from('<svg/>'), words: WORDS };
  expect(await addImage(room.studio, author, asked)).toEqual({ outcome: 'image-format' });
  expect((await listStudioImages(room.studio, author, ALL)).total).toBe(0);
  expect(existsSync(join(room.contentDir, 'medias'))).toBe(false);
});

test('an image is sought by its words; those of which nothing is said are found apart', async () => {
  await sent('#111111', { alt: 'Un chêne' });
  await sent('#222222', { alt: '' });
  await sent('#333333', { alt: 'Ignoré', decorative: true });
  const names = async (more: Partial<typeof ALL>) =>
    (await listStudioImages(room.studio, author, { ...ALL, ...more })).images.map(({ alt }) => alt);
  expect(await names({ words: 'chene' })).toEqual(['Un chêne']);
  expect(await names({ words: 'reunion' })).toHaveLength(3);
  expect(await names({ words: 'introuvable' })).toEqual([]);
  expect(await names({ unsaid: true })).toEqual(['']);
  expect(await names({ words: 'chene', page: 2 })).toEqual([]);
});

test('what is said of an image is its author’s or an editor’s to change; the crop follows', async () => {
  const image = await sent();
  const other = room.invite('sacha', 'redacteur');
  const words = { ...WORDS, alt: 'Une autre phrase', focusX: 20, focusY: 80 };
  await expect(describeImage(room.studio, other, { name: image.name, words })).rejects.toBeInstanceOf(
    AuthError,
  );
  await describeImage(room.studio, author, { name: image.name, words });
  await describeImage(room.studio, editor, { name: image.name, words: { ...words, focusX: 21 } });
  expect((await findImagePage(room.studio, author, image.name))?.image).toMatchObject({ focusX: 50 });
  await describeImage(room.studio, editor, { name: image.name, words });
  await scan();
  const facts = room.studio.listImages().find(({ src }) => src === image.src);
  expect(facts?.focus).toEqual({ x: 20, y: 80 });
});

test('an image of the content folder is described too, and the studio does not remove it', async () => {
  mkdirSync(join(room.contentDir, 'medias'));
  writeFileSync(join(room.contentDir, 'medias/dessin.png'), await draw('#884422'));
  await scan();
  await describeImage(room.studio, editor, { name: 'dessin.png', words: WORDS });
  expect((await findImagePage(room.studio, editor, 'dessin.png'))?.image.alt).toBe(WORDS.alt);
  expect(await removeImage(room.studio, editor, 'dessin.png', true)).toBe('image-du-dossier');
});

test('an image that a page or a draft shows says where, and stays', async () => {
  const image = await sent();
  room.write(PATH, sheet('Essai', `image:\n  src: ${image.src}\n  alt: x\n`));
  await addDraft(room.store, {
    documentId: null,
    kind: 'actualites',
    slug: 'bilan',
    format: 'mdx',
    text: `<Figure src="${image.src}" alt="x" />`,
    baseRevisionId: null,
    baseFileHash: null,
    ownerId: author.id,
    createdAt: room.studio.now(),
  });
  await scan();
  const uses = [
    { kind: 'produits', slug: 'essai', address: '/produits/essai', draftId: null },
    {
      kind: 'actualites',
      slug: 'bilan',
      address: '/actualites/bilan',
      draftId: expect.any(Number) as number,
    },
  ];
  expect(await findImagePage(room.studio, editor, image.name)).toMatchObject({
    uses,
    hidden: 0,
    canRemove: false,
  });
  expect(await removeImage(room.studio, editor, image.name, true)).toBe('image-utilisee');
  const coach = room.invite('coach', 'redacteur', ['autre']);
  expect(await findImagePage(room.studio, coach, image.name)).toMatchObject({ uses: [], hidden: 2 });
});

test('an image that serves nowhere is removed by an editor, with its files', async () => {
  const image = await sent();
  await scan();
  await expect(removeImage(room.studio, author, image.name, true)).rejects.toBeInstanceOf(AuthError);
  expect(await removeImage(room.studio, editor, image.name, false)).toBe('image-non-confirmee');
  expect(await removeImage(room.studio, editor, image.name, true)).toBe('image-retiree');
  for (let pass = 0; pass < 3; pass += 1) await scan();
  expect(room.studio.listImages()).toEqual([]);
  expect(existsSync(join(room.contentDir, 'medias', image.name))).toBe(false);
  expect(readdirSync(join(room.dataDir, 'medias'))).toEqual([]);
});

test('a purged image leaves the store and the folders, and does not come back', async () => {
  const image = await sent();
  await scan();
  const { store, contentDir, dataDir } = room;
  const place = {
    ...{ store, contentDir, dataDir, index: room.studio.index },
    clock: room.studio.clock,
    holder: 'test',
  };
  await purge(place, { kind: 'media', id: image.name, reason: 'Droit à l’image' }, editor.id);
  expect(await findMediaBytes(store, image.name)).toBeUndefined();
  expect(readdirSync(join(dataDir, 'medias'))).toEqual([]);
  expect(await send()).toEqual({ outcome: 'image-purgee' });
});

test('a draft that shows an image sent a moment ago has no fault', async () => {
  const image = await sent();
  const text = `---\ntitle: Bilan\ndate: 2026-11-01\n---\n\n<Figure src="${image.src}" alt="Une phrase" />\n`;
  const faults = await checkDraft(room.studio, { kind: 'actualites', slug: 'bilan', format: 'mdx', text });
  expect(faults.map(({ rule }) => rule)).not.toContain('image-missing');
});
