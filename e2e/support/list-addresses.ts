import type { APIRequestContext } from '@playwright/test';

/** The paths of the sitemap. They are written for the portal's public address, which tests do not use. */
export async function listAddresses(request: APIRequestContext): Promise<string[]> {
  const answer = await request.get('/sitemap.xml');
  if (!answer.ok()) throw new Error(`/sitemap.xml answers ${answer.status()}`);
  const addresses = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, loc = '']) => new URL(loc).pathname,
  );
  if (addresses.length === 0) throw new Error('/sitemap.xml names no address');
  return addresses;
}
