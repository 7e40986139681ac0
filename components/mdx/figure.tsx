import { Picture } from '#components/media/picture.tsx';
import type { TagProps } from '#lib/content/tags.ts';
import type { DocumentContext } from './context.ts';

interface FigureProps extends TagProps<'Figure', never> {
  context: DocumentContext;
}

export function Figure({ src, alt, caption, credit, context }: FigureProps) {
  const image = context.findImage(src);
  return (
    <figure className="fr-content-media" role="figure" {...(caption && { 'aria-label': caption })}>
      <div className="fr-content-media__img">
        <Picture
          image={image}
          alt={alt}
          sizes="(min-width: 62em) 45rem, 100vw"
          className="fr-responsive-img"
        />
      </div>
      {(caption ?? credit) && (
        <figcaption className="fr-content-media__caption">
          {caption}
          {caption && credit && ' — '}
          {credit}
        </figcaption>
      )}
    </figure>
  );
}
