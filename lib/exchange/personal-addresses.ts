/** Written in place of an address that was taken out, so that the sentence still reads. */
export const ADDRESS_MARK = '(adresse retirée)';

/** Bounded on the left, so that a long text costs no more than its length. */
const ADDRESS =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

export interface Scrubbed {
  text: string;
  /** Addresses taken out, once each. */
  dropped: string[];
}

/** Takes out the e-mail addresses that the portal does not list as public (contract §4). */
export function scrubAddresses(
  text: string,
  isPublic: (address: string) => boolean,
  mark = ADDRESS_MARK,
): Scrubbed {
  if (!text.includes('@')) return { text, dropped: [] };
  const dropped = new Set<string>();
  const scrubbed = text.replace(ADDRESS, (address) => {
    if (isPublic(address)) return address;
    dropped.add(address);
    return mark;
  });
  return { text: scrubbed, dropped: [...dropped] };
}

/** Listed addresses, whatever their case. */
export function makePublicAddresses(listed: readonly string[]): (address: string) => boolean {
  const known = new Set(listed.map((address) => address.toLowerCase()));
  return (address) => known.has(address.toLowerCase());
}
