import { type IndexedDocument, listRedirectTargets } from '#db/index/document.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { dayOf, localMinute } from '#lib/clock.ts';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import { type FormerAddress, getFormerAddresses } from '#lib/portal/former-addresses.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { type Visibility, visibilityAt } from '#lib/portal/visibility.ts';
import { slugify } from '#lib/slug.ts';
import { addressOf } from './address-of.ts';
import { describeGone } from './describe-gone.ts';
import type { Resolution } from './resolution.ts';
import { FIXED_REDIRECTS } from './routes.ts';

interface Today {
  now: Date;
  /** True for an address that a page or a file answers today. */
  isAnswered: (target: string) => boolean;
}

const SHEET_OF_FORMER_SITE = /^\/startups\/([^/]+?)(?:\.html)?$/;
const NEWS_OF_FORMER_SITES = /^\/(?:actus|articles|guides)(?:\/|$)/;

/** The document that gave this path as its former address or, below `/produits`, as one of its names. */
function findClaimant(path: string, state: Visibility, now: Date): IndexedDocument | undefined {
  return listRedirectTargets(getIndex(), path).find(
    (document) => visibilityAt(document, localMinute(now)) === state,
  );
}

function findMoved(path: string, now: Date): string | undefined {
  const moved = findClaimant(path, 'public', now);
  return moved && isKind(moved.kind) ? addressOf(moved.kind, moved.slug) : undefined;
}

/** The sheet that an identifier names: beta.gouv.fr's, the address's own, or a former one. */
function findSheet(id: string, now: Date): string | undefined {
  const products = listProductsAt(dayOf(now)).map(({ product }) => product);
  const slug = slugify(id);
  const named =
    products.find(({ betaId }) => betaId === id) ?? products.find((product) => product.slug === slug);
  return named ? addressOf('produits', named.slug) : findMoved(`/produits/${slug}`, now);
}

/** The paths under which a document may have claimed an address. */
function waysTo(path: string): string[] {
  const id = SHEET_OF_FORMER_SITE.exec(path)?.[1];
  return id === undefined ? [path] : [path, `/startups/${id}`, `/startups/${id}.html`];
}

function kindOf(path: string): Kind {
  if (SHEET_OF_FORMER_SITE.test(path)) return 'produits';
  return NEWS_OF_FORMER_SITES.test(path) ? 'actualites' : 'pages';
}

function followRow(row: FormerAddress, { isAnswered }: Today): Resolution {
  if ('to' in row && isAnswered(row.to)) return { kind: 'redirect', to: row.to };
  const see = 'see' in row && row.see !== undefined && isAnswered(row.see) ? row.see : null;
  return {
    kind: 'gone',
    title: 'gone' in row ? row.gone : row.from,
    successor: see,
    documentKind: kindOf(row.from),
    formerSite: true,
    word: null,
    address: encodeURI(row.from.replace(/\*$/, '-')),
  };
}

/**
 * Where a path that nothing answers today once stood: one permanent redirect straight to what answers, or gone. A row
 * whose target no longer answers is gone too, never a redirect to an error.
 */
export function findFormer(path: string, today: Today): Resolution | undefined {
  const fixed = FIXED_REDIRECTS[path];
  if (fixed !== undefined) return { kind: 'redirect', to: fixed };
  const id = SHEET_OF_FORMER_SITE.exec(path)?.[1];
  const sheet = id === undefined ? undefined : `/startups/${id}`;
  const moved = waysTo(path).flatMap((way) => findMoved(way, today.now) ?? [])[0];
  if (moved) return { kind: 'redirect', to: moved };
  const row = getFormerAddresses().find(sheet ?? path);
  if (row) return followRow(row, today);
  const to = id === undefined ? undefined : findSheet(id, today.now);
  return to ? { kind: 'redirect', to } : undefined;
}

/** What once stood here moved, and is gone from its last address too: nothing is left to lead to. */
export function findMovedAndGone(path: string, now: Date): Resolution | undefined {
  const id = SHEET_OF_FORMER_SITE.exec(path)?.[1];
  const ways = id === undefined ? waysTo(path) : [...waysTo(path), `/produits/${slugify(id)}`];
  const gone = ways.flatMap((way) => findClaimant(way, 'gone', now) ?? [])[0];
  return gone && isKind(gone.kind) ? describeGone(gone, gone.kind, now) : undefined;
}
