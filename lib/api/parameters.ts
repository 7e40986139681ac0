import { z } from 'zod';
import {
  ABSENT,
  type CatalogueQuery,
  CLOSED_FACETS,
  emptyChoices,
  FACET_LABELS,
  type FacetName,
  FACETS,
  MAX_PAGE,
  MAX_VALUES,
  PAGE_SIZE,
  SORTS,
  VIEWS,
} from '#lib/catalogue/query.ts';
import { isDay } from '#lib/clock.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';
import { CURSOR_PATTERN } from './cursor.ts';

export const MAX_PAGE_SIZE = 100;

/** A whole number as an address writes it: without sign or leading zero. */
const whole = (max: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(max));

const words = z
  .string()
  .normalize('NFC')
  .trim()
  .refine((text) => [...text].length <= QUERY_MAX_LENGTH)
  .meta({ description: 'Mots cherchés, fautes de frappe comprises.', maxLength: QUERY_MAX_LENGTH });

const values = <T extends z.ZodType<string>>(value: T) => z.array(value).max(MAX_VALUES);

function closedFacet(facet: keyof typeof CLOSED_FACETS) {
  return values(z.enum([...CLOSED_FACETS[facet].keys(), ABSENT]));
}

const openFacet = values(z.string());

const facet = (name: FacetName) => ({
  description: `${FACET_LABELS[name]} : une valeur de « /api/v1/facets ». Répété, il veut dire « ou ».`,
});

/** The query of the catalogue, as on the page `/produits` (contract §2). */
const catalogue = {
  q: words.optional(),
  statut: closedFacet('statut').optional().meta(facet('statut')),
  phase: closedFacet('phase').optional().meta(facet('phase')),
  thematique: openFacet.optional().meta(facet('thematique')),
  public: openFacet.optional().meta(facet('public')),
  sponsor: openFacet.optional().meta(facet('sponsor')),
  incubateur: openFacet.optional().meta(facet('incubateur')),
  techno: openFacet.optional().meta(facet('techno')),
  accessibilite: closedFacet('accessibilite').optional().meta(facet('accessibilite')),
  transparence: closedFacet('transparence').optional().meta(facet('transparence')),
  au: z.string().refine(isDay).optional().meta({
    description: 'Le catalogue tel qu’il était ce jour-là. Par défaut : aujourd’hui.',
    format: 'date',
  }),
  tri: z.enum(SORTS).optional().meta({
    description: 'Ordre de la liste. Par défaut : « pertinence » avec « q », sinon « nom ».',
  }),
  vue: z.enum(VIEWS).optional().meta({ description: 'Vue de la page : sans effet ici.' }),
};

const paging = {
  page: whole(MAX_PAGE).default(1).meta({
    description: 'Numéro de page. Avec « cursor », c’est le curseur qui décide.',
  }),
  page_size: whole(MAX_PAGE_SIZE).default(PAGE_SIZE).meta({ description: 'Nombre d’éléments par page.' }),
  cursor: z.string().regex(CURSOR_PATTERN).optional().meta({
    description:
      'Place dans la liste, donnée par « links.next » et « links.prev » : rien n’est sauté ni répété si la liste change entre deux pages.',
  }),
};

/** Some of the keys of an object, separated by commas. */
function fieldsOf<T extends z.ZodRawShape>({ shape }: z.ZodObject<T>) {
  const keys = Object.keys(shape);
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(keys)))
    .optional()
    .meta({ description: 'Clés à donner, séparées par des virgules. Par défaut : toutes.' });
}

export function productsParameters<T extends z.ZodRawShape>(item: z.ZodObject<T>) {
  return z.strictObject({ ...catalogue, ...paging, fields: fieldsOf(item) });
}

/** The same address as the page's is taken: order, view and page change nothing to the counts. */
export const facetsParameters = z.strictObject({ ...catalogue, page: paging.page });

export function articlesParameters<T extends z.ZodRawShape>(item: z.ZodObject<T>) {
  return z.strictObject({
    q: words.optional(),
    annee: z
      .string()
      .regex(/^\d{4}$/)
      .optional()
      .meta({ description: 'Année de l’article, sur quatre chiffres.' }),
    etiquette: z.string().optional().meta({ description: 'Identifiant d’une étiquette.' }),
    produit: z.string().optional().meta({ description: 'Identifiant d’un produit dont il est question.' }),
    ...paging,
    fields: fieldsOf(item),
  });
}

export function productParameters<T extends z.ZodRawShape>(item: z.ZodObject<T>) {
  return z.strictObject({ au: catalogue.au, fields: fieldsOf(item) });
}

export function articleParameters<T extends z.ZodRawShape>(item: z.ZodObject<T>) {
  return z.strictObject({ fields: fieldsOf(item) });
}

export const noParameters = z.strictObject({});

type CatalogueValues = z.infer<typeof facetsParameters>;

/** What the catalogue is asked; the page is cut afterwards. */
export function toCatalogueQuery(asked: CatalogueValues): CatalogueQuery {
  const choices = emptyChoices();
  for (const name of FACETS) choices[name] = [...new Set(asked[name] ?? [])].sort();
  return {
    q: asked.q ?? '',
    choices,
    sort: asked.tri ?? null,
    view: 'cartes',
    page: 1,
    asOf: asked.au ?? null,
  };
}
