import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addMedia,
  findMedia,
  findMediaSent,
  listMedia,
  listMediaUses,
  type MediaRow,
  type MediaWords,
  removeMedia,
  saveMediaWords,
} from '#db/queries/media.ts';
import { findStoreFault } from '#db/store-fault.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { allow } from '#lib/auth/guard.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { isKind } from '#lib/content/kinds.ts';
import type { ImageRefusal } from '#lib/content/image-refusals.ts';
import { ImageRefusedError, type RemadeImage, remakeImage } from '#lib/content/remake-image.ts';
import { hashOf } from '#lib/content/source-file.ts';
import { addFile, findFileHash } from '#lib/content/staged-file.ts';
import { FOCUS_STEP, unpackImage } from '#lib/content/stored-images.ts';
import { getLog } from '#lib/log.ts';
import type { ImageFacts } from '#lib/portal/image.ts';
import { fold } from '#lib/search/analyse.ts';
import { slugify } from '#lib/slug.ts';
import { NotFoundError } from './drafts.ts';
import type { Studio } from './studio.ts';

/** Bytes of all the images that the store holds. */
const STORE_MOST_BYTES = 1024 ** 3;
/** Characters of a file's own name that stay in ours. */
const STEM_LENGTH = 60;
const HASH_LENGTH = 10;
/** Images of one page of the library. */
const IMAGES_PER_PAGE = 24;

/** An image of the library, wherever its bytes are. */
export interface StudioImage extends MediaWords {
  name: string;
  /** Its address in documents. */
  src: string;
  /** Its lightest version; the image itself until there is one. */
  thumbnail: string;
  /** Absent in the second before the portal has read it. */
  width: number | null;
  height: number | null;
  /** Whoever added it; null for one that came with the content files. */
  addedBy: number | null;
}

const UNSAID: MediaWords = {
  alt: '',
  decorative: false,
  credit: null,
  licence: null,
  source: null,
  focusX: 50,
  focusY: 50,
};

const srcOf = (name: string): string => `/medias/${name}`;
const subjectOf = ({ name, addedBy }: Pick<StudioImage, 'name' | 'addedBy'>) => ({
  kind: 'medias',
  slug: name,
  authorId: addedBy,
});

function toImage(name: string, facts: ImageFacts | undefined, row: MediaRow | undefined): StudioImage {
  const { alt, decorative, credit, licence, source, focusX, focusY } = row ?? UNSAID;
  const [lightest] = (facts?.variants ?? [])
    .filter(({ type }) => type === 'image/webp')
    .sort((one, other) => one.width - other.width);
  return {
    ...{ name, alt, decorative, credit, licence, source, focusX, focusY },
    src: srcOf(name),
    thumbnail: lightest?.url ?? srcOf(name),
    width: facts?.width ?? null,
    height: facts?.height ?? null,
    addedBy: row?.addedBy ?? null,
  };
}

async function readImages(studio: Studio): Promise<StudioImage[]> {
  const facts = new Map(studio.listImages().map((image) => [image.src, image]));
  const rows = new Map((await listMedia(studio.store)).map((row) => [row.name, row]));
  const held = [...rows.values()].filter(({ size }) => size > 0).map(({ name }) => name);
  const names = new Set([...[...facts.keys()].map((src) => src.slice(srcOf('').length)), ...held]);
  return [...names].sort().map((name) => toImage(name, facts.get(srcOf(name)), rows.get(name)));
}

export interface ImageQuery {
  words: string;
  /** Those of which nothing is said yet. */
  unsaid: boolean;
  page: number;
}

export interface ImageList {
  images: StudioImage[];
  total: number;
  pages: number;
}

/** A page of the library, by words of the name, the alternative, the credit or the source. */
export async function listStudioImages(
  studio: Studio,
  actor: Actor,
  { words, unsaid, page }: ImageQuery,
): Promise<ImageList> {
  allow(actor, 'enter');
  const sought = fold(words).split(/\s+/).filter(Boolean);
  const found = (await readImages(studio)).filter(({ name, alt, decorative, credit, source }) => {
    const text = fold([name.replaceAll('-', ' '), alt, credit, source].join(' '));
    return sought.every((word) => text.includes(word)) && !(unsaid && (alt !== '' || decorative));
  });
  const start = (page - 1) * IMAGES_PER_PAGE;
  return {
    images: found.slice(start, start + IMAGES_PER_PAGE),
    total: found.length,
    pages: Math.max(1, Math.ceil(found.length / IMAGES_PER_PAGE)),
  };
}

async function findImage(studio: Studio, name: string): Promise<StudioImage | undefined> {
  return (await readImages(studio)).find((one) => one.name === name);
}

/** Throws {@link NotFoundError}. */
async function getImage(studio: Studio, name: string): Promise<StudioImage> {
  const image = await findImage(studio, name);
  if (!image) throw new NotFoundError(`image ${name}`);
  return image;
}

export interface ImagePage {
  image: StudioImage;
  /** Where it shows, as far as this person may know. */
  uses: { kind: string; slug: string; address: string; draftId: number | null }[];
  /** Other places, which they may not read. */
  hidden: number;
  canDescribe: boolean;
  /** Only what came in by the studio leaves by it. */
  canRemove: boolean;
}

