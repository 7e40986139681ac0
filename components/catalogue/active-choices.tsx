import { type CatalogueQuery, EMPTY_QUERY, FACETS, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import type { Facet } from '#lib/catalogue/search-products.ts';
import { formatDate } from '#lib/french.ts';

interface ActiveChoicesProps {
  query: CatalogueQuery;
  facets: readonly Facet[];
}

/** What is chosen, each as a tag that takes it away. */
export function ActiveChoices({ query, facets }: ActiveChoicesProps) {
  const labelOf = (name: string, value: string) =>
    facets.find((facet) => facet.name === name)?.values.find((item) => item.value === value)?.label ?? value;
  const tags = FACETS.flatMap((facet) =>
    query.choices[facet].map((value) => ({
      key: `${facet} ${value}`,
      label: labelOf(facet, value),
      href: hrefOf(toggleChoice(query, facet, value)),
    })),
  );
  if (query.q)
    tags.unshift({ key: 'q', label: `« ${query.q} »`, href: hrefOf({ ...query, q: '', page: 1 }) });
  if (query.asOf) {
    tags.push({
      key: 'au',
      label: `au ${formatDate(query.asOf)}`,
      href: hrefOf({ ...query, asOf: null, page: 1 }),
    });
  }
  if (tags.length === 0) return null;
  return (
    <div className="po-choices">
      <h2 className="fr-sr-only">Filtres choisis</h2>
      <ul className="fr-tags-group po-choices__list">
        {tags.map(({ key, label, href }) => (
          <li key={key}>
            <a className="fr-tag fr-tag--sm fr-tag--dismiss" href={href}>
              <span className="fr-sr-only">Retirer : </span>
              {label}
            </a>
          </li>
        ))}
        <li>
          <a
            className="fr-link fr-link--sm"
            href={hrefOf({ ...EMPTY_QUERY, view: query.view, sort: query.sort })}
          >
            Tout effacer
          </a>
        </li>
      </ul>
    </div>
  );
}
