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

/** Every browser that shows the portal reads it; AVIF, lighter, is offered before it. */
const READ_BY_ALL = 'image/webp';

/** The versions of an image of one type, as `srcset` says them; undefined where none was made. */
function findSourceSet(image: ImageFacts, type: string): string | undefined {
  const versions = image.variants.filter((variant) => variant.type === type);
  return versions.map(({ url, width }) => `${url} ${width}w`).join(', ') || undefined;
}

/** An image of the content in its lightest form; its size is reserved, so nothing moves when it comes. */
export function Picture({ image, alt, sizes, className, eager = false }: PictureProps) {
  if (!image) return <span className="po-image-missing">{alt}</span>;
  const lighter = [...new Set(image.variants.map(({ type }) => type))].filter((type) => type !== READ_BY_ALL);
  return (
    <picture>
      {lighter.map((type) => (
        <source key={type} type={type} srcSet={findSourceSet(image, type)} sizes={sizes} />
      ))}
      <img
        src={image.src}
        srcSet={findSourceSet(image, READ_BY_ALL)}
        sizes={sizes}
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
