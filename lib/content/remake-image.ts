import sharp, { type Metadata } from 'sharp';
import type { ImageRefusal } from './image-refusals.ts';

/** Bytes of a file that is sent. */
export const IMAGE_MAX_BYTES = 10 * 1024 * 1024;
/** Pixels that are ever decoded: a few kilobytes can stand for gigabytes. */
export const IMAGE_MAX_PIXELS = 40_000_000;
/** The longest side that is kept: twice the widest place of a page. */
const LONGEST_SIDE = 2_400;
const SHORTEST_SIDE = 16;
/** A drawing is lighter as PNG, a photograph is not: beyond this it becomes WebP. */
const PNG_MAX_BYTES = 2 * 1024 * 1024;
const TIMEOUT_S = 20;

export class ImageRefusedError extends Error {
  override name = 'ImageRefusedError';
  constructor(
    readonly refusal: ImageRefusal,
    options?: ErrorOptions,
  ) {
    super(refusal, options);
  }
}

export interface RemadeImage {
  bytes: Buffer;
  extension: 'jpg' | 'png' | 'webp';
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What the first bytes say: nothing else, SVG least of all, is ever given to a decoder. */
function findSignature(bytes: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return 'png';
  const isRiff = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isRiff ? 'webp' : undefined;
}

async function readFacts(bytes: Buffer): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new ImageRefusedError('image-illisible', { cause });
  }
}

function encode(bytes: Buffer, extension: RemadeImage['extension']): Promise<Buffer> {
  const image = sharp(bytes, { limitInputPixels: IMAGE_MAX_PIXELS, failOn: 'warning' })
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: TIMEOUT_S });
  switch (extension) {
    case 'jpg':
      return image.jpeg({ quality: 88, progressive: true }).toBuffer();
    case 'png':
      return image.png({ compressionLevel: 9 }).toBuffer();
    case 'webp':
      return image.webp({ quality: 88 }).toBuffer();
  }
}

/**
 * The image that a file holds, made again from its pixels: turned the right way up, no larger than a page can show, and
 * without anything else that the file held (place, camera, comments, another file at its end). Throws
 * {@link ImageRefusedError}.
 */
export async function remakeImage(sent: Buffer): Promise<RemadeImage> {
  const signature = findSignature(sent);
  if (signature === undefined) throw new ImageRefusedError('image-format');
  const { format, width, height, pages = 1 } = await readFacts(sent);
  if (format !== signature) throw new ImageRefusedError('image-format');
  if (width * height * pages > IMAGE_MAX_PIXELS) throw new ImageRefusedError('image-trop-grande');
  if (Math.min(width, height) < SHORTEST_SIDE) throw new ImageRefusedError('image-trop-petite');
  try {
    const extension = format === 'jpeg' ? 'jpg' : format;
    const bytes = await encode(sent, extension);
    if (extension === 'png' && bytes.length > PNG_MAX_BYTES)
      return { bytes: await encode(sent, 'webp'), extension: 'webp' };
    return { bytes, extension };
  } catch (cause) {
    throw new ImageRefusedError('image-illisible', { cause });
  }
}
