import type { Article } from '#lib/articles/article.ts';

/** Who wrote, and from what source. */
export function ArticleOrigin({ article: { authors, source } }: { article: Article }) {
  if (authors.length === 0 && !source) return null;
  return (
    <footer className="po-origin po-mention">
      {authors.length > 0 && <p>Rédaction : {authors.join(', ')}.</p>}
      {source && (
        <p>
          Source : {source.url ? <a href={source.url}>{source.name}</a> : source.name}
          {source.rights && ` (${source.rights})`}.
        </p>
      )}
    </footer>
  );
}
