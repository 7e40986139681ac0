import { findImage as findIndexedImage } from '#db/index/meta.ts';
import { getIndex } from './index-reader.ts';

export interface ImageVariant {
  url: string;
  type: string;
  width: number;
}

/** An image of the content: its size in pixels and the smaller, lighter versions made of it. */
export interface ImageFacts {
  /** Address of the original, `/medias/…`. */
  src: string;
  width: number;
  height: number;
  variants: ImageVariant[];
  /** The point that a crop keeps, in percent from the left and from the top; the middle unless told. */
  focus?: { x: number; y: number };
}

/** The image at an address `/medias/…`, or undefined when the content has none there. */
export function findImage(src: string): ImageFacts | undefined {
  const data = findIndexedImage(getIndex(), src);
  return data === undefined ? undefined : (JSON.parse(data) as ImageFacts);
}
