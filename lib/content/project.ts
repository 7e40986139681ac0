import type { DocumentEntry } from '#db/index/document.ts';
import type { Article, Tag } from '#lib/articles/article.ts';
import { sortPhases } from '#lib/catalogue/phases.ts';
import { ACCESSIBILITY_STATUSES, type AccessibilityStatus, type Product } from '#lib/catalogue/product.ts';
import type { ServicePage } from '#lib/portal/page.ts';
import { analyse, analyseName, tokenise } from '#lib/search/analyse.ts';
import { slugify } from '#lib/slug.ts';
import type { AnalysedDocument } from './own-terms.ts';
import type { Referentials } from './referentials.ts';
import type { ArticleFrontMatter } from './schema/article.ts';
import type { PageFrontMatter } from './schema/page.ts';
import type { ProductFrontMatter } from './schema/product.ts';

/** What the store knows of a document beside its text. */
export interface DocumentRecord {
  id: number;
  revisionId: number;
  retired: boolean;
  wasPublic: boolean;
  /** What visitors are told where it was withdrawn. */
  withdrawal: string | null;
  /** ISO instants of the first and the live revision. */
  createdAt: string;
  updatedAt: string;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function findAccessibility(status: string | undefined): AccessibilityStatus | null {
  const id = slugify(status ?? '');
  return Object.hasOwn(ACCESSIBILITY_STATUSES, id) ? (id as AccessibilityStatus) : null;
}

const address = (value: string | boolean | undefined): string | null =>
  typeof value === 'string' ? value : null;
const declared = (value: string | boolean | undefined): boolean => value !== undefined && value !== false;

/** Sheets sometimes list several repositories in one text: the first web address counts. */
function firstAddress(value: string | undefined): string | null {
  return /https?:\/\/[^\s,;]+/.exec(value ?? '')?.[0] ?? null;
}

function toOrigin(
  origin: { name: string; url?: string | undefined; rights?: string | undefined } | undefined,
) {
  return origin ? { name: origin.name, url: origin.url ?? null, rights: origin.rights ?? null } : null;
}

/** An identifier keeps the name that a product was born with: an alias that one of them bears was its name. */
function listFormerNames(slug: string, data: ProductFrontMatter): string[] {
  const ids = [slug, data.beta_id ?? '', ...(data.redirect_from ?? []).map(lastSegment)].map(slugify);
  return unique(data.aliases ?? []).filter(
    (alias) => ids.includes(slugify(alias)) && slugify(alias) !== slugify(data.title),
  );
}

export function toProduct(
  slug: string,
  data: ProductFrontMatter,
  updatedAt: string,
  { terms, settings }: Referentials,
): Product {
  const phases = sortPhases(data.phases);
  const accessibilityStatus = findAccessibility(data.accessibility_status);
  const riskAnalysis = data.analyse_risques_url ?? address(data.analyse_risques);
  const statistics = data.stats_url ?? address(data.stats);
  const repository = firstAddress(data.repository);
  const byId = (ids: ReturnType<typeof terms.sponsor>[]) => [
    ...new Map(ids.map((term) => [term.id, term])).values(),
  ];
  return {
    slug,
    betaId: data.beta_id ?? null,
    name: data.title,
    mission: data.mission,
    aliases: unique(data.aliases ?? []),
    formerNames: listFormerNames(slug, data),
    phases,
    events: (data.events ?? [])
      .map((event) => ({ name: event.name, date: event.date ?? null, comment: event.comment ?? null }))
      .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '')),
    incubators: byId(
      unique([...(data.incubator ? [data.incubator] : []), ...(data.incubators ?? [])]).map(terms.incubateur),
    ),
    sponsors: byId((data.sponsors ?? []).map(terms.sponsor)),
    themes: byId((data.thematiques ?? []).map(terms.thematique)),
    audiences: byId((data.usertypes ?? []).map(terms.public)),
    technologies: byId((data.techno ?? []).map(terms.techno)),
    links: {
      site: data.link ?? null,
      repository,
      statistics,
      impact: data.impact_url ?? null,
      budget: data.budget_url ?? null,
      riskAnalysis,
      dashlord: data.dashlord_url ?? null,
      accessibility: data.accessibility?.declaration_url ?? null,
    },
    contact: data.contact && settings.public_emails.includes(data.contact) ? data.contact : null,
    accessibilityStatus,
    transparency: {
      accessibilite: accessibilityStatus !== null,
      statistiques: statistics !== null || declared(data.stats),
      impact: data.impact_url !== undefined,
      budget: data.budget_url !== undefined,
      code: repository !== null,
      'analyse-risques': riskAnalysis !== null || declared(data.analyse_risques),
      'donnees-personnelles': data.data_protection?.status !== undefined,
      homologation: declared(data.security?.homologation),
    },
    dated: {
      accessibilityAudit: data.accessibility?.audited_at ?? null,
      accessibilityRate: data.accessibility?.rate ?? null,
      securityExpiry: data.security?.expires_at ?? null,
    },
    license: data.license ?? null,
    successor: data.successor ?? null,
    endReason: data.end_reason ?? null,
    keyFigures: (data.key_figures ?? []).map((figure) => ({
      label: figure.label,
      value: typeof figure.value === 'number' ? figure.value.toLocaleString('fr-FR') : figure.value,
      unit: figure.unit ?? null,
      date: figure.date,
      source: figure.source,
    })),
    image: data.image
      ? { src: data.image.src, alt: data.image.alt, credit: data.image.credit ?? null }
      : null,
    source: toOrigin(data.source),
    verified: data.verified ?? null,
    noindex: data.noindex ?? false,
    createdOn: phases[0]?.start ?? '',
    updatedAt,
  };
}

