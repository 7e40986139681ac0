import { type Day, today } from '#lib/clock.ts';
import { countedStatus, PHASE_DEFINITIONS, PHASES, STATUSES } from './phases.ts';
import { TRANSPARENCY, TRANSPARENCY_NAMES } from './product.ts';
import { EMPTY_QUERY, type FacetName, hrefOf, toggleChoice } from './query.ts';
import { searchProducts } from './search-products.ts';
import { listProductsAt } from './snapshot.ts';

/** A figure about the catalogue: computed, with the address of the list that makes it. */
export interface Figure {
  label: string;
  count: number;
  href: string;
}

export interface CatalogueFigures {
  day: Day;
  total: Figure;
  statuses: Figure[];
  phases: Figure[];
  transparency: { label: string; published: Figure; unpublished: Figure }[];
  themes: Figure[];
  sponsors: Figure[];
}

function figure(facet: FacetName, value: string, label: string, count: number): Figure {
  return { label, count, href: hrefOf(toggleChoice(EMPTY_QUERY, facet, value)) };
}

export function getCatalogueFigures(): CatalogueFigures {
  const result = searchProducts(EMPTY_QUERY);
  const counts = (facet: FacetName) =>
    new Map(
      result.facets.find(({ name }) => name === facet)?.values.map((value) => [value.value, value]) ?? [],
    );
  const statuses = counts('statut');
  const phases = counts('phase');
  const transparency = counts('transparence');
  const open = (facet: FacetName) =>
    [...counts(facet).values()].map(({ value, label, count }) => figure(facet, value, label, count));
  return {
    day: today(),
    total: { label: 'produits au catalogue', count: listProductsAt(today()).length, href: '/produits' },
    statuses: STATUSES.map((name) => {
      const count = statuses.get(name)?.count ?? 0;
      return figure('statut', name, countedStatus(name, count), count);
    }),
    phases: PHASES.map((name) =>
      figure('phase', name, PHASE_DEFINITIONS[name].label, phases.get(name)?.count ?? 0),
    ),
    transparency: TRANSPARENCY_NAMES.map((name) => ({
      label: TRANSPARENCY[name].present,
      published: figure('transparence', name, TRANSPARENCY[name].present, transparency.get(name)?.count ?? 0),
      unpublished: figure(
        'transparence',
        `sans-${name}`,
        TRANSPARENCY[name].absent,
        transparency.get(`sans-${name}`)?.count ?? 0,
      ),
    })),
    themes: open('thematique'),
    sponsors: open('sponsor'),
  };
}
