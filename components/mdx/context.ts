import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import type { ImageFacts } from '#lib/portal/image.ts';

/** What the tags ask of the portal; the page gives it, so that components hold no query. */
export interface DocumentContext {
  findProduct(slug: string): ProductAt | undefined;
  /** Products that a query of `/produits` finds; undefined when the query cannot be read. */
  countProducts(query: string): number | undefined;
  findImage(src: string): ImageFacts | undefined;
  /** Null: not known. Undefined: no such setting. */
  findSetting(name: string): string | null | undefined;
}
