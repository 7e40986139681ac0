import { newsFeedHref } from '#lib/articles/news-addresses.ts';
import { FEED_FORMAT_NAMES, FEED_FORMATS, feedMediaType } from '#lib/http/feed-formats.ts';

/** The articles of a tag, or all, for a reader of feeds. */
export function NewsFollow({ tag }: { tag: string | null }) {
  return (
    <div className="po-take-away po-no-print">
      <h3 className="fr-h6">Suivre par flux</h3>
      <ul>
        {FEED_FORMAT_NAMES.map((format) => (
          <li key={format}>
            <a
              className="fr-link fr-link--icon-left fr-icon-rss-line"
              href={newsFeedHref(tag, format)}
              type={feedMediaType(format)}
            >
              {tag === null ? 'Toutes les actualités' : 'Cette étiquette'} ({FEED_FORMATS[format].label})
            </a>
          </li>
        ))}
      </ul>
      <p className="po-mention">
        Chaque flux donne en entier les articles les plus récents : ouvrez son adresse dans un lecteur de
        flux.
      </p>
    </div>
  );
}
