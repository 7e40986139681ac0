import { readLink } from '#lib/exchange/read-link.ts';

/** Programs that send a click through an address of their own, with the parameter that holds the true one. */
const REDIRECTS: readonly { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^(www\.)?google\.[a-z.]{2,6}$/, path: /^\/url$/, parameter: 'q' },
  { host: /^(www\.)?google\.[a-z.]{2,6}$/, path: /^\/url$/, parameter: 'url' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
];
const MOST_STEPS = 3;

function unwrap(address: string): string {
  let current = address;
  for (let step = 0; step < MOST_STEPS && URL.canParse(current); step += 1) {
    const { hostname, pathname, searchParams } = new URL(current);
    const target = REDIRECTS.filter(({ host, path }) => host.test(hostname) && path.test(pathname))
      .map(({ parameter }) => searchParams.get(parameter))
      .find((value) => value !== null && /^(https?|mailto):/i.test(value));
    if (target === undefined || target === null) return current;
    current = target;
  }
  return current;
}

/**
 * Where a pasted link leads, in the portal's own way of writing it; undefined where it leads nowhere from a public page:
 * into the document that it comes from, or to a file of the author's machine. `origin` is the portal's own.
 */
export function settleHref(href: string, origin?: string): string | undefined {
  const asked = href.trim();
  if (/^(mailto:[^\s<>"]{3,300}|tel:[+\d().\s-]{3,40})$/i.test(asked)) return asked.replace(/\s+/g, '');
  if (/^\/(?!\/)\S{0,2000}$/.test(asked)) return asked;
  const address = unwrap(asked);
  if (address !== asked && /^mailto:/i.test(address)) return settleHref(address, origin);
  if (origin !== undefined && URL.canParse(address) && new URL(address).origin === origin) {
    const { pathname, search, hash } = new URL(address);
    return pathname + search + hash;
  }
  const link = readLink(address);
  return 'dead' in link ? undefined : link.address;
}
