import { type IndexedDocument, listDocuments, listDocumentsById } from '#db/index/document.ts';
import { localMinute, systemClock } from '#lib/clock.ts';
import { followIndex } from '#lib/portal/index-reader.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { FacetCodes } from './facet-codes.ts';
import { type Product, readProduct, TRANSPARENCY_NAMES } from './product.ts';
import { ABSENT, type FacetName } from './query.ts';
import type { Term } from './vocabulary.ts';

/** Facets whose values do not depend on the day. */
export type LastingFacet = Exclude<FacetName, 'statut' | 'phase'>;

/** A product of the index, with the numbers of the values that facets find it under whatever the day. */
export interface ListedProduct {
  /** Of the document. */
  id: number;
  product: Product;
  codes: Int32Array;
}

interface Entry extends ListedProduct {
  document: Pick<IndexedDocument, 'publish' | 'publishAt' | 'expireAt' | 'retired' | 'wasPublic'>;
}

/** The products that visitors see; another object for each edition of the index. */
export interface ProductList {
  /** In the order of names, slugs at equality. */
  byName: readonly ListedProduct[];
  /** Place in the order of names by the id of the document; -1, or beyond the end, for what is not public. */
  ranks: Int32Array;
  readonly bySlug: ReadonlyMap<string, ListedProduct>;
  codes: FacetCodes;
}

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

function compareNames(a: ListedProduct, b: ListedProduct): number {
  return collator.compare(a.product.name, b.product.name) || (a.product.slug < b.product.slug ? -1 : 1);
}

function* eachTerm({
  themes,
  audiences,
  sponsors,
  incubators,
  technologies,
}: Product): Generator<[LastingFacet, Term]> {
  for (const term of themes) yield ['thematique', term];
  for (const term of audiences) yield ['public', term];
  for (const term of sponsors) yield ['sponsor', term];
  for (const term of incubators) yield ['incubateur', term];
  for (const term of technologies) yield ['techno', term];
}

const orAbsent = (terms: readonly Term[]): string[] =>
  terms.length > 0 ? terms.map(({ id }) => id) : [ABSENT];

/** Each item published or not; a product that publishes nothing at all is found under {@link ABSENT} too. */
function listTransparency({ transparency }: Product): string[] {
  const items = TRANSPARENCY_NAMES.map((name) => (transparency[name] ? name : `sans-${name}`));
  return TRANSPARENCY_NAMES.some((name) => transparency[name]) ? items : [...items, ABSENT];
}

/** What the facets find a product under, whatever the day; an absent fact is found under {@link ABSENT}. */
export function listLastingValues(product: Product): Record<LastingFacet, string[]> {
  return {
    thematique: orAbsent(product.themes),
    public: orAbsent(product.audiences),
    sponsor: orAbsent(product.sponsors),
    incubateur: orAbsent(product.incubators),
    techno: orAbsent(product.technologies),
    accessibilite: [product.accessibilityStatus ?? ABSENT],
    transparence: listTransparency(product),
  };
}

/** Every product document of the index, public or not, kept in the order of names as documents change. */
class KnownProducts {
  readonly codes = new FacetCodes();
  readonly #entries = new Map<number, Entry>();
  #byName: Entry[];

  constructor(documents: readonly IndexedDocument[]) {
    this.#byName = documents.map((document) => this.#read(document)).sort(compareNames);
  }

  get size(): number {
    return this.#entries.size;
  }

  #countLabels(product: Product, change: 1 | -1): void {
    for (const [facet, { id, label }] of eachTerm(product)) {
      this.codes.countLabel(this.codes.add(facet, id), label, change);
    }
  }

  #read(document: IndexedDocument): Entry {
    const product = readProduct(document);
    const values = Object.entries(listLastingValues(product)) as [LastingFacet, string[]][];
    const codes = values.flatMap(([facet, list]) => list.map((value) => this.codes.add(facet, value)));
    const { id, publish, publishAt, expireAt, retired, wasPublic } = document;
    const entry: Entry = {
      id,
      product,
      codes: Int32Array.from(codes),
      document: { publish, publishAt, expireAt, retired, wasPublic },
    };
    this.#entries.set(id, entry);
    this.#countLabels(product, 1);
    return entry;
  }

  /** Takes these documents out and puts those in, each at its place. */
  replace(ids: readonly number[], documents: readonly IndexedDocument[]): void {
    const gone = new Set<Entry>();
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (!entry) continue;
      gone.add(entry);
      this.#entries.delete(id);
      this.#countLabels(entry.product, -1);
    }
    const kept = gone.size > 0 ? this.#byName.filter((entry) => !gone.has(entry)) : [...this.#byName];
    for (const document of documents) {
      const entry = this.#read(document);
      let low = 0;
      let high = kept.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = kept[middle];
        if (other && compareNames(other, entry) < 0) low = middle + 1;
        else high = middle;
      }
      kept.splice(low, 0, entry);
    }
    this.#byName = kept;
  }

  listPublic(): ProductList {
    const minute = localMinute(systemClock.now());
    const byName = this.#byName.filter(({ document }) => visibilityAt(document, minute) === 'public');
    const ranks = new Int32Array(byName.reduce((most, { id }) => Math.max(most, id), 0) + 1).fill(-1);
    byName.forEach(({ id }, rank) => {
      ranks[id] = rank;
    });
    let bySlug: Map<string, ListedProduct> | undefined;
    return {
      byName,
      ranks,
      codes: this.codes,
      get bySlug() {
        return (bySlug ??= new Map(byName.map((item) => [item.product.slug, item])));
      },
    };
  }
}

const getKnown = followIndex<{ products: KnownProducts; list: ProductList }>({
  load(index) {
    const products = new KnownProducts(listDocuments(index, 'produits'));
    return { products, list: products.listPublic() };
  },
  follow({ products }, index, { changedIds, removedIds }) {
    products.replace([...removedIds, ...changedIds], listDocumentsById(index, 'produits', changedIds));
    // Even without a change of text: a publication or an expiry may have fallen due.
    return { products, list: products.listPublic() };
  },
  sizeOf: ({ products }) => products.size,
});

/** The public products of the index in force. */
export const getProductList = (): ProductList => getKnown().list;
