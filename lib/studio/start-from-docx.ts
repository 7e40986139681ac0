import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { dayOf } from '#lib/clock.ts';
import { SLUG_MAX_LENGTH, slugify } from '#lib/slug.ts';
import { type DocxRefusal, DocxRefusedError } from './docx/docx-refusals.ts';
import type { ReadDocument } from './docx/docx-reader.ts';
import type { DocxImage, DocxText } from './docx/read-docx.ts';
import { type Draft, findStartRefusal, startDraft, type StartOutcome } from './drafts.ts';
import { addImage, type StudioImage } from './images.ts';
import { makeModel } from './models.ts';
import { describeLosses } from './paste/describe-losses.ts';
import type { Studio } from './studio.ts';
import { writeFigure } from './write-figure.ts';

export interface SentDocument {
  kind: Kind;
  /** As the person’s machine calls it. */
  fileName: string;
  bytes: Buffer;
  /** Empty: made of the title. */
  slug: string;
}

export type DocxOutcome =
  { outcome: 'started'; draft: Draft } | Exclude<StartOutcome, { draft: Draft }> | { outcome: DocxRefusal };

const MOST_NAME = 300;

function slugOf(title: string): string {
  return slugify(title).slice(0, SLUG_MAX_LENGTH).replace(/-+$/, '');
}

/** Takes the images of a document into the library; null in the place of one that it refuses. */
async function takeImages(
  studio: Studio,
  actor: Actor,
  images: readonly DocxImage[],
  name: string,
): Promise<(StudioImage | null)[]> {
  const taken: (StudioImage | null)[] = [];
  for (const [rank, { bytes, alt }] of images.entries()) {
    const done = await addImage(studio, actor, {
      fileName: `${name}-${rank + 1}`,
      bytes: Buffer.from(bytes),
      words: { alt, decorative: false, credit: null, licence: null, source: null, focusX: 50, focusY: 50 },
    });
    // What the document says of an image that the library knew comes before what the library says.
    taken.push('image' in done ? { ...done.image, alt: alt === '' ? done.image.alt : alt } : null);
  }
  return taken;
}

function placeImages(markdown: string, images: readonly (StudioImage | null)[]): string {
  return markdown.replace(/<Figure src="image:(\d+)" alt="[^"]*" \/>\n*/g, (_, rank: string) => {
    const image = images[Number(rank)];
    return image ? `${writeFigure({ ...image, decorative: image.decorative && image.alt === '' })}\n\n` : '';
  });
}

/** What is left to the author, as a comment that only they see. */
function writeRemarks({ losses }: DocxText, images: readonly (StudioImage | null)[]): string {
  const unsaid = images.filter((image) => image && image.alt === '' && !image.decorative).length;
  const refused = images.filter((image) => image === null).length;
  const remarks = describeLosses({ ...losses, images: losses.images + refused });
  if (unsaid > 0) remarks.unshift(`Images sans texte alternatif : ${unsaid}. Dites ce que montre chacune.`);
  if (remarks.length === 0) return '';
  return `{/* À relire, puis effacez ces lignes :\n${remarks.map((remark) => `- ${remark}`).join('\n')}\n*/}\n\n`;
}

/** Begins a draft from a Word document; its images join the library. */
export async function startFromDocx(
  studio: Studio,
  actor: Actor,
  read: ReadDocument,
  { kind, fileName, bytes, slug: asked }: SentDocument,
): Promise<DocxOutcome> {
  allow(actor, 'start-draft');
  let text: DocxText;
  try {
    text = await read(bytes);
  } catch (cause) {
    if (cause instanceof DocxRefusedError) return { outcome: cause.refusal };
    throw cause;
  }
  const title = text.title ?? fileName.replace(/\.[^.]*$/, '').slice(0, MOST_NAME);
  const slug = asked === '' ? slugOf(title) : asked;
  allow(actor, 'start-draft', { kind, slug });
  // Before its images join the library.
  const refusal = await findStartRefusal(studio, { kind, slug });
  if (refusal) return { outcome: refusal };
  const images = await takeImages(studio, actor, text.images, slug);
  const body = writeRemarks(text, images) + placeImages(text.markdown, images).trim();
  const model = makeModel(kind, { title, summary: '' }, dayOf(studio.clock.now()), `${body}\n`);
  return startDraft(studio, actor, { kind, slug, text: model });
}
