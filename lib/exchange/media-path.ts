import { slugify } from '#lib/slug.ts';

/** Where an image named by a document of another tool is to be put; its bytes are not part of the document. */
export function mediaPath(address: string): string {
  const name = address.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const stem = slugify(name.replace(/\.[a-z0-9]+$/i, '')) || 'image';
  const extension = /\.(png|jpe?g|webp)$/i.exec(name)?.[1]?.toLowerCase() ?? 'jpg';
  return `/medias/${stem}.${extension}`;
}
