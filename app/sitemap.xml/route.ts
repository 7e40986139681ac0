import { writeSitemap } from '#lib/addresses/sitemap.ts';
import { getEnv } from '#lib/env.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(writeSitemap(getEnv().SITE_URL), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
}
