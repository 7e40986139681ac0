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
  const setHeaders = (response: ServerResponse, path: string) => {
    const age = HASHED.test(path) ? `public, max-age=${YEAR_S}, immutable` : `public, max-age=${HOUR_S}`;
    response.setHeader('Cache-Control', age);
  };
  const built = sirv(join(rootDir, '.next/static'), { dev: false, etag: true, setHeaders });
  const assets = sirv(join(rootDir, 'public'), { dev: false, etag: true, setHeaders });
  // Images come and go while the portal runs: these two look at the disk each time.
  const medias = sirv(join(contentDir, 'medias'), { dev: true, etag: true, dotfiles: false, setHeaders });
  const variants = sirv(variantsDir, { dev: true, etag: true, dotfiles: false, setHeaders });
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
