import { resolveAddress } from '#lib/addresses/resolve.ts';
import type { ApiAnswer, ApiContext } from './answer.ts';
import { answerArticle, answerArticles } from './article-answers.ts';
import { answerChanges, answerFacets, answerProduct, answerProducts } from './catalogue-answers.ts';
import { makeOpenApi } from './openapi.ts';
import { noParameters } from './parameters.ts';
import { makeProblem } from './problem.ts';
import { readParameters } from './read-parameters.ts';
import { refuseMissing, refuseParameters } from './refuse.ts';
import { API_PATHS } from './routes.ts';

type Answering = (params: URLSearchParams, context: ApiContext) => ApiAnswer;

function answerOpenApi(params: URLSearchParams, { site }: ApiContext): ApiAnswer {
  const read = readParameters(noParameters, params, []);
  if (!read.ok) return refuseParameters(read.faults, site);
  return { kind: 'data', address: API_PATHS.openapi, make: () => makeOpenApi(site) };
}

const FIXED: ReadonlyMap<string, Answering> = new Map([
  [API_PATHS.products, answerProducts],
  [API_PATHS.articles, answerArticles],
  [API_PATHS.facets, answerFacets],
  [API_PATHS.changes, answerChanges],
  [API_PATHS.openapi, answerOpenApi],
]);

const DOCUMENTS = {
  products: { folder: '/produits/', answer: answerProduct, gone: 'Ce produit n’est plus publié' },
  articles: { folder: '/actualites/', answer: answerArticle, gone: 'Cet article n’est plus publié' },
} as const;

/** A document as the pages know it: public, moved, gone, or none. */
function answerDocument(
  kind: keyof typeof DOCUMENTS,
  slug: string,
  params: URLSearchParams,
  context: ApiContext,
): ApiAnswer {
  const { folder, answer, gone } = DOCUMENTS[kind];
  const { site, now } = context;
  const resolution = resolveAddress(folder + slug, now);
  if (resolution.kind === 'page' && resolution.address === folder + slug)
    return answer(slug, params, context);
  if (resolution.kind === 'redirect' && resolution.to.startsWith(folder)) {
    const query = params.toString();
    const target = `${API_PATHS[kind]}/${resolution.to.slice(folder.length)}`;
    return { kind: 'redirect', to: query ? `${target}?${query}` : target };
  }
  if (resolution.kind !== 'gone')
    return refuseMissing(`Rien ne répond à l’identifiant « ${slug.slice(0, 60)} ».`, site);
  const successor =
    resolution.successor === null ? '' : ` Il est remplacé par ${site}${resolution.successor}`;
  return {
    kind: 'problem',
    problem: makeProblem('gone', `${gone} : « ${resolution.title} ».${successor}`, { site }),
  };
}

/** What the API answers to the target of a request, path and query as received. */
export function resolveApi(target: string, context: ApiContext): ApiAnswer {
  const mark = target.indexOf('?');
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  const params = new URLSearchParams(query);
  const { site } = context;
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return { kind: 'problem', problem: makeProblem('address', 'Le codage de l’adresse est faux.', { site }) };
  }
  const bare = path.replace(/\/+$/, '');
  const [, kind, slug] = /^\/api\/v1\/(products|articles)\/([a-z0-9-]+)$/.exec(bare) ?? [];
  const known = FIXED.get(bare);
  if (known || slug !== undefined) {
    if (bare !== path) return { kind: 'redirect', to: bare + (mark < 0 ? '' : `?${query}`) };
    if (known) return known(params, context);
    if ((kind === 'products' || kind === 'articles') && slug !== undefined)
      return answerDocument(kind, slug, params, context);
  }
  const places = Object.values(API_PATHS).map((place) => site + place);
  return refuseMissing(`Cette adresse n’est pas de l’API. Elle répond à : ${places.join(', ')}.`, site);
}
