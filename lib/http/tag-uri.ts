/** Year of the portal's first tag URI (RFC 4151): once published, it does not change. */
const TAG_YEAR = '2026';

/** An identifier that stays the same whatever the format or the address that gives it. */
export function tagUri(site: string, name: string): string {
  return `tag:${new URL(site).hostname},${TAG_YEAR}:${name}`;
}
