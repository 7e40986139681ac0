import type { Article } from '#lib/articles/article.ts';

interface ArticleNeighboursProps {
  newer: Article | null;
  older: Article | null;
}

export function ArticleNeighbours({ newer, older }: ArticleNeighboursProps) {
  if (!newer && !older) return null;
  return (
    <nav className="fr-container po-neighbours" aria-label="Autres actualités">
      <ul>
        {older && (
          <li>
            <a
              className="fr-link fr-link--icon-left fr-icon-arrow-left-line"
              href={`/actualites/${older.slug}`}
            >
              Plus ancienne : {older.title}
            </a>
          </li>
        )}
        {newer && (
          <li>
            <a
              className="fr-link fr-link--icon-right fr-icon-arrow-right-line"
              href={`/actualites/${newer.slug}`}
            >
              Plus récente : {newer.title}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
