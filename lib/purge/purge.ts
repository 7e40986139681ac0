import { z } from 'zod';
import { existsSync } from 'node:fs';
import type { IndexWriter } from '#db/index/client.ts';
import { removeImage, wipeIndex } from '#db/index/wipe.ts';
import { listReferrers } from '#db/index/document.ts';
import { listDrafts } from '#db/queries/drafts.ts';
import { findMedia } from '#db/queries/media.ts';
import { purgeTexts, recordMediaPurge, wipeStoreLog } from '#db/queries/purges.ts';
import { findDocumentById, findRevision, findStoredDocument } from '#db/queries/revisions.ts';
import { isKind } from '#lib/content/kinds.ts';
import { type PublicationPlace, withPublishLease } from '#lib/content/publication.ts';
import { refreshIndex } from '#lib/content/refresh-index.ts';
import { REASON_MAX, REASON_TOO_LONG } from '#lib/reason.ts';
import { isSlug } from '#lib/slug.ts';
import { PurgeError } from './purge-error.ts';
import {
  hashFiles,
  listFilesAt,
  listStoresAside,
  type RemovedFiles,
  removeFiles,
  removeTexts,
  removeVariantsOf,
} from './purge-files.ts';
import { savePurgeList } from './purge-list.ts';
import { makeTombstone, nameImports } from './tombstone.ts';

export const PURGE_KINDS = ['document', 'revision', 'media'] as const;

/** What is asked of a purge, on the command line and in the studio alike. */
export const purgeRequestSchema = z.object({
  kind: z.enum(PURGE_KINDS, { error: `On purge l’un de : ${PURGE_KINDS.join(', ')}.` }),
  id: z.string().trim().min(1, 'Dites ce qui est à purger.').max(200),
  reason: z
    .string()
    .trim()
    .min(1, 'Donnez la raison de la purge : elle reste au journal.')
    .max(REASON_MAX, REASON_TOO_LONG),
});
export type PurgeRequest = z.infer<typeof purgeRequestSchema>;

export interface PurgePlace extends PublicationPlace {
  dataDir: string;
  index: IndexWriter;
}

export interface PurgeReport {
  /** What was purged: `produits/mano`, a number, `medias/mano.png`. */
  target: string;
  revisions: number;
  drafts: number;
  /** Documents whose page is no longer there. */
  buried: number;
  files: RemovedFiles;
  /** Addresses of documents that still show a purged image. */
  referrers: string[];
  /** False where the list beside the content could not be written. */
  listed: boolean;
  /** Stores set aside by restorations, which a purge does not reach. */
  storesAside: string[];
}

type Done = Pick<PurgeReport, 'target' | 'files'> & Partial<PurgeReport>;
type By = number | null;

/** `produits/mano`, with or without its extension, its folder or the slash of its address. */
function readDocument(id: string): { kind: string; slug: string } {
  const [kind = '', slug = '', ...rest] = id.replace(/^\/|\.mdx?$/g, '').split('/');
  const known = slug === '' ? { kind: 'pages', slug: kind } : { kind, slug };
  if (rest.length > 0 || !isKind(known.kind) || !isSlug(known.slug))
    throw new PurgeError(`« ${id} » ne désigne pas un document : écrivez par exemple « produits/mano ».`);
  return known;
}

async function purgeDocument(place: PurgePlace, { id, reason }: PurgeRequest, by: By): Promise<Done> {
  const whole = readDocument(id);
  const target = `${whole.kind}/${whole.slug}`;
  const paths = ['md', 'mdx'].map((format) => `${target}.${format}`);
  const files = await listFilesAt(place.contentDir, paths);
  const known = await findStoredDocument(place.store, whole.kind, whole.slug);
  const drafts = (await listDrafts(place.store)).filter(({ kind, slug }) => `${kind}/${slug}` === target);
  if (!known && drafts.length === 0 && files.length === 0)
    throw new PurgeError(`Aucun document, brouillon ni fichier n’a l’adresse « ${target} ».`);
  const result = await purgeTexts(place.store, {
    at: place.clock.now().toISOString(),
    staffId: by,
    kind: 'document',
    target,
    reason,
    hashes: await hashFiles(place.contentDir, files),
    whole,
    paths,
    nameImports,
    bury: makeTombstone,
  });
  return { target, ...result, files: await removeFiles(place.contentDir, files) };
}

