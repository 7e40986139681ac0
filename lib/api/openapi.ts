import { z } from 'zod';
import { publicArticleSchema, publicArticleWithBodySchema } from '#lib/articles/public-article.ts';
import { changeSchema } from '#lib/catalogue/changes.ts';
import { publicProductSchema } from '#lib/catalogue/public-product.ts';
import { FACETS } from '#lib/catalogue/query.ts';
import { articleQuery, articlesQuery } from './article-answers.ts';
import { changesQuery, productQuery, productsQuery } from './catalogue-answers.ts';
import { linksSchema, metaSchema } from './lists.ts';
import { facetsParameters, noParameters } from './parameters.ts';
import { problemSchema } from './problem.ts';
import { API_PATHS } from './routes.ts';
import { SLUG_MAX_LENGTH, SLUG_PATTERN } from '#lib/slug.ts';

type JsonSchema = Record<string, unknown>;

const registry = z.registry<{ id: string }>();

function register<T extends z.ZodType>(id: string, schema: T): T {
  registry.add(schema, { id });
  return schema;
}

/** An object whole, or the keys that `fields` asked of it. */
function wholeOrPart<T extends z.ZodRawShape>(name: string, schema: z.ZodObject<T>) {
  return z.union([register(name, schema), register(`${name}Part`, schema.partial())]);
}

const facetSchema = register(
  'Facet',
  z.strictObject({
    name: z.enum(FACETS),
    label: z.string(),
    values: z.array(
      z.strictObject({
        value: z.string(),
        label: z.string(),
        count: z.int().min(0).meta({
          description: 'Produits que ce choix montrerait, les choix des autres filtres étant gardés.',
        }),
      }),
    ),
  }),
);

const listOf = <T extends z.ZodType>(name: string, item: T) =>
  register(
    name,
    z.strictObject({
      data: z.array(item),
      meta: register('Meta', metaSchema),
      links: register('Links', linksSchema),
    }),
  );

const product = wholeOrPart('Product', publicProductSchema);
const ENDPOINTS: readonly Endpoint[] = [
  {
    path: API_PATHS.products,
    id: 'listProducts',
    tag: 'Catalogue',
    summary: 'Liste des produits',
    description: 'Les mêmes filtres, la même recherche et le même ordre que la page « /produits ».',
    query: productsQuery,
    answer: listOf('ProductList', product),
  },
  {
    path: `${API_PATHS.products}/{id}`,
    id: 'getProduct',
    tag: 'Catalogue',
    summary: 'Un produit',
    description: 'Un produit par son identifiant ; un ancien identifiant renvoie vers le nouveau.',
    query: productQuery,
    answer: register('ProductAnswer', z.strictObject({ data: product })),
  },
  {
    path: API_PATHS.facets,
    id: 'listFacets',
    tag: 'Catalogue',
    summary: 'Filtres, leurs valeurs et leurs nombres',
    description: 'Les nombres valent pour la question posée ; chaque filtre ignore ses propres choix.',
    query: facetsParameters,
    answer: register('FacetList', z.strictObject({ data: z.array(facetSchema) })),
  },
  {
    path: API_PATHS.changes,
    id: 'listChanges',
    tag: 'Catalogue',
    summary: 'Ce qui change dans le catalogue',
    description:
      'Entrées, changements de phase, annonces, impact national et fins des produits trouvés, du plus récent au plus ancien.',
    query: changesQuery,
    answer: listOf('ChangeList', wholeOrPart('Change', changeSchema)),
  },
  {
    path: API_PATHS.articles,
    id: 'listArticles',
    tag: 'Actualités',
    summary: 'Liste des actualités',
    description: 'Les plus récentes d’abord ; avec « q », les plus pertinentes d’abord.',
    query: articlesQuery,
    answer: listOf('ArticleList', wholeOrPart('Article', publicArticleSchema)),
  },
  {
    path: `${API_PATHS.articles}/{id}`,
    id: 'getArticle',
    tag: 'Actualités',
    summary: 'Une actualité, avec son texte',
    description: 'Un article par son identifiant.',
    query: articleQuery,
    answer: register(
      'ArticleAnswer',
      z.strictObject({ data: wholeOrPart('ArticleWithBody', publicArticleWithBodySchema) }),
    ),
  },
  {
    path: API_PATHS.openapi,
    id: 'getDescription',
    tag: 'Description',
    summary: 'Ce document',
    description: 'La description de l’API, faite des schémas mêmes qui contrôlent et écrivent ses réponses.',
    query: noParameters,
    answer: register('Description', z.looseObject({ openapi: z.string() })),
  },
];

