import mammoth from 'mammoth';
import { type Block, flatten } from '#lib/studio/paste/block.ts';
import type { Losses } from '#lib/studio/paste/read-html.ts';
import { readBlocks, writeBlocks } from '#lib/studio/paste/to-markdown.ts';
import { DocxRefusedError } from './docx-refusals.ts';
import { packZip, unpackZip } from './zip.ts';

const LIMITS = { entries: 2_000, bytes: 24 * 1024 * 1024 };
/** XML is read into objects ten times its size. */
const MOST_XML_BYTES = 12 * 1024 * 1024;
const MOST_IMAGE_BYTES = 10 * 1024 * 1024;
const MOST_IMAGES = 40;
const MOST_TITLE = 300;

const ZIP_SIGNATURE = Buffer.from('PK\u0003\u0004');
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];
/** What programs write in the place of an alternative that nobody gave. */
const MADE_BY_PROGRAM = /généré(e|es|s)? (automatiquement|par l[’']IA)|automatically generated|AI-generated/i;

export interface DocxImage {
  bytes: Uint8Array<ArrayBuffer>;
  alt: string;
}

export interface DocxText {
  /** Of its first heading; null where there is none. */
  title: string | null;
  /** Its images are written `<Figure src="image:0" alt="…" />`. */
  markdown: string;
  images: DocxImage[];
  losses: Losses;
}

/** A document with nothing in it but its text and its images, each within its limit. */
function lighten(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, ZIP_SIGNATURE.length).equals(ZIP_SIGNATURE))
    throw new DocxRefusedError('docx-format');
  let xml = 0;
  const files = unpackZip(
    bytes,
    (name, size) => {
      if (/(^|\/)media\/[^/]+$/.test(name)) return size <= MOST_IMAGE_BYTES;
      if (!/\.(xml|rels)$/i.test(name) || /^(customXml|docProps)\//i.test(name)) return false;
      xml += size;
      return true;
    },
    LIMITS,
  );
  if (xml > MOST_XML_BYTES) throw new DocxRefusedError('docx-demesure');
  if (!files.has('[Content_Types].xml')) throw new DocxRefusedError('docx-format');
  return packZip(files);
}

/** Undefined for one that is too heavy, or on the author’s machine alone: it is left out. */
async function readImage(image: { readAsBuffer: () => Promise<Buffer> }): Promise<Buffer | undefined> {
  try {
    return await image.readAsBuffer();
  } catch {
    return undefined;
  }
}

async function toHtml(buffer: Buffer): Promise<{ html: string; images: Uint8Array<ArrayBuffer>[] }> {
  const images: Uint8Array<ArrayBuffer>[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = images.length < MOST_IMAGES ? await readImage(image) : undefined;
    return { src: bytes && bytes.length > 0 ? `image:${images.push(new Uint8Array(bytes)) - 1}` : '' };
  });
  try {
    const options = {
      styleMap: STYLES,
      convertImage,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    };
    const { value } = await mammoth.convertToHtml({ buffer }, options);
    return { html: value, images };
  } catch (cause) {
    throw new DocxRefusedError('docx-illisible', { cause });
  }
}

/** The first heading is the title; it stays in the text where something comes before it. */
function takeTitle(blocks: Block[]): { title: string | null; rest: Block[] } {
  const rank = blocks.findIndex(({ kind }) => kind === 'heading');
  const heading = blocks[rank];
  if (!heading) return { title: null, rest: blocks };
  const text = flatten([heading])
    .map((run) => run.text)
    .join('');
  return {
    title: text.replace(/\s+/g, ' ').trim().slice(0, MOST_TITLE),
    rest: rank === 0 ? blocks.slice(1) : blocks,
  };
}

/** Reads a Word document as a draft’s text. Throws {@link DocxRefusedError}. */
export async function readDocx(bytes: Buffer): Promise<DocxText> {
  const { html, images } = await toHtml(lighten(bytes));
  const alternatives = images.map(() => '');
  const { blocks, losses } = readBlocks(html, {
    imageOf: (src, alt) => {
      const rank = Number(/^image:(\d+)$/.exec(src)?.[1] ?? NaN);
      if (!images[rank]) return undefined;
      const told = MADE_BY_PROGRAM.test(alt) ? '' : alt.replace(/\s+/g, ' ').trim().slice(0, MOST_TITLE);
      alternatives[rank] = told;
      return { src, alt: told };
    },
  });
  if (blocks.length === 0) throw new DocxRefusedError('docx-vide');
  const { title, rest } = takeTitle(blocks);
  return {
    title,
    markdown: writeBlocks(rest),
    images: images.map((image, rank) => ({ bytes: image, alt: alternatives[rank] ?? '' })),
    losses,
  };
}
