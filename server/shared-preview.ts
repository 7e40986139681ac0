import { SHARED_PREVIEW_PATH } from '#lib/addresses/routes.ts';
import type { PreviewState } from '#lib/studio/preview-state.ts';
import type { CachedDocument } from './document-cache.ts';

/** What the store says of the token of a link. */
export type SharedPreviews = (token: string) => Promise<PreviewState>;

interface Documents {
  render: (address: string) => Promise<CachedDocument>;
  over: () => Promise<CachedDocument>;
  missing: () => Promise<CachedDocument>;
}

/** Headers of every answer below the links’ address: found by nobody, and the link itself told to no other site. */
export function previewHeaders(headers: Readonly<Record<string, string>>): string[] {
  const own = { 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' };
  return Object.entries({ ...headers, ...own }).flat();
}

/** A path as the log may hold it: whoever reads the log must not find a link that opens a draft. */
export function logPathOf(path: string): string {
  return path.startsWith(SHARED_PREVIEW_PATH) ? `${SHARED_PREVIEW_PATH}…` : path;
}

/** The page of a draft for who was given its link. It is made each time: what was saved a second ago is shown. */
export async function answerPreview(
  previews: SharedPreviews | undefined,
  token: string,
  { render, over, missing }: Documents,
): Promise<CachedDocument> {
  const link = previews ? await previews(token) : { state: 'unknown' as const };
  switch (link.state) {
    case 'open':
      return { ...(await render(SHARED_PREVIEW_PATH + link.tokenHash)), passing: true };
    case 'over':
      return over();
    case 'unknown':
      return missing();
  }
}