interface Endpoint {
  path: string;
  id: string;
  tag: string;
  summary: string;
  description: string;
  query: z.ZodObject;
  answer: z.ZodType;
}

register('Problem', problemSchema);

const SCHEMA_ROOT = '#/components/schemas/';
const refTo = (id: string) => ({ $ref: SCHEMA_ROOT + id });

/** Marks of a schema that stands alone; inside the document they would be wrong. */
const MARKS = ['$schema', '$id'];

function withoutMarks(schema: object): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !MARKS.includes(key)));
}

function makeSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => SCHEMA_ROOT + id });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutMarks(schema)]));
}

function makeParameter(name: string, schema: z.ZodType): JsonSchema {
  const { description, ...rest } = withoutMarks(z.toJSONSchema(schema, { io: 'output' }));
  const list = rest['type'] === 'array';
  return {
    name,
    in: 'query',
    required: false,
    description,
    ...(list && { style: 'form', explode: name !== 'fields' }),
    schema: rest,
  };
}

const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Identifiant, tel que la liste le donne.',
  schema: { type: 'string', pattern: SLUG_PATTERN.source, maxLength: SLUG_MAX_LENGTH },
};

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: refTo('Problem') } },
});

function makeResponses({ answer, path }: Endpoint): JsonSchema {
  const one = path.endsWith('{id}');
  const { id } = registry.get(answer) ?? { id: '' };
  return {
    '200': { description: 'La réponse.', content: { 'application/json': { schema: refTo(id) } } },
    '304': { description: 'Rien n’a changé depuis la réponse dont « If-None-Match » donne la marque.' },
    ...(one && {
      '308': { description: 'L’identifiant a changé : « Location » donne la nouvelle adresse.' },
    }),
    '400': problemAnswer('Un paramètre est refusé ; le problème le nomme et dit ce qui est accepté.'),
    ...(one && {
      '404': problemAnswer('Aucun document public ne porte cet identifiant.'),
      '410': problemAnswer('Le document a été public et ne l’est plus.'),
    }),
    '429': problemAnswer('Trop de demandes en une minute ; « Retry-After » dit quand recommencer.'),
  };
}

function makeOperation(endpoint: Endpoint): JsonSchema {
  const { path, id, tag, summary, description, query } = endpoint;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    parameters: [
      ...(path.endsWith('{id}') ? [idParameter] : []),
      ...Object.entries(query.shape).map(([name, schema]) => makeParameter(name, schema as z.ZodType)),
    ],
    responses: makeResponses(endpoint),
  };
}

/** The OpenAPI 3.1 document, made of the very schemas that check the parameters and write the answers. */
export function makeOpenApi(site: string): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'API du portail de la Fabrique numérique des ministères sociaux',
      version: '1.0.0',
      description: `Le catalogue des produits et les actualités, en lecture libre. Explications et exemples : ${site}/developpeurs.`,
      license: { name: 'Licence Ouverte 2.0', identifier: 'etalab-2.0' },
    },
    servers: [{ url: site }],
    security: [],
    tags: [
      { name: 'Catalogue', description: 'Les produits, leurs filtres et ce qui change parmi eux.' },
      { name: 'Actualités', description: 'Les articles publiés.' },
      { name: 'Description', description: 'Ce document.' },
    ],
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, { get: makeOperation(endpoint) }])),
    components: { schemas: makeSchemas() },
  };
}
