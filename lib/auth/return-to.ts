const MAX_LENGTH = 2_048;
export const STUDIO = '/studio';

/** True for the studio and what is below it. */
export function isStudioPath(path: string): boolean {
  return path === STUDIO || path.startsWith(`${STUDIO}/`);
}

/**
 * Where a sign-in may lead: an address of the studio, as a browser would read it. Anything else, or nothing, is the
 * desk: a sign-in never sends anyone to another site.
 */
export function readReturnTo(value: string | null | undefined): string {
  if (!value || value.length > MAX_LENGTH || !value.startsWith('/') || /[\\\u0000-\u001F\u007F]/.test(value))
    return STUDIO;
  const base = new URL('http://portail.invalid');
  const url = URL.canParse(value, base) ? new URL(value, base) : base;
  // An encoded dot, slash or backslash would be read otherwise further on.
  const plain = !/%(2e|2f|5c|0[0-9a-f]|1[0-9a-f])/i.test(url.pathname) && !url.pathname.includes('//');
  return url.origin === base.origin && plain && isStudioPath(url.pathname)
    ? url.pathname + url.search
    : STUDIO;
}

/** The sign-in page, with where to go afterwards and what led there. */
export function signInAddress(returnTo: string, reason?: 'session'): string {
  const query = new URLSearchParams();
  if (returnTo !== STUDIO) query.set('retour', returnTo);
  if (reason) query.set('motif', reason);
  const text = query.toString();
  return text ? `/auth/connexion?${text}` : '/auth/connexion';
}
