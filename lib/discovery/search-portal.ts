import { listPublicArticles } from '#lib/articles/list-articles.ts';
import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { today } from '#lib/clock.ts';
import { formatDate } from '#lib/french.ts';
import { listServicePages } from '#lib/portal/page.ts';
import { searchDocuments } from '#lib/search/search.ts';

/** One answer of the portal's search, whatever its kind. */
export interface PortalHit {
  kind: 'produits' | 'actualites' | 'pages';
  slug: string;
  href: string;
  title: string;
  summary: string | null;
  /** What kind of answer it is and its date or phase, in words. */
  detail: string;
}

function listAnswers(): Map<string, PortalHit> {
  const products = listProductsAt(today()).map(({ product, current }): PortalHit => ({
    kind: 'produits',
    slug: product.slug,
    href: `/produits/${product.slug}`,
    title: product.name,
    summary: product.mission,
    detail: current ? `Produit · ${PHASE_DEFINITIONS[current.name].label}` : 'Produit',
  }));
  const articles = listPublicArticles().map(({ slug, title, tagline, date }): PortalHit => ({
    kind: 'actualites',
    slug,
    href: `/actualites/${slug}`,
    title,
    summary: tagline,
    detail: `Actualité · ${formatDate(date)}`,
  }));
  const pages = listServicePages().map(({ slug, title, summary }): PortalHit => ({
    kind: 'pages',
    slug,
    href: `/${slug}`,
    title,
    summary,
    detail: 'Page',
  }));
  return new Map([...products, ...articles, ...pages].map((hit) => [`${hit.kind}/${hit.slug}`, hit]));
}

/** One search over products, news and pages, best first. */
export function searchPortal(query: string): PortalHit[] {
  const answers = listAnswers();
  return searchDocuments(query).hits.flatMap(({ kind, slug }) => answers.get(`${kind}/${slug}`) ?? []);
}
