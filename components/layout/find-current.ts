/** The value of `aria-current` for a link of the navigation: the page itself, or the section that the page is in. */
export function findCurrent(href: string, path: string): 'page' | 'true' | undefined {
  if (href === path) return 'page';
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined;
}
