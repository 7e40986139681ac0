import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { ImageFacts, ImageVariant } from '#lib/portal/image.ts';
import { IMAGE_MAX_PIXELS } from './remake-image.ts';

const WIDTHS = [400, 800, 1200];
const FORMATS = [
  { extension: 'avif', type: 'image/avif', encode: (image: Sharp) => image.avif({ quality: 60, effort: 3 }) },
  { extension: 'webp', type: 'image/webp', encode: (image: Sharp) => image.webp({ quality: 82, effort: 4 }) },
] as const;

/**
 * Folder of the data directory that holds the variants, and the images that the store alone holds; all of it can be made
 * again.
 */
export const VARIANTS_DIR = 'medias';

interface PlannedVariant extends ImageVariant {
  file: string;
}

interface PlannedImage {
  facts: ImageFacts;
  source: string;
  variants: PlannedVariant[];
}

/** An image to prepare: its path `medias/…` below a folder. */
export interface ImageFile {
  root: string;
  path: string;
  /** What a crop keeps, where someone has said it. */
  focus?: ImageFacts['focus'];
}

/** Throws for what cannot be read or is no image. */
async function planImage({ root, path, focus }: ImageFile): Promise<PlannedImage> {
  const source = join(root, path);
  const bytes = await readFile(source);
  const size = (await sharp(bytes, { limitInputPixels: IMAGE_MAX_PIXELS }).metadata()).autoOrient;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const stem = basename(path, extname(path));
  const widths = [...new Set(WIDTHS.map((width) => Math.min(width, size.width)))];
  const variants = FORMATS.flatMap(({ extension, type }) =>
    widths.map((width) => {
      const file = `${stem}.${hash}.${width}.${extension}`;
      return { file, url: `/medias/${file}`, type, width };
    }),
  );
  return { source, variants, facts: { src: `/${path}`, ...size, variants: [], ...(focus && { focus }) } };
}

async function makeVariant(source: string, dir: string, variant: PlannedVariant): Promise<void> {
  const format = FORMATS.find(({ type }) => type === variant.type) ?? FORMATS[1];
  const image = sharp(source, { limitInputPixels: IMAGE_MAX_PIXELS })
    .rotate()
    .resize({ width: variant.width });
  const bytes = await format.encode(image).toBuffer();
  const staged = join(dir, `.${variant.file}.${process.pid}`);
  await writeFile(staged, bytes);
  await rename(staged, join(dir, variant.file));
}

export interface ImageSet {
  /** Images with the variants that exist. */
  images: ImageFacts[];
  /** Files of variants that no image of the content wants. */
  obsolete: string[];
  /** Makes the missing variants, as many as it can. When it made any, the set is to be listed again. */
  complete(): Promise<{ made: number; failures: string[] }>;
}

/** Deletes variants that no image has wanted for a while. */
export async function removeVariants(dataDir: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(join(dataDir, VARIANTS_DIR, file), { force: true });
}

/** The name of the image that a variant was made of, without its extension. */
function stemOf(variant: string): string {
  return variant.replace(/^\./, '').replace(/\.[0-9a-f]{10}\.\d+\..*$/, '');
}

/** Images with the variants made so far in `dataDir`. Unreadable images are left out. */
export async function listImages(dataDir: string, files: readonly ImageFile[]): Promise<ImageSet> {
  const dir = join(dataDir, VARIANTS_DIR);
  await mkdir(dir, { recursive: true });
  const planned: PlannedImage[] = [];
  const unread = new Set<string>();
  for (const file of files) {
    try {
      planned.push(await planImage(file));
    } catch {
      unread.add(basename(file.path, extname(file.path)));
    }
  }
  const made = new Set(await readdir(dir));
  const originals = files.filter(({ root }) => root === dataDir).map(({ path }) => basename(path));
  const wanted = new Set([
    ...originals,
    ...planned.flatMap((image) => image.variants.map((variant) => variant.file)),
  ]);
  const missing = planned.flatMap((image) =>
    image.variants
      .filter((variant) => !made.has(variant.file))
      .map((variant) => ({ source: image.source, variant })),
  );
  return {
    images: planned.map(({ facts, variants }) => ({
      ...facts,
      variants: variants
        .filter(({ file }) => made.has(file))
        .map(({ url, type, width }) => ({ url, type, width })),
    })),
    obsolete: [...made].filter((file) => !wanted.has(file) && !unread.has(stemOf(file))),
    async complete() {
      const failures: string[] = [];
      for (const { source, variant } of missing) {
        try {
          await makeVariant(source, dir, variant);
        } catch (cause) {
          failures.push(`${variant.file}: ${String(cause)}`);
        }
      }
      return { made: missing.length - failures.length, failures };
    },
  };
}
