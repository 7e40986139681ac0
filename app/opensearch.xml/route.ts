import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';
import { OPENSEARCH_TYPE, writeOpenSearch } from '#lib/portal/opensearch.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(writeOpenSearch(getSettings(), getEnv().SITE_URL), {
    headers: { 'Content-Type': OPENSEARCH_TYPE },
  });
}
