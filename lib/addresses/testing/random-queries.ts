import fc from 'fast-check';
import { ABSENT, type CatalogueQuery, EMPTY_QUERY, emptyChoices } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';

/** Random queries made of values that the catalogue holds, and of some that it does not. */
export function randomQueries(): fc.Arbitrary<CatalogueQuery> {
  const facets = searchProducts(EMPTY_QUERY).facets;
  const choices = fc.record(
    Object.fromEntries(
      facets.map((facet) => [
        facet.name,
        fc.uniqueArray(fc.constantFrom(...facet.values.map(({ value }) => value), ABSENT, 'inconnu'), {
          maxLength: 2,
        }),
      ]),
    ),
    { requiredKeys: [] },
  );
  return fc.record({
    q: fc.constantFrom('', '', 'santé', 'aide aux jeunes', 'travail'),
    choices: choices.map((some) => ({ ...emptyChoices(), ...some })),
    sort: fc.constantFrom(null, 'nom', 'phase', 'creation', 'verification'),
    view: fc.constantFrom('cartes', 'tableau'),
    page: fc.constant(1),
    asOf: fc.constantFrom(null, null, '2023-01-01', '2019-06-01'),
  });
}