export async function findImagePage(
  studio: Studio,
  actor: Actor,
  name: string,
): Promise<ImagePage | undefined> {
  allow(actor, 'enter');
  const image = await findImage(studio, name);
  if (!image) return undefined;
  const all = await listMediaUses(studio.store, image.src);
  const uses = all.filter(({ kind, slug, draftId, ownerId }) =>
    can(actor, draftId === null ? 'read-history' : 'read-draft', { kind, slug, authorId: ownerId }),
  );
  return {
    image,
    uses: uses.map(({ kind, slug, draftId }) => ({
      ...{ kind, slug, draftId },
      address: isKind(kind) ? addressOf(kind, slug) : slug,
    })),
    hidden: all.length - uses.length,
    canDescribe: can(actor, 'describe-media', subjectOf(image)),
    canRemove: image.addedBy !== null && all.length === 0 && can(actor, 'remove-media'),
  };
}

export interface SentImage {
  /** As the person's machine calls it. */
  fileName: string;
  bytes: Buffer;
  words: MediaWords;
}

export type ImageOutcome =
  | { outcome: 'image-ajoutee' | 'image-connue'; image: StudioImage }
  | { outcome: ImageRefusal | 'image-purgee' | 'images-pleines' | 'disque' };

function nameOf(fileName: string, hash: string, extension: RemadeImage['extension']): string {
  const stem = slugify(fileName.replace(/\.[^.]*$/, ''))
    .slice(0, STEM_LENGTH)
    .replace(/-+$/, '');
  return `${stem === '' ? 'image' : stem}-${hash.slice(0, HASH_LENGTH)}.${extension}`;
}

/** One picture is decoded at a time: it may take a hundred megabytes. */
let decoding: Promise<unknown> = Promise.resolve();
function remakeInTurn(bytes: Buffer): Promise<RemadeImage> {
  const made = decoding.then(() => remakeImage(bytes));
  decoding = made.catch(() => undefined);
  return made;
}

/** Shows it to git where the content folder takes it; the store holds it in any case. */
async function writeToFolder({ contentDir }: Studio, name: string, bytes: Buffer): Promise<void> {
  if (!existsSync(contentDir)) return;
  try {
    await addFile(join(/* turbopackIgnore: true */ contentDir, 'medias', name), bytes);
  } catch (cause) {
    getLog().warn({ cause: String(cause) }, 'an image could not be written to the content folder');
  }
}

const isRound = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= 100 && value % FOCUS_STEP === 0;

/** Alternative and decoration exclude each other; a focal point stands on the grid. */
function settleWords(words: MediaWords): MediaWords {
  const { focusX, focusY } = words;
  const onGrid = isRound(focusX) && isRound(focusY);
  return { ...words, alt: words.decorative ? '' : words.alt, ...(!onGrid && { focusX: 50, focusY: 50 }) };
}

/** Takes an image into the library. The same file sent twice is one image. */
export async function addImage(
  studio: Studio,
  actor: Actor,
  { fileName, bytes: sent, words }: SentImage,
): Promise<ImageOutcome> {
  allow(actor, 'add-media');
  const { store, dataDir } = studio;
  const sentHash = hashOf(sent);
  const known = await findMediaSent(store, sentHash);
  if (known) return { outcome: 'image-connue', image: await getImage(studio, known.name) };
  try {
    const { bytes, extension } = await remakeInTurn(sent);
    const hash = hashOf(bytes);
    const name = nameOf(fileName, hash, extension);
    const row = { name, ...settleWords(words), sentHash, hash, bytes };
    const at = studio.now();
    const added = await addMedia(store, row, { by: actor.id, at, most: STORE_MOST_BYTES });
    if (added === 'full') return { outcome: 'images-pleines' };
    if (added === 'purged') return { outcome: 'image-purgee' };
    await unpackImage(store, dataDir, { name, size: bytes.length });
    await writeToFolder(studio, name, bytes);
    const outcome = added === 'known' ? 'image-connue' : 'image-ajoutee';
    return { outcome, image: await getImage(studio, name) };
  } catch (cause) {
    if (cause instanceof ImageRefusedError) return { outcome: cause.refusal };
    if (findStoreFault(cause) !== undefined) return { outcome: 'disque' };
    throw cause;
  }
}

/** Keeps what is said of an image. Documents that show it already keep their own words; a crop follows at once. */
export async function describeImage(
  studio: Studio,
  actor: Actor,
  { name, words }: { name: string; words: MediaWords },
): Promise<void> {
  allow(actor, 'describe-media', { kind: 'medias', slug: name, authorId: actor.id });
  const image = await getImage(studio, name);
  allow(actor, 'describe-media', subjectOf(image));
  await saveMediaWords(studio.store, name, settleWords(words), { by: actor.id, at: studio.now() });
}

export type RemovalOutcome = 'image-retiree' | 'image-utilisee' | 'image-du-dossier' | 'image-non-confirmee';

/** Takes an image that serves nowhere out of the library. A purge is another thing: this one may come back. */
export async function removeImage(
  studio: Studio,
  actor: Actor,
  name: string,
  confirmed: boolean,
): Promise<RemovalOutcome> {
  allow(actor, 'remove-media');
  const image = await getImage(studio, name);
  const row = await findMedia(studio.store, name);
  if (!row || row.size === 0) return 'image-du-dossier';
  if (!confirmed) return 'image-non-confirmee';
  const entry = { staffId: actor.id, action: 'remove-media', target: `medias/${name}` };
  const removed = await removeMedia(studio.store, { name, src: image.src }, entry, studio.now());
  if (!removed) return 'image-utilisee';
  const file = join(/* turbopackIgnore: true */ studio.contentDir, 'medias', name);
  const isOurs = (await findFileHash(file).catch(() => null)) === row.hash;
  if (isOurs) await rm(file, { force: true }).catch(() => undefined);
  return 'image-retiree';
}