function toTags(labels: readonly string[] | undefined): Tag[] {
  const tags = (labels ?? []).map((label) => ({ id: slugify(label), label })).filter((tag) => tag.id !== '');
  return [...new Map(tags.map((tag) => [tag.id, tag])).values()];
}

function toArticle(
  slug: string,
  data: ArticleFrontMatter,
  words: number,
  mentioned: readonly string[],
): Article {
  return {
    slug,
    title: data.title,
    tagline: data.tagline ?? null,
    date: data.date,
    updated: data.updated ?? null,
    category: data.category ?? null,
    tags: toTags(data.tags),
    authors: data.authors ?? [],
    products: unique([...(data.products ?? []), ...mentioned]),
    image: data.image
      ? { src: data.image, alt: data.image_alt ?? '', credit: data.image_credit ?? null }
      : null,
    source: toOrigin(data.source),
    lang: data.lang ?? 'fr',
    noindex: data.noindex ?? false,
    words,
    publishAt: data.publish_at ?? null,
    expireAt: data.expire_at ?? null,
  };
}

function toPage(slug: string, data: PageFrontMatter): ServicePage {
  return {
    slug,
    title: data.title,
    summary: data.summary ?? null,
    updated: data.updated ?? null,
    lang: data.lang ?? 'fr',
    noindex: data.noindex ?? false,
  };
}

/** Every word of a document as it is written: what corrections are chosen from. */
function wordsOf(own: string, ...named: readonly (string | null | undefined)[]): string {
  const padded = ` ${own} `;
  const others = tokenise(named.filter(Boolean).join(' \n ')).filter((word) => !padded.includes(` ${word} `));
  return [own, ...new Set(others)].join(' ').trim();
}

/** What people remember of a site's address: `https://www.1jeune1solution.gouv.fr/` → `1jeune1solution`. */
function hostWords(site: string | null): string {
  if (!site || !URL.canParse(site)) return '';
  return new URL(site).hostname.replace(
    /^www\.|(?:\.(?:social|incubateur|fabrique|beta|gouv|fr|org|net|com|app))+$/g,
    '',
  );
}

