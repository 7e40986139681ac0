import { listDocuments } from '#db/index/document.ts';
import { type Day, localMinute, systemClock } from '#lib/clock.ts';
import { cachedByRevision } from '#lib/portal/index-reader.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { findAnnouncedPhase, findCurrentPhase, type Phase, type Status, statusOf } from './phases.ts';
import type { Product } from './product.ts';
import { ABSENT, FACETS, type FacetName } from './query.ts';
import { TRANSPARENCY_NAMES } from './product.ts';

/** A product as it was at a day. */
export interface ProductAt {
  product: Product;
  current: Phase | null;
  announced: Phase | null;
  status: Status;
  /** Ids that each facet finds it under; an absent fact is found under {@link ABSENT}. */
  values: Record<FacetName, string[]>;
}

/** Every public product of the index, read once for each content revision. */
const listPublicProducts: () => Product[] = cachedByRevision((index) => {
  const minute = localMinute(systemClock.now());
  return listDocuments(index, 'produits')
    .filter((document) => visibilityAt(document, minute) === 'public')
    .map((document) => JSON.parse(document.data) as Product);
});

const orAbsent = (ids: string[]): string[] => (ids.length > 0 ? ids : [ABSENT]);
const idsOf = (terms: Product['themes']): string[] => orAbsent(terms.map(({ id }) => id));

/** Each item published or not; a product that publishes nothing at all is found under {@link ABSENT} too. */
function listTransparency({ transparency }: Product): string[] {
  const items = TRANSPARENCY_NAMES.map((name) => (transparency[name] ? name : `sans-${name}`));
  return TRANSPARENCY_NAMES.some((name) => transparency[name]) ? items : [...items, ABSENT];
}

/** A product at a day: the phase that had begun, the next one announced, and what the facets find it under. */
export function productAt(product: Product, day: Day): ProductAt {
  const current = findCurrentPhase(product.phases, day) ?? null;
  const status = statusOf(current ?? undefined);
  return {
    product,
    current,
    announced: findAnnouncedPhase(product.phases, day) ?? null,
    status,
    values: {
      statut: [status],
      phase: current ? [current.name] : [ABSENT],
      thematique: idsOf(product.themes),
      public: idsOf(product.audiences),
      sponsor: idsOf(product.sponsors),
      incubateur: idsOf(product.incubators),
      techno: idsOf(product.technologies),
      accessibilite: [product.accessibilityStatus ?? ABSENT],
      transparence: listTransparency(product),
    },
  };
}

let known: { products: Product[]; day: Day; list: ProductAt[] } | undefined;

/** All public products at a day, by slug. The last day asked is kept. */
export function listProductsAt(day: Day): ProductAt[] {
  const products = listPublicProducts();
  if (known?.products !== products || known.day !== day) {
    known = { products, day, list: products.map((product) => productAt(product, day)) };
  }
  return known.list;
}

/** Labels that the products themselves give to the values of the open facets. */
export const listTermLabels: () => Record<FacetName, Map<string, string>> = (() => {
  let labels: { products: Product[]; value: Record<FacetName, Map<string, string>> } | undefined;
  return () => {
    const products = listPublicProducts();
    if (labels?.products !== products) {
      const value = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, string>()])) as Record<
        FacetName,
        Map<string, string>
      >;
      for (const product of products) {
        for (const term of product.themes) value.thematique.set(term.id, term.label);
        for (const term of product.audiences) value.public.set(term.id, term.label);
        for (const term of product.sponsors) value.sponsor.set(term.id, term.label);
        for (const term of product.incubators) value.incubateur.set(term.id, term.label);
        for (const term of product.technologies) value.techno.set(term.id, term.label);
      }
      labels = { products, value };
    }
    return labels.value;
  };
})();
