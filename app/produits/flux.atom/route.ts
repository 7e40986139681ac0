import { getChangesFeed } from '#lib/catalogue/changes-feed.ts';
import { parseListQuery } from '#lib/catalogue/list-exports.ts';
import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { getEnv } from '#lib/env.ts';
import { ATOM_TYPE, writeAtom } from '#lib/http/atom.ts';
import { getSettings } from '#lib/portal/current.ts';

export const dynamic = 'force-dynamic';

/** What changes among the products of a list. The document server lets only a query that reads well come here. */
export function GET(request: Request): Response {
  const parsed = parseListQuery(new URL(request.url).searchParams);
  const query = parsed.ok ? parsed.query : EMPTY_QUERY;
  const feed = getChangesFeed(query, 'atom', { site: getEnv().SITE_URL, settings: getSettings() });
  return new Response(writeAtom(feed), { headers: { 'Content-Type': ATOM_TYPE } });
}
