import { ReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { findRealFile } from '#lib/content/find-real-file.ts';
import { getLog } from '#lib/log.ts';

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
  const mediasDir = join(contentDir, 'medias');
  const originals = below(MEDIAS_PREFIX, sirv(mediasDir, options));
  const variants = below(MEDIAS_PREFIX, sirv(variantsDir, options));
  return async (name: string): Promise<Handler | undefined> => {
    if (await isMediaOf([variantsDir], join(variantsDir, name))) return variants;
    // A mounted volume (Kubernetes) is made of links that stay within it.
    if (await isMediaOf([mediasDir, contentDir], join(mediasDir, name))) return originals;
    return undefined;
  };
}

/** Files served as they are: the build's, `public/`, and the medias of the content with the variants of images. */
export function makeStatics(folders: StaticFolders): Handler {
  const { rootDir } = folders;
  // The build leaves a .br and a .gz beside each text file (scripts/compress-statics.ts).
  const compressed = { dev: false, etag: true, brotli: true, gzip: true };
  const build = sirv(join(rootDir, '.next/static'), { ...compressed, setHeaders: agedBy('/_next/static') });
  const built = below('/_next/static', build);
  const assets = sirv(join(rootDir, 'public'), { ...compressed, setHeaders: agedBy('') });
  const findMedia = makeMedias(folders);

  const find = async (path: string): Promise<Handler | undefined> => {
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
      .then((serve) => {
        if (serve) serve(request, response, next);
        else next();
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
