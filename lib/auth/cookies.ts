/** The two cookies of the studio. Neither holds anything but a random token. */
const NAMES = { session: 'portail-session', exchange: 'portail-connexion' } as const;
type CookieUse = keyof typeof NAMES;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** `__Host-`: set by this host alone, for all of it, over https alone. Browsers refuse the prefix over http. */
export function cookieName(use: CookieUse, siteUrl: string): string {
  return `${siteUrl.startsWith('https:') ? '__Host-' : ''}${NAMES[use]}`;
}

/** The token of a `Cookie` header. Two cookies of one name are an attempt: none is believed. */
export function readCookie(
  header: string | null | undefined,
  use: CookieUse,
  siteUrl: string,
): string | undefined {
  const name = cookieName(use, siteUrl);
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value, ...others] = values;
  return value !== undefined && others.length === 0 && TOKEN.test(value) ? value : undefined;
}

/** `Lax` and not `Strict`: the provider’s redirect back must bring the cookie along. */
export function writeCookie(use: CookieUse, token: string, siteUrl: string, maxAgeSeconds: number): string {
  const secure = siteUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(use, siteUrl)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}

export function eraseCookie(use: CookieUse, siteUrl: string): string {
  return writeCookie(use, '', siteUrl, 0);
}

/** Of all the cookies of a request, those that the studio knows. */
export function keepOwnCookies(header: string | undefined, siteUrl: string): string | undefined {
  const uses = Object.keys(NAMES) as CookieUse[];
  const kept = uses.flatMap((use) => {
    const token = readCookie(header, use, siteUrl);
    return token === undefined ? [] : [`${cookieName(use, siteUrl)}=${token}`];
  });
  return kept.length > 0 ? kept.join('; ') : undefined;
}
