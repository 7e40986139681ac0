import { listPublicArticles } from '#lib/articles/list-articles.ts';
import { favourAlive } from '#lib/catalogue/favour-alive.ts';
import { findNameSought } from '#lib/catalogue/name-sought.ts';
import { PHASE_DEFINITIONS, type Status } from '#lib/catalogue/phases.ts';
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

interface Answer {
  hit: PortalHit;
  /** That of a product. */
  status?: Status;
}

function listAnswers(terms: ReadonlySet<string>): Map<string, Answer> {
  const products = listProductsAt(today()).map(({ product, current, status }): Answer => ({
    status,
    hit: {
      kind: 'produits',
      slug: product.slug,
      href: `/produits/${product.slug}`,
      title: product.name,
      summary: product.mission,
      detail: current ? `Produit · ${PHASE_DEFINITIONS[current.name].label}` : 'Produit',
      otherName: findNameSought(product, terms),
    },
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
  const answers: Answer[] = [...products, ...[...articles, ...pages].map((hit) => ({ hit }))];
  return new Map(answers.map((answer) => [`${answer.hit.kind}/${answer.hit.slug}`, answer]));
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
  const ranked = hits.flatMap(({ kind, slug, score }) => {
    const answer = answers.get(`${kind}/${slug}`);
    if (!answer) return [];
    return [{ hit: answer.hit, score: answer.status ? favourAlive(score, answer.status) : score }];
  });
  const found = ranked.sort((a, b) => b.score - a.score).map(({ hit }) => hit);
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
