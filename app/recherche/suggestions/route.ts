import { suggest } from '#lib/discovery/suggest.ts';

export const dynamic = 'force-dynamic';

/** What the search forms suggest as one types. The document server lets only a query of 200 characters come here. */
export function GET(request: Request): Response {
  return Response.json({ data: suggest(new URL(request.url).searchParams.get('q') ?? '') });
}
