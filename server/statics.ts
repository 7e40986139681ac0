import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const YEAR_S = 31_536_000;
const HOUR_S = 3_600;

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Names that bear a hash of their content never change. */
const HASHED = /^\/(_next\/static\/|assets\/)|^\/medias\/[^/]+\.[0-9a-f]{10}\.\d+\.(avif|webp)$/;

interface StaticFolders {
  rootDir: string;
  contentDir: string;
  variantsDir: string;
}

/** Files served as they are: the build's, `public/`, and the images of the content with their variants. */
export function makeStatics({ rootDir, contentDir, variantsDir }: StaticFolders): Handler {
  const agedBy = (prefix: string) => (response: ServerResponse, path: string) => {
    const age = HASHED.test(prefix + path)
      ? `public, max-age=${YEAR_S}, immutable`
      : `public, max-age=${HOUR_S}`;
    response.setHeader('Cache-Control', age);
  };
  // The build leaves a .br and a .gz beside each text file (scripts/compress-statics.ts).
  const compressed = { dev: false, etag: true, brotli: true, gzip: true };
  const built = sirv(join(rootDir, '.next/static'), { ...compressed, setHeaders: agedBy('/_next/static') });
  const assets = sirv(join(rootDir, 'public'), { ...compressed, setHeaders: agedBy('') });
  // Images come and go while the portal runs: these two look at the disk each time.
  const medias = sirv(join(contentDir, 'medias'), {
    dev: true,
    etag: true,
    dotfiles: false,
    setHeaders: agedBy('/medias'),
  });
  const variants = sirv(variantsDir, {
    dev: true,
    etag: true,
    dotfiles: false,
    setHeaders: agedBy('/medias'),
  });
  const below = (prefix: string, serve: Handler): Handler => {
    return (request, response, next) => {
      const { url } = request;
      request.url = url?.slice(prefix.length) ?? '/';
      serve(request, response, () => {
        if (url !== undefined) request.url = url;
        next();
      });
    };
  };
  return (request, response, next) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (path.startsWith('/_next/static/')) below('/_next/static', built)(request, response, next);
    else if (/^\/medias\/[^/]+\.(png|jpe?g|webp|avif)$/i.test(path)) {
      below('/medias', variants)(request, response, () => {
        below('/medias', medias)(request, response, next);
      });
    } else if (/\.[a-z0-9]+$/.test(path)) assets(request, response, next);
    else next();
  };
}
