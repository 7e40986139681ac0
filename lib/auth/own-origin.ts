import { isLoopback } from './provider.ts';

/**
 * True for an origin that is the portal’s: the one of `SITE_URL` and, for a portal on this machine, the other names of
 * this machine on the same port.
 */
export function isOwnOrigin(origin: string | undefined, siteUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const [asked, own] = [new URL(origin), new URL(siteUrl)];
  if (asked.origin === own.origin) return origin === asked.origin;
  return (
    isLoopback(own.hostname) &&
    isLoopback(asked.hostname) &&
    asked.protocol === own.protocol &&
    asked.port === own.port &&
    origin === asked.origin
  );
}

/**
 * On a machine of one’s own, a page of another site can give its name our address (DNS rebinding) and then be read as
 * ours: the name asked for must be this machine’s. Elsewhere the proxy in front knows its names.
 */
export function isOwnHost(host: string | undefined, siteUrl: string): boolean {
  const own = new URL(siteUrl);
  if (!isLoopback(own.hostname)) return true;
  return host !== undefined && isOwnOrigin(`${own.protocol}//${host.toLowerCase()}`, siteUrl);
}
