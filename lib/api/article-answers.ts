import type { z } from 'zod';
import type { Article } from '#lib/articles/article.ts';
import { findArticleSheet } from '#lib/articles/get-article.ts';
import { listPublicArticles } from '#lib/articles/list-articles.ts';
import {
  publicArticleSchema,
  publicArticleWithBodySchema,
  toPublicArticle,
} from '#lib/articles/public-article.ts';
import { PAGE_SIZE } from '#lib/catalogue/query.ts';
import { dayOf } from '#lib/clock.ts';
import { searchDocuments } from '#lib/search/search.ts';
import type { ApiAnswer, ApiContext } from './answer.ts';
import type { OrderedList } from './cut-page.ts';
import {
  ARTICLE_KEYS,
  identityOf,
  type ListAsked,
  listCursorFaults,
  makeListAnswer,
  pickFields,
  withParameters,
  writeFields,
} from './lists.ts';
import { articleParameters, articlesParameters } from './parameters.ts';
import { readParameters } from './read-parameters.ts';
import { refuseMissing, refuseParameters } from './refuse.ts';
import { API_PATHS } from './routes.ts';

const ARTICLE_FIELDS = Object.keys(publicArticleSchema.shape);
const SHEET_FIELDS = Object.keys(publicArticleWithBodySchema.shape);

export const articlesQuery = articlesParameters(publicArticleSchema);
export const articleQuery = articleParameters(publicArticleWithBodySchema);

const order = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : Number(a > b));

/** Best score first where words are sought, then newest, then by slug. */
function compareArticles(
  [scoreA = 0, dateA = '', slugA = '']: readonly (string | number)[],
  [scoreB = 0, dateB = '', slugB = '']: readonly (string | number)[],
): number {
  return order(scoreB, scoreA) || order(dateB, dateA) || order(slugA, slugB);
}

type ArticlesValues = z.output<typeof articlesQuery>;

function scoreArticles(q: string): ReadonlyMap<string, number> {
  const hits = searchDocuments(q).hits.filter(({ kind }) => kind === 'actualites');
  return new Map(hits.map(({ slug, score }) => [slug, score]));
}

function listFound({ q, annee, etiquette, produit }: ArticlesValues): OrderedList<Article> {
  const scores = q ? scoreArticles(q) : undefined;
  const placeOf = ({ slug, date }: Article) => [scores?.get(slug) ?? 0, date, slug];
  const found = listPublicArticles().filter(
    (article) =>
      (scores === undefined || scores.has(article.slug)) &&
      (annee === undefined || article.date.startsWith(`${annee}-`)) &&
      (etiquette === undefined || article.tags.some(({ id }) => id === etiquette)) &&
      (produit === undefined || article.products.includes(produit)),
  );
  const items = found.toSorted((a, b) => compareArticles(placeOf(a), placeOf(b)));
  return { items, placeOf, compare: compareArticles };
}

export function answerArticles(params: URLSearchParams, { site, now }: ApiContext): ApiAnswer {
  const read = readParameters(articlesQuery, params, ARTICLE_FIELDS);
  if (!read.ok) return refuseParameters(read.faults, site);
  const { values } = read;
  const { q, annee, etiquette, produit } = values;
  const asked: ListAsked = {
    list: withParameters(API_PATHS.articles, { q: q || undefined, annee, etiquette, produit }),
    page: values.page,
    pageSize: values.page_size,
    cursor: values.cursor,
    fields: values.fields,
    defaultSize: PAGE_SIZE,
  };
  const faults = listCursorFaults(asked, ARTICLE_KEYS);
  if (faults.length > 0) return refuseParameters(faults, site);
  return {
    kind: 'data',
    address: identityOf(asked),
    make: () =>
      makeListAnswer(asked, listFound(values), {
        keys: ARTICLE_KEYS,
        asOf: dayOf(now),
        site,
        project: (article) => toPublicArticle(article, site),
      }),
  };
}

/** The article of a slug that the addresses know as public. */
export function answerArticle(slug: string, params: URLSearchParams, { site }: ApiContext): ApiAnswer {
  const read = readParameters(articleQuery, params, SHEET_FIELDS);
  if (!read.ok) return refuseParameters(read.faults, site);
  const sheet = findArticleSheet(slug);
  if (!sheet) return refuseMissing('Aucun article public ne porte cet identifiant.', site);
  const { fields } = read.values;
  return {
    kind: 'data',
    address: withParameters(`${API_PATHS.articles}/${slug}`, { fields: writeFields(fields) }),
    make: () => ({ data: pickFields({ ...toPublicArticle(sheet.article, site), body: sheet.body }, fields) }),
  };
}
