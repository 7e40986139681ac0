import { z } from 'zod';
import { findMeta } from '#db/index/meta.ts';
import { cachedByRevision } from './index-reader.ts';

export const FORMER_ADDRESSES_FILE = 'redirections.yaml';

/** What stands for the rest of an address: `/guides/*` is every address below `/guides`. */
const WHOLE_FOLDER = '/*';

const path = z
  .string()
  .regex(/^\/(?!\/)[^?#\\]*$/, 'une adresse du portail commence par « / », sans « ? » ni « # »');
const target = z.string().regex(/^\/(?!\/)[^\\]*$/, 'une adresse du portail commence par « / »');

/**
 * `content/referentiels/redirections.yaml`: addresses of the former sites. Each leads to the page that answers today, or
 * is gone for good and says what it was.
 */
export const formerAddressesSchema = z.array(
  z.union([
    z.strictObject({ from: path, to: target }),
    z.strictObject({ from: path, gone: z.string().min(1), see: target.optional() }),
  ]),
);
export type FormerAddress = z.infer<typeof formerAddressesSchema>[number];

/** File names in French are written in several ways: composed or not, with one apostrophe or another. */
export function normaliseFormerPath(text: string): string {
  const plain = text.normalize('NFC').replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ');
  return plain === '/' ? plain : plain.replace(/\/+$/, '');
}

export class FormerAddressFinder {
  #exact = new Map<string, FormerAddress>();
  #folders: { prefix: string; address: FormerAddress }[] = [];

  constructor(addresses: readonly FormerAddress[]) {
    for (const address of addresses) {
      const from = normaliseFormerPath(address.from);
      if (from.endsWith(WHOLE_FOLDER)) this.#folders.push({ prefix: from.slice(0, -1), address });
      else if (!this.#exact.has(from)) this.#exact.set(from, address);
    }
    this.#folders.sort((a, b) => b.prefix.length - a.prefix.length);
  }

  /** The row of a decoded path: its own before its folder's, the innermost folder first. */
  find(decoded: string): FormerAddress | undefined {
    const from = normaliseFormerPath(decoded);
    return this.#exact.get(from) ?? this.#folders.find(({ prefix }) => from.startsWith(prefix))?.address;
  }
}

/** The former addresses in force, as the last scan of the content read them. */
export const getFormerAddresses: () => FormerAddressFinder = cachedByRevision(
  (index) =>
    new FormerAddressFinder(
      formerAddressesSchema.parse(JSON.parse(findMeta(index, 'formerAddresses') ?? '[]')),
    ),
);
