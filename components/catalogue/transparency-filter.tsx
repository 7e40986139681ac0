import {
  hrefOfTransparency,
  type StatusChoice,
  toggleStatus,
  type TransparencyQuery,
} from '#lib/catalogue/transparency.ts';

interface TransparencyFilterProps {
  query: TransparencyQuery;
  statuses: readonly StatusChoice[];
}

/** Statuses as links, each with the number of products that it would show. */
export function TransparencyFilter({ query, statuses }: TransparencyFilterProps) {
  return (
    <nav className="po-options" aria-label="Filtrer par statut">
      <p className="po-options__label" aria-hidden="true">
        Statut
      </p>
      <ul>
        <li>
          <a
            href={hrefOfTransparency({ ...query, statuses: [], page: 1 })}
            aria-current={query.statuses.length === 0 ? 'true' : undefined}
          >
            Tous
          </a>
        </li>
        {statuses.map(({ value, label, count, chosen }) => (
          <li key={value}>
            <a
              href={hrefOfTransparency(toggleStatus(query, value))}
              aria-current={chosen ? 'true' : undefined}
              rel="nofollow"
            >
              {chosen && <span className="fr-sr-only">Retirer le filtre : </span>}
              {label} ({count})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
