import { Picture } from '#components/media/picture.tsx';
import type { Article } from '#lib/articles/article.ts';
import { formatDate } from '#lib/french.ts';
import type { ImageFacts } from '#lib/portal/image.ts';
import { TagLinks } from './tag-links.tsx';

interface ArticleHeadProps {
  article: Article;
  readingMinutes: number;
  image: ImageFacts | undefined;
}

export function ArticleHead({ article, readingMinutes, image }: ArticleHeadProps) {
  return (
    <header className="po-stack">
      <h1>{article.title}</h1>
      {article.tagline && <p className="fr-text--lead">{article.tagline}</p>}
      <p className="po-mention">
        {article.category && `${article.category} · `}
        <time dateTime={article.date}>{formatDate(article.date)}</time>
        {article.updated && article.updated !== article.date && (
          <>
            {' '}
            · mis à jour le <time dateTime={article.updated}>{formatDate(article.updated)}</time>
          </>
        )}
        {` · ${readingMinutes} min de lecture`}
      </p>
      {article.tags.length > 0 && <TagLinks tags={article.tags} />}
      {article.image && (
        <figure
          className="fr-content-media"
          role="figure"
          {...(article.image.credit && { 'aria-label': article.image.credit })}
        >
          <div className="fr-content-media__img">
            <Picture
              image={image}
              alt={article.image.alt}
              sizes="(min-width: 62em) 50rem, 100vw"
              className="fr-responsive-img"
              eager
            />
          </div>
          {article.image.credit && (
            <figcaption className="fr-content-media__caption">{article.image.credit}</figcaption>
          )}
        </figure>
      )}
    </header>
  );
}
