import { type CatalogueQuery, hrefOf } from '#lib/catalogue/query.ts';
import { API_PATHS } from './routes.ts';

type DataLinks = Record<'application/json', { url: string; title: string }[]>;

function linkTo(url: string, title: string): DataLinks {
  return { 'application/json': [{ url, title }] };
}

/** For the heads of pages: what each shows, as the API gives it. */
export function productData(slug: string): DataLinks {
  return linkTo(`${API_PATHS.products}/${slug}`, 'Cette fiche (API, JSON)');
}

export function articleData(slug: string): DataLinks {
  return linkTo(`${API_PATHS.articles}/${slug}`, 'Cet article (API, JSON)');
}

/** From the first page, whichever is shown: the API cuts its own. */
export function catalogueData(query: CatalogueQuery): DataLinks {
  return linkTo(hrefOf({ ...query, page: 1, view: 'cartes' }, API_PATHS.products), 'Cette liste (API, JSON)');
}

export function newsData(tag: string | null, year: string | null): DataLinks {
  const params = new URLSearchParams({
    ...(tag !== null && { etiquette: tag }),
    ...(year !== null && { annee: year }),
  });
  return linkTo(
    [API_PATHS.articles, params.toString()].filter(Boolean).join('?'),
    'Ces actualités (API, JSON)',
  );
}
