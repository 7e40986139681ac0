import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '#db/client.ts';
import { findMediaBytes, listMedia, type MediaRow } from '#db/queries/media.ts';
import { type ImageFile, VARIANTS_DIR } from './media.ts';

/** Steps of the focal point, in percent: there is one class of the stylesheet for each (components/media). */
export const FOCUS_STEP = 10;
const MIDDLE = 50;

function focusOf({ focusX: x, focusY: y }: MediaRow): ImageFile['focus'] {
  return x === MIDDLE && y === MIDDLE ? undefined : { x, y };
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.size;
}

/** Puts an image that the store holds where it can be served and read. It is there already when its size is right: its name is made of its bytes. */
export async function unpackImage(
  store: Store,
  dataDir: string,
  { name, size }: Pick<MediaRow, 'name' | 'size'>,
): Promise<void> {
  const folder = join(/* turbopackIgnore: true */ dataDir, VARIANTS_DIR);
  const file = join(folder, name);
  if ((await sizeOf(file)) === size) return;
  const bytes = await findMediaBytes(store, name);
  if (!bytes) return;
  await mkdir(folder, { recursive: true });
  const staged = join(folder, `.${name}.${process.pid}`);
  try {
    await writeFile(staged, bytes);
    await rename(staged, file);
  } catch (cause) {
    await rm(staged, { force: true });
    throw cause;
  }
}

/** Changes whenever what the store knows of images does. */
export function stampOf(rows: readonly MediaRow[]): string {
  return rows.map(({ name, size, updatedAt }) => `${name} ${size} ${updatedAt}`).join('\n');
}

/** The images of the content folder, then those that the store alone holds, unpacked. */
export async function gatherImages(
  { store, contentDir, dataDir }: { store: Store; contentDir: string; dataDir: string },
  paths: readonly string[],
): Promise<ImageFile[]> {
  const rows = new Map((await listMedia(store)).map((row) => [`medias/${row.name}`, row]));
  const describe = (root: string, path: string): ImageFile => {
    const row = rows.get(path);
    const focus = row && focusOf(row);
    return { root, path, ...(focus && { focus }) };
  };
  const inFolder = new Set(paths);
  const stored = [...rows].filter(([path, { size }]) => size > 0 && !inFolder.has(path));
  for (const [, row] of stored) await unpackImage(store, dataDir, row);
  return [
    ...paths.map((path) => describe(contentDir, path)),
    ...stored.map(([path]) => describe(dataDir, path)),
  ];
}
