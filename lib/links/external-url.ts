/** Longest address that is asked for. */
const LONGEST = 2_000;

/** What a link asks of another site: without its fragment and without a name or password. Undefined where it asks nothing. */
export function findExternalUrl(target: string): string | undefined {
  if (target.length > LONGEST || !URL.canParse(target)) return undefined;
  const url = new URL(target);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}
