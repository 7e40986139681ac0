import { Fragment } from 'react';
import { newsFeedHref } from '#lib/articles/news-addresses.ts';
import { FEED_FORMAT_NAMES, FEED_FORMATS, feedMediaType } from '#lib/http/feed-formats.ts';

/** The articles of a tag, or all, for a reader of feeds. */
export function NewsFollow({ tag }: { tag: string | null }) {
  return (
    <div className="po-take-away po-no-print">
      <h3 className="fr-h6">Suivre par flux</h3>
      <p>
        {tag === null ? 'Toutes les actualités' : 'Cette étiquette'} au format{' '}
        {FEED_FORMAT_NAMES.map((format, rank) => (
          <Fragment key={format}>
            {rank > 0 && (rank === FEED_FORMAT_NAMES.length - 1 ? ' ou ' : ', ')}
            <a href={newsFeedHref(tag, format)} type={feedMediaType(format)}>
              {FEED_FORMATS[format].label}
            </a>
          </Fragment>
        ))}
        . Chaque flux donne en entier les articles les plus récents : ouvrez son adresse dans un lecteur de
        flux.
      </p>
    </div>
  );
}
