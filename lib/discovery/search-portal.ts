import { findNameSought } from '#lib/catalogue/name-sought.ts';
import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { formatDate } from '#lib/french.ts';
import type { Correction } from '#lib/search/interpret.ts';
import { markTerms, type Piece } from '#lib/search/passage.ts';
import { listPassages, searchDocuments } from '#lib/search/search.ts';
import { type Found, makeFinder } from './make-finder.ts';

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

/** Hits shown on a page. */
const SEARCH_PAGE_SIZE = 20;

function tellProduct({ product, current }: ProductAt, terms: ReadonlySet<string>) {
  return {
    href: `/produits/${product.slug}`,
    title: product.name,
    summary: product.mission,
    detail: current ? `Produit · ${PHASE_DEFINITIONS[current.name].label}` : 'Produit',
    otherName: findNameSought(product, terms),
  };
}

/** How a document is told to who looks for it. */
function tell(found: Found, terms: ReadonlySet<string>): Omit<PortalHit, 'kind' | 'slug'> {
  if (found.kind === 'produits') return tellProduct(found.item, terms);
  if (found.kind === 'actualites') {
    const { slug, title, tagline, date } = found.article;
    const detail = `Actualité · ${formatDate(date)}`;
    return { href: `/actualites/${slug}`, title, summary: tagline, detail, otherName: null };
  }
  const { slug, title, summary } = found.page;
  return { href: `/${slug}`, title, summary, detail: 'Page', otherName: null };
}

export interface PortalResult {
  total: number;
  pages: number;
  /** Those of the page asked, each with the passage that holds the words sought where its summary holds none. */
  hits: (PortalHit & { passage: Piece[] | null })[];
  corrections: Correction[];
  terms: ReadonlySet<string>;
}

/** What visitors may see of the hits of a query, best first. */
function listAnswers(query: string, typing = false) {
  const { hits, corrections, terms } = searchDocuments(query, { typing });
  const find = makeFinder();
  const answers = hits.flatMap((hit) => find(hit) ?? []).sort((a, b) => b.score - a.score);
  return { answers, corrections, terms, pages: Math.max(1, Math.ceil(answers.length / SEARCH_PAGE_SIZE)) };
}

/** How many pages the answers to a query fill. */
export function countSearchPages(query: string): number {
  return listAnswers(query).pages;
}

/** One search over products, news and pages, best first. */
export function searchPortal(
  query: string,
  page = 1,
  { typing = false }: { typing?: boolean } = {},
): PortalResult {
  const { answers, pages, corrections, terms } = listAnswers(query, typing);
  const start = (page - 1) * SEARCH_PAGE_SIZE;
  const shown = answers
    .slice(start, start + SEARCH_PAGE_SIZE)
    .map((found): PortalHit => ({ kind: found.kind, slug: found.slug, ...tell(found, terms) }));
  // A summary that holds the words says as much as a passage.
  const silent = shown.filter(({ summary }) => !markTerms(summary ?? '', terms).some(({ hit }) => hit));
  const passages = new Map(
    (['produits', 'actualites', 'pages'] as const).map((kind) => {
      const slugs = silent.filter((hit) => hit.kind === kind).map(({ slug }) => slug);
      return [kind, listPassages(kind, slugs, terms, PASSAGE_LENGTH)];
    }),
  );
  return {
    total: answers.length,
    pages,
    hits: shown.map((hit) => ({ ...hit, passage: passages.get(hit.kind)?.get(hit.slug) ?? null })),
    corrections,
    terms,
  };
}
