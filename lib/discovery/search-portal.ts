import { listPublicArticles } from '#lib/articles/list-articles.ts';
import { favourAlive } from '#lib/catalogue/favour-alive.ts';
import { findNameSought } from '#lib/catalogue/name-sought.ts';
import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import { makeProductFinder, type ProductAt } from '#lib/catalogue/snapshot.ts';
import { today } from '#lib/clock.ts';
import { formatDate } from '#lib/french.ts';
import { listServicePages } from '#lib/portal/page.ts';
import type { Correction } from '#lib/search/interpret.ts';
import { markTerms, type Piece } from '#lib/search/passage.ts';
import { listPassages, searchDocuments, type SearchHit } from '#lib/search/search.ts';

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
export const SEARCH_PAGE_SIZE = 20;

/** What a search may show: its score by what it is, and how it is told, which is made for those shown alone. */
interface Answer {
  score: number;
  kind: PortalHit['kind'];
  slug: string;
  tell: (terms: ReadonlySet<string>) => Omit<PortalHit, 'kind' | 'slug'>;
}

function tellProduct({ product, current }: ProductAt, terms: ReadonlySet<string>) {
  return {
    href: `/produits/${product.slug}`,
    title: product.name,
    summary: product.mission,
    detail: current ? `Produit · ${PHASE_DEFINITIONS[current.name].label}` : 'Produit',
    otherName: findNameSought(product, terms),
  };
}

/** The public document of a hit, ready to be told; undefined for what visitors do not see. */
function makeFinder(): (hit: SearchHit) => Answer | undefined {
  const findProduct = makeProductFinder(today());
  const articles = new Map(listPublicArticles().map((article) => [article.slug, article]));
  const pages = new Map(listServicePages().map((page) => [page.slug, page]));
  return ({ kind, slug, score }) => {
    if (kind === 'produits') {
      const item = findProduct(slug);
      return (
        item && {
          score: favourAlive(score, item.status),
          kind,
          slug,
          tell: (terms) => tellProduct(item, terms),
        }
      );
    }
    const article = kind === 'actualites' ? articles.get(slug) : undefined;
    if (article) {
      const { title, tagline, date } = article;
      const told = { title, summary: tagline, detail: `Actualité · ${formatDate(date)}`, otherName: null };
      return { score, kind: 'actualites', slug, tell: () => ({ href: `/actualites/${slug}`, ...told }) };
    }
    const page = kind === 'pages' ? pages.get(slug) : undefined;
    if (!page) return undefined;
    const told = { title: page.title, summary: page.summary, detail: 'Page', otherName: null };
    return { score, kind: 'pages', slug, tell: () => ({ href: `/${slug}`, ...told }) };
  };
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
    .map(({ kind, slug, tell }): PortalHit => ({ kind, slug, ...tell(terms) }));
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
