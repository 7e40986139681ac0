import { answerRead } from '#lib/studio/answer-request.ts';
import { readLinkQuery, searchLinkTargets } from '#lib/studio/link-targets.ts';

/** Pages of the portal, for the editor's dialog of links. */
export function GET(request: Request): Promise<Response> {
  return answerRead(request, async (actor) =>
    searchLinkTargets(actor, readLinkQuery(new URL(request.url).searchParams)),
  );
}
