/** `dead`: it cannot lead anywhere. `mended`: the address was corrected on the way in. */
export type ReadLink = { address: string; mended: boolean } | { dead: true };

const ENTITIES: Readonly<Record<string, string>> = {
  '&#x2f;': '/',
  '&#47;': '/',
  '&amp;': '&',
  '&#38;': '&',
  '&#39;': "'",
  '&#x3d;': '=',
  '&#x3a;': ':',
};

/** Names that lead nowhere outside one machine or one network, and those kept for examples (RFC 2606, 6761). */
const LOCAL_HOST =
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[)|\.(local|localhost|internal|lan|test|example|invalid)$|^(www\.)?example\.(com|org|net)$/i;

function hasReachableHost(address: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname.includes('.') && !LOCAL_HOST.test(hostname);
}

/** A web address as a source writes it: no request is made, only what cannot work is told. */
export function readLink(value: string): ReadLink {
  const text = value.trim();
  const decoded = text.replace(
    /&(?:#x?[0-9a-f]{2};|amp;)/gi,
    (entity) => ENTITIES[entity.toLowerCase()] ?? entity,
  );
  const candidates = [decoded];
  if (/^\/\//.test(decoded)) candidates.push(`https:${decoded}`);
  else if (/^(?![a-z][a-z0-9+.-]*:)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]|$)/iu.test(decoded))
    candidates.push(`https://${decoded}`);
  else if (/^https?:\/(?!\/)/i.test(decoded)) candidates.push(decoded.replace(/^(https?:)\//i, '$1//'));
  const address = candidates.find((candidate) => !/\s/.test(candidate) && hasReachableHost(candidate));
  if (address === undefined || address.length > 2_000) return { dead: true };
  return { address, mended: address !== text };
}
