import { type KeptMiss, type MissKind, removeMiss } from '#db/queries/misses.ts';
import type { StoreFault } from '#db/store-fault.ts';
import { isRoute } from '#lib/addresses/is-route.ts';
import { STATIC_ROUTES } from '#lib/addresses/routes.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Action, Actor } from '#lib/auth/permissions.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { dayOf } from '#lib/clock.ts';
import { checkChains } from '#lib/content/check-redirects.ts';
import { listMisses } from '#lib/misses/list-misses.ts';
import {
  FORMER_ADDRESSES_FILE,
  formerAddressesSchema,
  normaliseFormerPath,
} from '#lib/portal/former-addresses.ts';
import { fold } from '#lib/search/analyse.ts';
import { likeness } from '#lib/search/likeness.ts';
import { searchDocuments } from '#lib/search/search.ts';
import { SYNONYMS_FILE, synonymsSchema } from '#lib/search/synonyms.ts';
import { whenFree } from './publish.ts';
import { appendEntry, type EntryOutcome, type ReferentialList } from './referential-entry.ts';
import type { Studio } from './studio.ts';

const SYNONYMS: ReferentialList = { name: SYNONYMS_FILE, schema: synonymsSchema };
const FORMER_ADDRESSES: ReferentialList = { name: FORMER_ADDRESSES_FILE, schema: formerAddressesSchema };

/** Words on one side of an entry, and characters of each. */
const MOST_WORDS = 8;
const LONGEST_WORDS = 80;
const LONGEST_PATH = 200;
/** Share of common letters, three by three, from which an address is proposed for another. */
const ALIKE = 0.5;

/** What was sought or asked for, and what most resembles it of what answers, if anything does. */
export type NearMiss = KeptMiss & { near: string | null };

export interface Misses {
  searches: NearMiss[];
  addresses: NearMiss[];
  /** Words that find something: names of the products. */
  words: string[];
  /** Addresses that answer. */
  pages: string[];
}

const lastPart = (path: string): string =>
  fold((path.split('/').at(-1) ?? '').replace(/\.html?$/, '').replace(/[-_.]+/g, ' '));

/** The one of these that most resembles a text, both read by `part`; null where none does enough. */
function findNear(text: string, among: readonly string[], part: (text: string) => string): string | null {
  const sought = part(text);
  let best: string | null = null;
  let most = ALIKE;
  for (const one of among) {
    const alike = likeness(sought, part(one));
    if (alike >= most) [best, most] = [one, alike];
  }
  return best;
}

/** What visitors sought or asked for and did not find, most frequent first. */
export async function readMisses(studio: Studio, actor: Actor): Promise<Misses> {
  allow(actor, 'redirect');
  const pages = [...studio.listTargets().addresses, ...STATIC_ROUTES.map(({ path }) => path)].sort();
  const products = listProductsAt(dayOf(studio.clock.now())).map(({ product }) => product);
  const names = products.flatMap(({ name, aliases }) => [name, ...aliases]);
  const [searches, addresses] = await Promise.all([
    listMisses(studio.store, 'search'),
    listMisses(studio.store, 'address'),
  ]);
  return {
    searches: searches.map((miss) => ({ ...miss, near: findNear(miss.text, names, fold) })),
    addresses: addresses.map((miss) => ({ ...miss, near: findNear(miss.text, pages, lastPart) })),
    words: products.map(({ name }) => name),
    pages,
  };
}

export type MissOutcome =
  | { outcome: 'done' | Exclude<EntryOutcome, 'done'> | 'busy' }
  /** The words that stand for it find no document; no page answers the address; it leads back to itself. */
  | { outcome: 'invalid' | 'finds-nothing' | 'no-page' | 'loop' | 'answered' }
  | { outcome: 'disk'; fault: StoreFault };

interface Settled {
  kind: MissKind;
  text: string;
  action: Action;
  details: unknown;
}

