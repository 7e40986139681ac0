import type { StudioImage } from '#lib/studio/images.ts';

/** What an image says of itself, under its picture. */
export function describeImage({ alt, decorative }: Pick<StudioImage, 'alt' | 'decorative'>): string {
  if (decorative) return 'Décorative';
  return alt === '' ? 'Sans texte alternatif' : alt;
}

/** An image of the library as a small picture; what goes with it is its caller's. */
export function ImageThumbnail({ image }: { image: StudioImage }) {
  return (
    <span className="po-thumbnail">
      <img
        src={image.thumbnail}
        alt=""
        loading="lazy"
        {...(image.width && image.height && { width: image.width, height: image.height })}
      />
    </span>
  );
}
