import type { StudioImage } from './images.ts';
import { quoteAttribute } from './quote-attribute.ts';

/** An image of the library as a tag of the text, with its own words. */
export function writeFigure({
  src,
  alt,
  decorative,
  credit,
}: Pick<StudioImage, 'src' | 'alt' | 'decorative' | 'credit'>): string {
  const words = [
    `src="${src}"`,
    `alt="${decorative ? '' : quoteAttribute(alt)}"`,
    ...(decorative ? ['decorative="oui"'] : []),
    ...(credit ? [`credit="${quoteAttribute(credit)}"`] : []),
  ];
  return `<Figure ${words.join(' ')} />`;
}
