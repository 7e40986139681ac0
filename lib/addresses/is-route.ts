import { matchNewsFeed } from '#lib/articles/news-addresses.ts';
import { findListExport } from '#lib/catalogue/list-exports.ts';
import { FIXED_REDIRECTS, MACHINE_ROUTES, STATIC_ROUTES } from './routes.ts';

const FOLDERS = /^\/actualites\/etiquette\/[a-z0-9-]+$/;

/** True for an address that the portal answers whatever documents it holds. */
export function isRoute(path: string): boolean {
  return (
    STATIC_ROUTES.some((route) => route.path === path) ||
    (MACHINE_ROUTES as readonly string[]).includes(path) ||
    findListExport(path) !== undefined ||
    Object.hasOwn(FIXED_REDIRECTS, path) ||
    matchNewsFeed(path) !== undefined ||
    FOLDERS.test(path)
  );
}
