import { getChangesFeed } from '#lib/catalogue/changes-feed.ts';
import { readListQuery } from '#lib/catalogue/list-exports.ts';
import { getEnv } from '#lib/env.ts';
import { answerFeed } from '#lib/http/feed-formats.ts';
import { getSettings } from '#lib/portal/current.ts';

export const dynamic = 'force-dynamic';

/** What changes among the products of a list. */
export function GET(request: Request): Response {
  const context = { site: getEnv().SITE_URL, settings: getSettings() };
  return answerFeed('json', getChangesFeed(readListQuery(request), 'json', context));
}
