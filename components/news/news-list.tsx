import { Pagination } from '#components/layout/pagination.tsx';
import type { ArticlesQuery, ArticlesResult } from '#lib/articles/list-articles.ts';
import { newsHref } from '#lib/articles/news-href.ts';
import { formatCount } from '#lib/french.ts';
import type { ImageFacts } from '#lib/portal/image.ts';
import { ArticleCard } from './article-card.tsx';
import { NewsFollow } from './news-follow.tsx';
import { TagLinks } from './tag-links.tsx';

/** Pictures decorate the newest articles; one for each would weigh more than all the texts. */
const PICTURED = 3;

interface NewsListProps {
  /** Address of the list, without its query. */
  path: string;
  query: ArticlesQuery;
  result: ArticlesResult;
  findImage: (src: string) => ImageFacts | undefined;
}

/** Articles by date, with the years and tags that they can be read by. */
export function NewsList({ path, query, result, findImage }: NewsListProps) {
  return (
    <div className="po-sidebar">
      <nav className="po-facets" aria-label="Filtrer les actualités">
        <h2 className="fr-h6">Par année</h2>
        <ul className="po-facet__values" role="list">
          {query.year !== null && (
            <li>
              <a href={newsHref(path, null, 1)} className="po-facet__value">
                Toutes les années
              </a>
            </li>
          )}
          {result.years.map(({ year }) => (
            <li key={year}>
              <a
                href={newsHref(path, year, 1)}
                className="po-facet__value"
                aria-current={query.year === year ? 'true' : undefined}
              >
                {year}
              </a>
            </li>
          ))}
        </ul>
        <h2 className="fr-h6">Par étiquette</h2>
        <TagLinks tags={result.tags} current={query.tag} />
      </nav>
      <section className="po-results" aria-labelledby="articles-titre">
        <h2 className="fr-sr-only" id="articles-titre">
          Articles
        </h2>
        <p className="po-count" id="compte">
          {formatCount(result.total, 'actualité', 'actualités')}
          {query.year && ` en ${query.year}`}
          {result.pages > 1 && `, page ${query.page} sur ${result.pages}`}
        </p>
        {result.total === 0 ? (
          <p>
            Aucune actualité ne répond à cette demande. <a href={path}>Voir toutes les années</a>.
          </p>
        ) : (
          <ul className="po-list po-stack" role="list">
            {result.articles.map((article, rank) => (
              <ArticleCard
                key={article.slug}
                article={article}
                heading="h3"
                image={article.image && rank < PICTURED ? findImage(article.image.src) : undefined}
                horizontal
              />
            ))}
          </ul>
        )}
        <Pagination
          page={query.page}
          pages={result.pages}
          hrefOf={(page) => newsHref(path, query.year, page)}
          label="Pages des actualités"
        />
        <NewsFollow tag={query.tag} />
      </section>
    </div>
  );
}
