import { findNewsFeed } from '#lib/content/news-feed.ts';
import { answerFeed } from '#lib/http/feed-formats.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return answerFeed('atom', await findNewsFeed('atom', null));
}
