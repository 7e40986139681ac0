import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { parseListQuery } from '#lib/catalogue/list-exports.ts';
import { writeProductsCsv } from '#lib/catalogue/products-csv.ts';
import { toPublicProduct } from '#lib/catalogue/public-product.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { getEnv } from '#lib/env.ts';
import { CSV_TYPE } from '#lib/http/csv.ts';

export const dynamic = 'force-dynamic';

/** The filtered list, whole. The document server lets only a query that reads well come here. */
export function GET(request: Request): Response {
  const parsed = parseListQuery(new URL(request.url).searchParams);
  const { all } = searchProducts(parsed.ok ? parsed.query : EMPTY_QUERY);
  const site = getEnv().SITE_URL;
  const csv = writeProductsCsv(all.map((item) => toPublicProduct(item, site)));
  return new Response(csv, { headers: { 'Content-Type': CSV_TYPE } });
}
