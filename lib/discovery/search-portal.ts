import { listPublicArticles } from '#lib/articles/list-articles.ts';
import { findNameSought } from '#lib/catalogue/name-sought.ts';
import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { today } from '#lib/clock.ts';
import { formatDate } from '#lib/french.ts';
import { listServicePages } from '#lib/portal/page.ts';
import type { Correction } from '#lib/search/interpret.ts';
import type { Piece } from '#lib/search/passage.ts';
import { listPassages, searchDocuments } from '#lib/search/search.ts';

/** One answer of the portal's search, whatever its kind. */
export interface PortalHit {
  kind: 'produits' | 'actualites' | 'pages';
  slug: string;
  href: string;
  title: string;
  summary: string | null;
  /** What kind of answer it is and its date or phase, in words. */
  detail: string;
  /** Another name of a product, by which it was found. */
  otherName: string | null;
}

/** Characters of a passage. */
const PASSAGE_LENGTH = 220;

function listAnswers(terms: ReadonlySet<string>): Map<string, PortalHit> {
  const products = listProductsAt(today()).map(({ product, current }): PortalHit => ({
    kind: 'produits',
    slug: product.slug,
    href: `/produits/${product.slug}`,
    title: product.name,
    summary: product.mission,
    detail: current ? `Produit · ${PHASE_DEFINITIONS[current.name].label}` : 'Produit',
    otherName: findNameSought(product, terms),
  }));
  const articles = listPublicArticles().map(({ slug, title, tagline, date }): PortalHit => ({
    kind: 'actualites',
    slug,
    href: `/actualites/${slug}`,
    title,
    summary: tagline,
    detail: `Actualité · ${formatDate(date)}`,
    otherName: null,
  }));
  const pages = listServicePages().map(({ slug, title, summary }): PortalHit => ({
    kind: 'pages',
    slug,
    href: `/${slug}`,
    title,
    summary,
    detail: 'Page',
    otherName: null,
  }));
  return new Map([...products, ...articles, ...pages].map((hit) => [`${hit.kind}/${hit.slug}`, hit]));
}

export interface PortalResult {
  /** Each with the passage that holds the words sought, where its text has one. */
  hits: (PortalHit & { passage: Piece[] | null })[];
  corrections: Correction[];
  terms: ReadonlySet<string>;
}

/** One search over products, news and pages, best first. */
export function searchPortal(query: string): PortalResult {
  const { hits, corrections, terms } = searchDocuments(query);
  const answers = listAnswers(terms);
  const found = hits.flatMap(({ kind, slug }) => answers.get(`${kind}/${slug}`) ?? []);
  const passages = new Map(
    (['produits', 'actualites', 'pages'] as const).map((kind) => {
      const slugs = found.filter((hit) => hit.kind === kind).map(({ slug }) => slug);
      return [kind, listPassages(kind, slugs, terms, PASSAGE_LENGTH)];
    }),
  );
  return {
    hits: found.map((hit) => ({ ...hit, passage: passages.get(hit.kind)?.get(hit.slug) ?? null })),
    corrections,
    terms,
  };
}
