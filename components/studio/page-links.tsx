interface PageLinksProps {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  /** What the pages are of, for the name of the landmark. */
  label: string;
}

/** From one page of a list to the next: the lists of the studio are searched rather than leafed through. */
export function PageLinks({ page, pages, hrefOf, label }: PageLinksProps) {
  if (pages <= 1 && page === 1) return null;
  return (
    <nav className="po-cluster" aria-label={label}>
      {page > 1 && (
        <a
          className="fr-link fr-link--icon-left fr-icon-arrow-left-s-line"
          href={hrefOf(Math.min(page - 1, pages))}
        >
          Page précédente
        </a>
      )}
      <span>
        Page {page} sur {pages}
      </span>
      {page < pages && (
        <a className="fr-link fr-link--icon-right fr-icon-arrow-right-s-line" href={hrefOf(page + 1)}>
          Page suivante
        </a>
      )}
    </nav>
  );
}
