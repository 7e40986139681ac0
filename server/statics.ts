import { ReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { findRealFile } from '#lib/content/find-real-file.ts';
import { getLog } from '#lib/log.ts';
import { findValidators, holds, isConditional } from './file-validators.ts';
import { negotiateEncoding } from './negotiate-encoding.ts';

const YEAR_S = 31_536_000;
const HOUR_S = 3_600;

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Names that bear a hash of their content never change. */
const HASHED = /^\/(_next\/static\/|assets\/)|^\/medias\/[^/]+\.[0-9a-f]{10}\.\d+\.(avif|webp)$/;
const MEDIA = /^[^/.][^/]*\.(png|jpe?g|webp|avif|mp4|webm|vtt)$/i;
const MEDIAS_PREFIX = '/medias';
const MEDIAS = `${MEDIAS_PREFIX}/`;
/** The one form of a range that sirv reads right, within the numbers that a file system takes. */
const RANGE = /^bytes=(\d{1,15})-([1-9]\d{0,14})?$/;

interface StaticFolders {
  rootDir: string;
  contentDir: string;
  variantsDir: string;
}

/** A range may always be ignored (RFC 9110 §14.2). Past the end of the file, sirv answers 416. */
function dropUnusableRange(request: IncomingMessage): void {
  const { range } = request.headers;
  if (range === undefined) return;
  const [, start, end] = RANGE.exec(range) ?? [];
  const usable = start !== undefined && (end === undefined || Number(start) <= Number(end));
  // What If-Range compares, sirv does not.
  if (!usable || request.method !== 'GET' || request.headers['if-range'] !== undefined)
    delete request.headers.range;
}

/**
 * sirv pipes a file without watching it: one that vanished would end the process, one that was cut would keep the visitor
 * waiting, and a visitor who left would keep it open.
 */
function watchFile(response: ServerResponse): void {
  response.once('pipe', (file: Readable) => {
    file.once('error', () => response.destroy());
    if (response.destroyed) file.destroy();
    else response.once('close', () => file.destroy());
    file.once('end', () => {
      if (file instanceof ReadStream && file.bytesRead < Number(response.getHeader('Content-Length')))
        response.destroy();
    });
  });
}

/** True for an image or a video that is really in one of the folders: a symbolic link could show any file of the machine. */
async function isMediaOf(roots: readonly string[], file: string): Promise<boolean> {
  const real = await findRealFile(roots, file);
  return real !== undefined && MEDIA.test(basename(real));
}

/** The name of a media file asked for, decoded as sirv does. */
function findMediaName(path: string): string | undefined {
  if (!path.startsWith(MEDIAS)) return undefined;
  try {
    const name = decodeURI(path.slice(MEDIAS.length));
    return MEDIA.test(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

/** Files of one folder, below one address. */
interface Shelf {
  dir: string;
  prefix: string;
  /** True where a .br and a .gz may lie beside a file (scripts/compress-statics.ts). */
  compressed: boolean;
  serve: Handler;
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/**
 * Leaves sirv nothing to judge: it takes an encoding that weighs nothing, and knows of conditions one mark only. True
 * once answered: the visitor holds the file.
 */
async function judge(
  { dir, prefix, compressed }: Shelf,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const encoding = compressed ? negotiateEncoding(request.headers['accept-encoding']) : 'identity';
  request.headers['accept-encoding'] = encoding;
  if (!isConditional(request)) return false;
  const name = decode(path.slice(prefix.length));
  const validators = await findValidators(dir, name, encoding);
  // What is no file here keeps its condition, for who answers it.
  if (!validators) return false;
  if (!holds(request, validators)) {
    delete request.headers['if-none-match'];
    return false;
  }
  if (compressed) response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('ETag', validators.etag);
  response.setHeader('Last-Modified', validators.lastModified);
  agedBy(prefix)(response, name);
  response.writeHead(304).end();
  return true;
}

function below(prefix: string, serve: Handler): Handler {
  return (request, response, next) => {
    const { url } = request;
    request.url = url?.slice(prefix.length) ?? '/';
    serve(request, response, () => {
      if (url !== undefined) request.url = url;
      next();
    });
  };
}

function agedBy(prefix: string) {
  return (response: ServerResponse, path: string) => {
    const age = HASHED.test(prefix + path)
      ? `public, max-age=${YEAR_S}, immutable`
      : `public, max-age=${HOUR_S}`;
    response.setHeader('Cache-Control', age);
    // The pictures of the news are shown by feed readers and by who re-uses the data.
    if (prefix === MEDIAS_PREFIX) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  };
}

/** The images and videos of the content, and the variants made of images. */
function makeMedias({ contentDir, variantsDir }: StaticFolders) {
  // Medias come and go while the portal runs: sirv looks at the disk each time, for the very name asked.
  const options = { dev: true, etag: true, extensions: [], setHeaders: agedBy(MEDIAS_PREFIX) };
  const shelve = (dir: string): Shelf => ({
    dir,
    prefix: MEDIAS_PREFIX,
    compressed: false,
    serve: below(MEDIAS_PREFIX, sirv(dir, options)),
  });
  const mediasDir = join(contentDir, 'medias');
  const originals = shelve(mediasDir);
  const variants = shelve(variantsDir);
  return async (name: string): Promise<Shelf | undefined> => {
    if (await isMediaOf([variantsDir], join(variantsDir, name))) return variants;
    // A mounted volume (Kubernetes) is made of links that stay within it.
    if (await isMediaOf([mediasDir, contentDir], join(mediasDir, name))) return originals;
    return undefined;
  };
}

/** What the build left: listed once, at start. */
function shelveBuilt(dir: string, prefix: string): Shelf {
  const options = { dev: false, etag: true, brotli: true, gzip: true, setHeaders: agedBy(prefix) };
  return { dir, prefix, compressed: true, serve: below(prefix, sirv(dir, options)) };
}

/** Files served as they are: the build's, `public/`, and the medias of the content with the variants of images. */
export function makeStatics(folders: StaticFolders): Handler {
  const { rootDir } = folders;
  const built = shelveBuilt(join(rootDir, '.next/static'), '/_next/static');
  const assets = shelveBuilt(join(rootDir, 'public'), '');
  const findMedia = makeMedias(folders);

  const find = async (path: string): Promise<Shelf | undefined> => {
    if (path.startsWith('/_next/static/')) return built;
    const media = findMediaName(path);
    return media === undefined ? assets : findMedia(media);
  };
  return (request, response, next) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (!/\.[a-z0-9]+$/i.test(path)) {
      next();
      return;
    }
    dropUnusableRange(request);
    watchFile(response);
    find(path)
      .then(async (shelf) => {
        if (!shelf) next();
        else if (!(await judge(shelf, request, response, path))) shelf.serve(request, response, next);
      })
      .catch((cause: unknown) => {
        getLog().error(
          { cause: cause instanceof Error ? cause.stack : String(cause), path },
          'a file failed',
        );
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      });
  };
}
