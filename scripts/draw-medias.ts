/**
 * Draws the images that browsers and social networks cannot take as SVG. The output is committed: run it after a
 * drawing has changed (`npx tsx scripts/draw-medias.ts`).
 */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import sharp from 'sharp';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'content/medias/sources');
const MEDIAS = join(ROOT, 'content/medias');
const PUBLIC = join(ROOT, 'public');
const DEFAULT_WIDTH = 1600;
const WIDTHS: Readonly<Record<string, number>> = { accueil: 1200, erreur: 800 };
const MAX_BYTES = 150_000;
const SHARING = 'partage';

interface Frame {
  width: number;
  height?: number;
  /** Fills transparent corners. */
  background?: string;
}

async function draw(source: string, target: string, { width, height, background }: Frame) {
  // Drawn large, then reduced: librsvg at the drawing's own density leaves jagged edges.
  let image = sharp(source, { density: 144 }).resize(width, height ?? null, { fit: 'cover' });
  if (background) image = image.flatten({ background });
  const { size } = await image.png({ palette: true, effort: 10, compressionLevel: 9 }).toFile(target);
  if (size > MAX_BYTES) throw new Error(`${target}: ${size} bytes, ${MAX_BYTES} at most`);
}

if (!statSync(SOURCES, { throwIfNoEntry: false })) throw new Error(`${SOURCES} is missing`);
mkdirSync(join(PUBLIC, 'favicon'), { recursive: true });

for (const file of readdirSync(SOURCES).filter((name) => name.endsWith('.svg'))) {
  const name = basename(file, '.svg');
  if (name === SHARING)
    await draw(join(SOURCES, file), join(PUBLIC, `${name}.png`), { width: 1200, height: 630 });
  else await draw(join(SOURCES, file), join(MEDIAS, `${name}.png`), { width: WIDTHS[name] ?? DEFAULT_WIDTH });
}

const favicon = join(PUBLIC, 'favicon/favicon.svg');
await draw(favicon, join(PUBLIC, 'favicon/favicon-32.png'), { width: 32, height: 32 });
// iOS rounds the corners itself, and paints transparent ones black.
const touch = { width: 180, height: 180, background: '#000091' };
await draw(favicon, join(PUBLIC, 'favicon/apple-touch-icon.png'), touch);