/** Adds the entry, then forgets the miss: should it come again, it counts from the start. */
async function settle(
  studio: Studio,
  actor: Actor,
  list: ReferentialList,
  entry: Parameters<typeof appendEntry>[2],
  { kind, text, action, details }: Settled,
): Promise<MissOutcome> {
  const done = await whenFree(studio, () => appendEntry(studio, list, entry));
  if (done === undefined) return { outcome: 'busy' };
  if (typeof done !== 'string') return done;
  if (done !== 'done') return { outcome: done };
  const target = `referentiels/${list.name}`;
  const journalled = { staffId: actor.id, action, target, details: JSON.stringify(details) };
  await removeMiss(studio.store, { kind, text }, journalled, studio.now());
  return { outcome: 'done' };
}

const isExpression = (text: string): boolean => text.length <= LONGEST_WORDS && /[\p{L}\p{N}]/u.test(text);

/** « carte vitale, CPAM » → its parts; empty when one of them is no word or too long. */
function readWords(text: string): string[] {
  const words = text
    .split(/[,;\n]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  return words.every(isExpression) && words.length <= MOST_WORDS ? words : [];
}

/** Makes a search that found nothing find what these words find. */
export async function addSynonym(
  studio: Studio,
  actor: Actor,
  { text, to }: { text: string; to: string },
): Promise<MissOutcome> {
  allow(actor, 'add-synonym');
  const words = readWords(to);
  if (!isExpression(text) || words.length === 0) return { outcome: 'invalid' };
  // A synonym is read only where documents hold it as it is written: a correction would not help.
  const found = words.filter((part) => searchDocuments(`"${part}"`).hits.length > 0);
  if (found.length < words.length) return { outcome: 'finds-nothing' };
  const details = { de: text, vers: words };
  return settle(
    studio,
    actor,
    SYNONYMS,
    { from: [text], to: words },
    { kind: 'search', text, action: 'add-synonym', details },
  );
}

/** Makes an address that was not found lead to a page that answers. Loops and chains are refused. */
export async function addRedirect(
  studio: Studio,
  actor: Actor,
  { text, to }: { text: string; to: string },
): Promise<MissOutcome> {
  allow(actor, 'redirect');
  const entry = { from: text.trim(), to: to.trim() };
  const isShort = Math.max(text.length, to.length) <= LONGEST_PATH;
  if (!isShort || !formerAddressesSchema.safeParse([entry]).success) return { outcome: 'invalid' };
  const from = normaliseFormerPath(entry.from);
  const target = normaliseFormerPath(entry.to.split(/[?#]/)[0] ?? '/');
  const { addresses } = studio.listTargets();
  const isAnswered = (path: string) => addresses.has(path) || isRoute(path);
  if (from === target) return { outcome: 'loop' };
  if (isAnswered(from)) return { outcome: 'answered' };
  const known = studio.getReferentials().formerAddresses.flatMap((row) => ('to' in row ? [row] : []));
  const place = { file: FORMER_ADDRESSES_FILE, line: 1, column: 1 };
  const faults = checkChains([...known, entry].map((row) => ({ ...row, ...place })));
  if (faults.some(({ rule }) => rule === 'redirect-loop')) return { outcome: 'loop' };
  if (!isAnswered(target)) return { outcome: 'no-page' };
  return settle(studio, actor, FORMER_ADDRESSES, entry, {
    kind: 'address',
    text,
    action: 'redirect',
    details: { de: entry.from, vers: entry.to },
  });
}

/** Leaves a miss as it is: it is no longer shown, unless it comes again for three days. */
export async function dismissMiss(
  studio: Studio,
  actor: Actor,
  miss: { kind: MissKind; text: string },
): Promise<void> {
  allow(actor, miss.kind === 'search' ? 'add-synonym' : 'redirect');
  await removeMiss(studio.store, miss, { staffId: actor.id, action: 'dismiss-miss' }, studio.now());
}
