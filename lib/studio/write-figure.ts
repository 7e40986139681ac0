import { quoteAttribute } from './edit-component.ts';
import type { StudioImage } from './images.ts';

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
