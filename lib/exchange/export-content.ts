import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '#db/client.ts';
import { listLiveDocuments, listRevisionTexts } from '#db/queries/documents.ts';
import { findMediaBytes, listMedia } from '#db/queries/media.ts';
import { type Clock, localMinute } from '#lib/clock.ts';
import { findFrontMatter, parseFrontMatter } from '#lib/content/front-matter.ts';
import { listMedias, listReferentials, listVideos } from '#lib/content/folder.ts';
import { isKind, type Kind, SCHEMAS } from '#lib/content/kinds.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { type FileWrite, writeFiles } from './stage-files.ts';

/** The folder given cannot take an export; the message is for whoever typed it. */
export class ExportError extends Error {
  override name = 'ExportError';
}

export interface ExportOptions {
  store: Store;
  contentDir: string;
  /** Where `referentiels/` is read from when the content folder has none. */
  fallbackContentDir: string;
  clock: Clock;
}

export interface ExportReport {
  documents: Record<Kind, number>;
  referentials: number;
  medias: number;
}

/** An empty folder, made if missing: an export never mixes with anything. */
async function takeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new ExportError(`${folder} n’est pas vide : rien n’a été exporté.`);
}

/** What decides of its publication, as its own text says it. */
function isPublic(kind: Kind, text: string, minute: string, wasPublic: boolean): boolean {
  const split = findFrontMatter(text);
  const value = split && parseFrontMatter(split).frontMatter?.value;
  const data = value && SCHEMAS[kind].safeParse(value).data;
  if (!data) return false;
  const publication = {
    publish: data.publish ?? true,
    publishAt: 'publish_at' in data ? (data.publish_at ?? null) : null,
    expireAt: 'expire_at' in data ? (data.expire_at ?? null) : null,
    retired: false,
    wasPublic,
  };
  return visibilityAt(publication, minute) === 'public';
}

async function listPublished({ store, clock }: ExportOptions): Promise<{ kind: Kind; file: FileWrite }[]> {
  const minute = localMinute(clock.now());
  const live = (await listLiveDocuments(store)).filter(({ retired }) => !retired);
  const texts = await listRevisionTexts(
    store,
    live.map(({ revisionId }) => revisionId),
  );
  return live.flatMap(({ kind, slug, revisionId, wasPublic }) => {
    const revision = texts.get(revisionId);
    if (!revision || !isKind(kind) || !isPublic(kind, revision.text, minute, wasPublic)) return [];
    return [{ kind, file: { path: `${kind}/${slug}.${revision.format}`, text: revision.text } }];
  });
}

async function readFiles(root: string, paths: readonly string[]): Promise<FileWrite[]> {
  const files: FileWrite[] = [];
  for (const path of paths) files.push({ path, text: await readFile(join(root, path)) });
  return files;
}

/** The images that the studio took in and that the content folder could not. */
async function readStoredImages(
  { store }: ExportOptions,
  inFolder: readonly FileWrite[],
): Promise<FileWrite[]> {
  const known = new Set(inFolder.map(({ path }) => path));
  const files: FileWrite[] = [];
  for (const { name } of await listMedia(store)) {
    const path = `medias/${name}`;
    const bytes = known.has(path) ? undefined : await findMediaBytes(store, name);
    if (bytes) files.push({ path, text: bytes });
  }
  return files;
}

/**
 * Writes what visitors can read now as content files, with the referentials and the images that it is read with: a portal
 * that starts from this folder is the same. Drafts, what is scheduled and what is gone stay behind.
 */
export async function exportContent(folder: string, options: ExportOptions): Promise<ExportReport> {
  await takeFolder(folder);
  const { contentDir, fallbackContentDir } = options;
  const published = await listPublished(options);
  const own = (await listReferentials(contentDir)).map(({ path }) => path);
  const fallback = own.length > 0 ? [] : (await listReferentials(fallbackContentDir)).map(({ path }) => path);
  const referentials = await readFiles(
    own.length > 0 ? contentDir : fallbackContentDir,
    own.length > 0 ? own : fallback,
  );
  const inFolder = await readFiles(
    contentDir,
    [...(await listMedias(contentDir)), ...(await listVideos(contentDir))].map(({ path }) => path),
  );
  const medias = [...inFolder, ...(await readStoredImages(options, inFolder))];
  await writeFiles(folder, [...published.map(({ file }) => file), ...referentials, ...medias]);
  const count = (kind: Kind) => published.filter((document) => document.kind === kind).length;
  return {
    documents: { produits: count('produits'), actualites: count('actualites'), pages: count('pages') },
    referentials: referentials.length,
    medias: medias.length,
  };
}