/** Former addresses often hold a former name: `/startups/locatio.html` → `locatio`. */
function lastSegment(path: string): string {
  return (
    path
      .split('/')
      .at(-1)
      ?.replace(/\.html$/, '') ?? ''
  );
}

const nameTerms = (...names: readonly string[]): string => names.flatMap(analyseName).join(' ');

const terms = (...texts: readonly (string | null | undefined)[]): string =>
  analyse(texts.filter(Boolean).join(' \n ')).join(' ');

function describe(document: AnalysedDocument, record: DocumentRecord, referentials: Referentials) {
  const { slug } = document.name;
  const { words } = document.terms;
  switch (document.kind) {
    case 'produits': {
      const product = toProduct(slug, document.data, record.updatedAt, referentials);
      const addresses = [
        hostWords(product.links.site),
        slug,
        product.betaId ?? '',
        ...(document.data.redirect_from ?? []).map(lastSegment),
      ];
      const formerNames = unique([
        ...product.aliases,
        ...addresses.map((name) => name.replace(/[-._]+/g, ' ').trim()),
      ]).filter(Boolean);
      const named = [...product.themes, ...product.audiences, ...product.sponsors].flatMap((term) => [
        term.label,
        term.acronym,
      ]);
      return {
        data: product,
        redirects: [
          ...(document.data.redirect_from ?? []),
          ...product.aliases.map((alias) => `/produits/${slugify(alias)}`),
        ],
        search: {
          aliases: nameTerms(...formerNames),
          mission: terms(product.mission),
          themes: terms(...named),
          words: wordsOf(words, ...formerNames, product.mission, ...named),
        },
      };
    }
    case 'actualites': {
      const mentioned = document.facts.products.map((reference) => reference.target);
      const article = toArticle(slug, document.data, document.facts.words, mentioned);
      return {
        data: article,
        redirects: document.data.redirect_from ?? [],
        search: {
          aliases: '',
          mission: terms(article.tagline),
          themes: terms(...article.tags.map((tag) => tag.label)),
          words: wordsOf(words, article.tagline, ...article.tags.map((tag) => tag.label)),
        },
      };
    }
    case 'pages': {
      const page = toPage(slug, document.data);
      return {
        data: page,
        redirects: document.data.redirect_from ?? [],
        search: {
          aliases: terms(slug),
          mission: terms(page.summary),
          themes: '',
          words: wordsOf(words, page.summary),
        },
      };
    }
  }
}

/** The row, the search text and the former paths of a document, as the read index keeps them. */
export function toEntry(
  document: AnalysedDocument,
  record: DocumentRecord,
  referentials: Referentials,
): DocumentEntry {
  const { data, redirects, search } = describe(document, record, referentials);
  const scheduled = document.kind === 'actualites' ? document.data : undefined;
  const own =
    document.kind === 'pages' ? `/${document.name.slug}` : `/${document.kind}/${document.name.slug}`;
  return {
    document: {
      id: record.id,
      kind: document.kind,
      slug: document.name.slug,
      revisionId: record.revisionId,
      title: document.data.title,
      publish: document.data.publish ?? true,
      publishAt: scheduled?.publish_at ?? null,
      expireAt: scheduled?.expire_at ?? null,
      noindex: data.noindex,
      retired: record.retired,
      wasPublic: record.wasPublic,
      withdrawal: record.withdrawal,
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
      format: document.name.format,
      body: document.body,
      text: document.facts.text,
      headings: JSON.stringify(document.facts.headings),
      words: document.facts.words,
      data: JSON.stringify(data),
    },
    search: {
      ...search,
      name: nameTerms(document.data.title),
      headings: document.terms.headings,
      body: document.terms.body,
    },
    redirects: unique(redirects.map((path) => (path === '/' ? path : path.replace(/\/+$/, '')))).filter(
      (path) => path !== own,
    ),
  };
}
