import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '#bench/latency/made-products.ts';
import { SERVER } from '#scripts/setup/build.mjs';
import { makeContent } from './make-content.ts';
import { type Pinned, startPinned } from './processes.ts';

export const PRODUCTS = 700;

/** The portal runs as its image does, its memory bounded. */
function readMemoryBounds(): Record<string, string> {
  const image = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
  const [, options] = /NODE_OPTIONS="([^"]+)"/.exec(image) ?? [];
  const [, arenas] = /MALLOC_ARENA_MAX=(\d+)/.exec(image) ?? [];
  if (options === undefined || arenas === undefined) throw new Error('the image does not bound its memory');
  return { NODE_OPTIONS: options, MALLOC_ARENA_MAX: arenas };
}

export interface Site {
  dir: string;
  dataDir: string;
  contentDir: string;
  start: (port: number) => Promise<Pinned>;
  remove: () => void;
}

/** The portal over 700 products, on the last build. */
export function makeSite(): Site {
  const dir = mkdtempSync(join(tmpdir(), 'portail-bench-'));
  const [dataDir, contentDir] = [join(dir, 'var'), join(dir, 'content')];
  mkdirSync(dataDir);
  makeContent(contentDir, PRODUCTS);
  const start = (port: number) =>
    startPinned([process.execPath, SERVER], {
      url: `http://127.0.0.1:${port}`,
      path: '/produits/mano',
      env: {
        PORT: String(port),
        HOST: '127.0.0.1',
        SITE_URL: '',
        DATA_DIR: dataDir,
        CONTENT_DIR: contentDir,
        RATE_LIMIT: '0',
        LOG_LEVEL: 'error',
        ...readMemoryBounds(),
      },
      cwd: ROOT,
    });
  return {
    dir,
    dataDir,
    contentDir,
    start,
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