async function purgeRevision(place: PurgePlace, { id, reason }: PurgeRequest, by: By): Promise<Done> {
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined;
  const found = number === undefined ? undefined : await findRevision(place.store, number);
  if (!found) throw new PurgeError(`La version « ${id} » n’existe pas, ou n’existe plus.`);
  const owner = await findDocumentById(place.store, found.documentId);
  if (makeTombstone(owner?.kind ?? '', found.text).hash === found.hash)
    throw new PurgeError(
      'Cette version dit seulement que le contenu a été supprimé : il n’y a rien à purger.',
    );
  const result = await purgeTexts(place.store, {
    at: place.clock.now().toISOString(),
    staffId: by,
    kind: 'revision',
    target: owner ? `${owner.kind}/${owner.slug}, version ${id}` : `version ${id}`,
    reason,
    hashes: [found.hash],
    whole: null,
    paths: [],
    nameImports,
    bury: makeTombstone,
  });
  return { target: id, ...result, files: await removeTexts(place.contentDir, new Set(result.hashes)) };
}

async function purgeMedia(place: PurgePlace, { id, reason }: PurgeRequest, by: By): Promise<Done> {
  const name = id.replace(/^\/?medias\//, '');
  const path = `medias/${name}`;
  if (!/^[^/\\]+\.(png|jpe?g|webp|avif|svg)$/i.test(name) || name.startsWith('.'))
    throw new PurgeError(`« ${id} » ne désigne pas une image : donnez le nom de son fichier, « photo.png ».`);
  const stored = await findMedia(place.store, name);
  const known = [stored?.hash, stored?.sentHash].filter((hash) => typeof hash === 'string');
  const hashes = [...new Set([...(await hashFiles(place.contentDir, [path])), ...known])];
  if (hashes.length === 0)
    throw new PurgeError(`L’image « ${name} » n’est ni dans content/medias/ ni dans le magasin.`);
  const at = place.clock.now().toISOString();
  await recordMediaPurge(place.store, name, { at, staffId: by, kind: 'media', target: name, reason, hashes });
  const files = await removeFiles(place.contentDir, [path]);
  await removeVariantsOf(place.dataDir, name);
  const index = place.index.find();
  if (index) removeImage(index, `/${path}`);
  const referrers = index ? listReferrers(index, `/${path}`) : [];
  return { target: path, files, referrers: referrers.map(({ kind, slug }) => `${kind}/${slug}`) };
}

const PURGERS = { document: purgeDocument, revision: purgeRevision, media: purgeMedia } as const;

/** Visitors see it at once; where the index cannot be written the next scan does it. */
async function cleanUp(place: PurgePlace): Promise<void> {
  await wipeStoreLog(place.store);
  await refreshIndex(place.store, place.index, place.clock.now());
  const index = place.index.find();
  if (index) wipeIndex(index);
}

/**
 * Takes a document, a text or an image out for good: from the store, the content files, the index and, by its edition,
 * from every cache. Works beside a running portal. Throws {@link PurgeError}.
 */
export async function purge(place: PurgePlace, asked: PurgeRequest, by: By): Promise<PurgeReport> {
  const done = await withPublishLease(place, () => PURGERS[asked.kind](place, asked, by));
  if (!done) throw new PurgeError('Une publication est en cours. Réessayez dans un instant.');
  await cleanUp(place);
  return {
    revisions: 0,
    drafts: 0,
    buried: 0,
    referrers: [],
    ...done,
    listed: existsSync(place.contentDir) && (await savePurgeList(place.store, place.contentDir)),
    storesAside: await listStoresAside(place.dataDir),
  };
}
