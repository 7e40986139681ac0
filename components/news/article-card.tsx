import { Picture } from '#components/media/picture.tsx';
import type { Article } from '#lib/articles/article.ts';
import { formatDate } from '#lib/french.ts';
import type { ImageFacts } from '#lib/portal/image.ts';

interface ArticleCardProps {
  article: Article;
  heading: 'h2' | 'h3';
  /** Undefined: the card has no picture. */
  image: ImageFacts | undefined;
  horizontal?: boolean;
}

/** An article in a list of them, of which it is an item. Its picture is decoration here: the title says what it is about. */
export function ArticleCard({ article, heading: Heading, image, horizontal = false }: ArticleCardProps) {
  return (
    <li
      className={`fr-card fr-enlarge-link${horizontal ? ' fr-card--horizontal fr-card--horizontal-tier' : ''}`}
    >
      <div className="fr-card__content">
        <Heading className="fr-card__title">
          <a href={`/actualites/${article.slug}`} {...(article.lang !== 'fr' && { hrefLang: article.lang })}>
            {article.title}
          </a>
        </Heading>
        {article.tagline && <p className="fr-card__desc">{article.tagline}</p>}
        <p className="fr-card__start fr-card__detail">
          <time dateTime={article.date}>{formatDate(article.date)}</time>
          {article.category && ` · ${article.category}`}
        </p>
      </div>
      {image && (
        <div className="fr-card__header fr-card__img">
          <Picture
            image={image}
            alt=""
            sizes="(min-width: 48em) 24rem, 100vw"
            className="fr-responsive-img"
          />
        </div>
      )}
    </li>
  );
}
