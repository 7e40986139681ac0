import { listSitemap } from '#lib/addresses/list-addresses.ts';
import { getEnv } from '#lib/env.ts';
import { escapeXml } from '#lib/escape-xml.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const site = getEnv().SITE_URL;
  const urls = listSitemap().map(({ path, changed }) => {
    const changedOn = changed ? `<lastmod>${changed}</lastmod>` : '';
    return `<url><loc>${escapeXml(site + path)}</loc>${changedOn}</url>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
