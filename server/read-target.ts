import type { IncomingMessage } from 'node:http';

const ABSOLUTE_FORM = /^https?:\/\/([^/?#]+)(\/?.*)$/is;

/** More than one `Host` is two answers to one question: who stands in front may have read the other (RFC 9112 §3.2). */
export function hasSeveralHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let rank = 0; rank < rawHeaders.length; rank += 2) {
    const name = rawHeaders[rank] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1;
}

/** Reads a target that names its host as the path it holds; that host then counts, and `Host` does not (RFC 9112 §3.2.2). */
export function takeOriginForm(request: IncomingMessage): void {
  if (request.url === undefined || request.url.startsWith('/')) return;
  const [, host, rest = ''] = ABSOLUTE_FORM.exec(request.url) ?? [];
  if (host === undefined) return;
  request.headers.host = host;
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
}
