import type { ReactNode } from 'react';
import { isPortalVideo, type TagProps } from '#lib/content/tags.ts';
import { Accordion } from './accordion.tsx';
import type { DocumentContext } from './context.ts';

interface VideoProps extends TagProps<'Video', ReactNode> {
  context: DocumentContext;
}

const typeOf = (src: string): string => (/\.webm$/i.test(src) ? 'video/webm' : 'video/mp4');

/** Of the portal’s own: nothing but its poster is loaded before the visitor plays it. */
function Player({ src, title, captions, poster, context }: Omit<VideoProps, 'children'>) {
  const image = poster ? context.findImage(poster) : undefined;
  const [lightest] = (image?.variants ?? [])
    .filter(({ type, width }) => type === 'image/webp' && width >= 800)
    .sort((one, other) => one.width - other.width);
  return (
    <video
      className="po-video"
      controls
      playsInline
      preload="none"
      width={image?.width}
      height={image?.height}
      poster={lightest?.url ?? image?.src}
      aria-label={title}
    >
      <source src={src} type={typeOf(src)} />
      <track kind="captions" src={captions} srcLang="fr" label="Français" default />
      <a href={src}>Télécharger la vidéo « {title} »</a>
    </video>
  );
}

/** On another site, which learns of the visitor and may set cookies: following the link is their consent (CNIL, article 82 of the law of 6 January 1978). */
function ElsewhereLink({ src, title }: Pick<VideoProps, 'src' | 'title'>) {
  const { hostname } = new URL(src);
  return (
    <p>
      <a href={src} rel="noopener external noreferrer">
        Voir la vidéo « {title} » sur {hostname}
      </a>
      . Elle est sous-titrée. Rien n’en est chargé ici : en suivant ce lien, vous acceptez les règles de ce
      site, qui peut mesurer votre visite.
    </p>
  );
}

/** Its captions are in the player and its transcription beside it (RGAA 4.1, 4.3). */
export function Video({ children, ...props }: VideoProps) {
  const { src, title } = props;
  return (
    <>
      <figure className="fr-content-media" role="figure" aria-label={`Vidéo : ${title}`}>
        {isPortalVideo(src) ? <Player {...props} /> : <ElsewhereLink src={src} title={title} />}
        <figcaption className="fr-content-media__caption">{title}</figcaption>
      </figure>
      <Accordion title="Transcription de la vidéo">{children}</Accordion>
    </>
  );
}
