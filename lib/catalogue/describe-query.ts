import { formatDate } from '#lib/french.ts';
import { type CatalogueQuery, FACETS, SORT_LABELS } from './query.ts';
import type { Facet } from './search-products.ts';

/** A query in words, for titles: « santé », Arrêté, au 1er janvier 2023, en tableau, page 2. Empty for the whole catalogue. */
export function describeQuery(query: CatalogueQuery, facets: readonly Facet[]): string {
  const labels = FACETS.flatMap((name) => {
    const values = facets.find((facet) => facet.name === name)?.values ?? [];
    return query.choices[name].map((value) => values.find((item) => item.value === value)?.label ?? value);
  });
  return [
    query.q && `« ${query.q} »`,
    ...labels,
    query.asOf && `au ${formatDate(query.asOf)}`,
    query.sort && `par ${SORT_LABELS[query.sort].toLowerCase()}`,
    query.view === 'tableau' && 'en tableau',
    query.page > 1 && `page ${query.page}`,
  ]
    .filter(Boolean)
    .join(', ');
}
