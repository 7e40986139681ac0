import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { ImageRefusal } from './image-refusals.ts';
import { ImageRefusedError, remakeImage } from './remake-image.ts';

/** A picture that does not compress to nothing. */
function draw(width = 320, height = 200) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 31 + (at >> 5) * 17) & 0xff;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const jpeg = () => draw().jpeg().toBuffer();
const png = () => draw().png().toBuffer();
const webp = () => draw().webp().toBuffer();

async function findRefusal(bytes: Buffer): Promise<ImageRefusal | undefined> {
  try {
    await remakeImage(bytes);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof ImageRefusedError)) throw cause;
    return cause.refusal;
  }
}

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc(named), named.length + 4);
  return out;
}

/** A PNG that says it is this large, of one colour: a few kilobytes. */
function bomb(width: number, height: number, most = 50_000_000): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc(Math.min((Math.ceil(width / 8) + 1) * height, most)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

test.each([
  ['JPEG', jpeg, 'jpg', 'jpeg'],
  ['PNG', png, 'png', 'png'],
  ['WebP', webp, 'webp', 'webp'],
])('%s is taken and made again', async (_, make, extension, format) => {
  const made = await remakeImage(await make());
  expect(made.extension).toBe(extension);
  expect(await sharp(made.bytes).metadata()).toMatchObject({ format, width: 320, height: 200 });
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>';

test.each<[string, () => Buffer | Promise<Buffer>]>([
  ['an SVG', () => Buffer.from(SVG)],
  ['an SVG under a declaration', () => Buffer.from(`<?xml version="1.0"?>\n${SVG}`)],
  ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n')],
  ['a ZIP', () => Buffer.from('PK\u0003\u0004rest', 'latin1')],
  ['a GIF', () => draw().gif().toBuffer()],
  ['an AVIF', () => draw().avif({ effort: 0 }).toBuffer()],
  ['a TIFF', () => draw().tiff().toBuffer()],
  ['nothing', () => Buffer.alloc(0)],
  ['a RIFF that is a sound', () => Buffer.from('RIFF\u0000\u0000\u0000\u0000WAVEfmt ', 'latin1')],
])('%s is of no format that is taken', async (_, make) => {
  expect(await findRefusal(await make())).toBe('image-format');
});

test.each<[string, () => Promise<Buffer>]>([
  ['a JPEG cut in the middle', async () => (await jpeg()).subarray(0, 4_000)],
  ['a PNG cut in the middle', async () => (await png()).subarray(0, 4_000)],
  ['a WebP cut in the middle', async () => (await webp()).subarray(0, 2_000)],
  ['a JPEG of its first bytes', async () => (await jpeg()).subarray(0, 4)],
  [
    'an SVG behind the first bytes of a JPEG',
    async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(SVG)]),
  ],
  ['a PNG whose pixels are missing', async () => bomb(5_000, 5_000, 1_000)],
])('%s cannot be read', async (_, make) => {
  expect(await findRefusal(await make())).toBe('image-illisible');
});

test.each<[string, number, number, ImageRefusal]>([
  ['wide and high', 50_000, 50_000, 'image-trop-grande'],
  ['a line without end', 1_000_000, 41, 'image-trop-grande'],
  ['larger than its format may say', 0x7fffffff, 0x7fffffff, 'image-illisible'],
])('a bomb, %s, is not decoded', async (_, width, height, refusal) => {
  const bytes = bomb(width, height);
  expect(bytes.length).toBeLessThan(300_000);
  expect(await findRefusal(bytes)).toBe(refusal);
});

test('a picture of a few pixels is refused', async () => {
  expect(await findRefusal(await draw(15, 200).png().toBuffer())).toBe('image-trop-petite');
});

test('what a polyglot hides behind its pixels is gone', async () => {
  const hidden = Buffer.from('PK\u0003\u0004<script>alert("cache")</script>%PDF-1.7', 'latin1');
  for (const make of [jpeg, png, webp]) {
    const { bytes } = await remakeImage(Buffer.concat([await make(), hidden]));
    expect(bytes.includes('<script>')).toBe(false);
    expect(bytes.includes('%PDF')).toBe(false);
  }
});

test('the place where it was taken, the camera and the comments are gone, and it is the right way up', async () => {
  const sent = await draw(320, 200)
    .withExif({
      IFD0: { Make: 'Appareil-secret', Copyright: 'Personne' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '48/1 51/1 24/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 21/1 3/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><lieu>48.8566</lieu></x:xmpmeta>')
    .jpeg()
    .toBuffer();
  const before = await sharp(sent).metadata();
  expect(before.exif?.includes('Appareil-secret')).toBe(true);
  expect(before.xmp).toBeDefined();
  const { bytes } = await remakeImage(sent);
  const after = await sharp(bytes).metadata();
  for (const kept of [after.exif, after.xmp, after.iptc, after.orientation]) expect(kept).toBeUndefined();
  expect(bytes.includes('Appareil-secret')).toBe(false);
  expect([after.width, after.height]).toEqual([200, 320]);
});

test('a large picture is brought to what a page can show', async () => {
  const sent = await sharp({ create: { width: 6_000, height: 3_000, channels: 3, background: '#336' } })
    .jpeg()
    .toBuffer();
  const { bytes } = await remakeImage(sent);
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 2_400, height: 1_200 });
});

test('a PNG that is heavy because it is a photograph becomes WebP', async () => {
  const noise = Buffer.alloc(1_400 * 1_400 * 3);
  let seed = 1;
  for (let at = 0; at < noise.length; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    noise[at] = seed >>> 24;
  }
  const sent = await sharp(noise, { raw: { width: 1_400, height: 1_400, channels: 3 } })
    .png()
    .toBuffer();
  expect((await remakeImage(sent)).extension).toBe('webp');
});

test('whatever is changed in a file, it is an image or it is refused', async () => {
  const files = await Promise.all([jpeg(), png(), webp()]);
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: files.length - 1 }),
      fc.array(fc.tuple(fc.nat({ max: 20_000 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 }),
      fc.nat({ max: 20_000 }),
      async (which, edits, cut) => {
        const bytes = Buffer.from(files[which] ?? Buffer.alloc(0));
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        const sent = cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
        if ((await findRefusal(sent)) !== undefined) return;
        const { bytes: made, extension } = await remakeImage(sent);
        const format = extension === 'jpg' ? 'jpeg' : extension;
        expect((await sharp(made).metadata()).format).toBe(format);
      },
    ),
    { numRuns: 60 },
  );
});
