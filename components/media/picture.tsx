import type { ImageFacts } from '#lib/portal/image.ts';
import { focusClass } from './focus-class.ts';

interface PictureProps {
  /** Undefined when the content has no such image: nothing is shown but its alternative. */
  image: ImageFacts | undefined;
  alt: string;
  /** Width on screen, as the `sizes` attribute says it. */
  sizes: string;
  className?: string;
  /** For the one image that is seen first. */
  eager?: boolean;
}

function sourceSet(image: ImageFacts, type: string): string {
  return image.variants
    .filter((variant) => variant.type === type)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ');
}

/** An image of the content in its lightest form; its size is reserved, so nothing moves when it comes. */
export function Picture({ image, alt, sizes, className, eager = false }: PictureProps) {
  if (!image) return <span className="po-image-missing">{alt}</span>;
  const types = [...new Set(image.variants.map(({ type }) => type))];
  return (
    <picture>
      {types.map((type) => (
        <source key={type} type={type} srcSet={sourceSet(image, type)} sizes={sizes} />
      ))}
      <img
        src={image.src}
        alt={alt}
        width={image.width}
        height={image.height}
        className={image.focus ? `${className ?? ''} ${focusClass(image.focus)}`.trim() : className}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </picture>
  );
}
