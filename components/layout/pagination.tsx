interface PaginationProps {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  /** What the pages are of, for the name of the landmark. */
  label: string;
}

/** First, last and the two around the current one; `null` is a gap. */
function listPageNumbers(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((n) => n >= 1 && n <= pages)
    .sort((a, b) => a - b);
  return shown.flatMap((n, rank) => (rank > 0 && n - (shown[rank - 1] ?? n) > 1 ? [null, n] : [n]));
}

/** DSFR's pagination with real links: react-dsfr's emits some without `href`. */
export function Pagination({ page, pages, hrefOf, label }: PaginationProps) {
  if (pages < 2) return null;
  return (
    <nav className="fr-pagination" aria-label={label}>
      <ul className="fr-pagination__list">
        {page > 1 && (
          <li>
            <a className="fr-pagination__link fr-pagination__link--prev" href={hrefOf(page - 1)} rel="prev">
              Page précédente
            </a>
          </li>
        )}
        {listPageNumbers(page, pages).map((n, rank) => (
          <li key={n ?? `gap-${rank}`}>
            {n === null ? (
              <span className="fr-pagination__link">…</span>
            ) : n === page ? (
              <span className="fr-pagination__link" aria-current="page">
                <span className="fr-sr-only">Page </span>
                {n}
              </span>
            ) : (
              <a className="fr-pagination__link" href={hrefOf(n)} aria-label={`Page ${n}`}>
                {n}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a className="fr-pagination__link fr-pagination__link--next" href={hrefOf(page + 1)} rel="next">
              Page suivante
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
