import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { writeSeriesCsv } from '#lib/catalogue/statistics-csv.ts';
import { parseSeries } from '#lib/catalogue/statistics-query.ts';
import { today } from '#lib/clock.ts';
import { CSV_TYPE } from '#lib/http/csv.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  const parsed = parseSeries(new URL(request.url).searchParams);
  const day = today();
  const products = listProductsAt(day).map(({ product }) => product);
  return new Response(writeSeriesCsv(parsed.ok ? parsed.series : 'phases', products, day), {
    headers: { 'Content-Type': CSV_TYPE },
  });
}
