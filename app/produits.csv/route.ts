import { readListQuery } from '#lib/catalogue/list-exports.ts';
import { writeProductsCsv } from '#lib/catalogue/products-csv.ts';
import { toPublicProduct } from '#lib/catalogue/public-product.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { getEnv } from '#lib/env.ts';
import { CSV_TYPE } from '#lib/http/csv.ts';

export const dynamic = 'force-dynamic';

/** The filtered list, whole. */
export function GET(request: Request): Response {
  const { all } = searchProducts(readListQuery(request));
  const site = getEnv().SITE_URL;
  const csv = writeProductsCsv(all.map((item) => toPublicProduct(item, site)));
  return new Response(csv, { headers: { 'Content-Type': CSV_TYPE } });
}
