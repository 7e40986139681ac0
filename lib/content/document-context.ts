import { findProduct } from '#lib/catalogue/get-product.ts';
import { parseCatalogueQuery } from '#lib/catalogue/query.ts';
import { countProducts } from '#lib/catalogue/search-products.ts';
import { getSettings } from '#lib/portal/current.ts';
import { findImage } from '#lib/portal/image.ts';
import { findSetting } from '#lib/portal/settings.ts';

/** What the tags of a document ask of the portal. */
export const documentContext = {
  findProduct: (slug: string) => findProduct(slug),
  countProducts: (query: string) => {
    const parsed = parseCatalogueQuery(new URLSearchParams(query));
    return parsed.ok ? countProducts(parsed.query) : undefined;
  },
  findImage,
  findSetting: (name: string) => findSetting(getSettings(), name),
};
