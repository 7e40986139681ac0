import type { z } from 'zod';
import { listChanges, changeSchema } from '#lib/catalogue/changes.ts';
import { findProduct } from '#lib/catalogue/get-product.ts';
import { comparePlaces, placeOf } from '#lib/catalogue/place.ts';
import { publicProductSchema, toPublicProduct } from '#lib/catalogue/public-product.ts';
import { hrefOf, PAGE_SIZE } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { dayOf } from '#lib/clock.ts';
import type { ApiAnswer, ApiContext } from './answer.ts';
import {
  CHANGE_KEYS,
  identityOf,
  type ListAsked,
  listCursorFaults,
  makeListAnswer,
  pickFields,
  PRODUCT_KEYS,
  withParameters,
  writeFields,
} from './lists.ts';
import { facetsParameters, productParameters, productsParameters, toCatalogueQuery } from './parameters.ts';
import { refuseMissing, refuseParameters } from './refuse.ts';
import { readParameters } from './read-parameters.ts';
import { API_PATHS } from './routes.ts';

const PRODUCT_FIELDS = Object.keys(publicProductSchema.shape);
const CHANGE_FIELDS = Object.keys(changeSchema.shape);

export const productsQuery = productsParameters(publicProductSchema);
export const changesQuery = productsParameters(changeSchema);
export const productQuery = productParameters(publicProductSchema);

type ListValues = z.output<typeof productsQuery>;

function readList(values: ListValues, path: string, keys: number) {
  const query = toCatalogueQuery(values);
  const asked: ListAsked = {
    list: hrefOf(query, path),
    page: values.page,
    pageSize: values.page_size,
    cursor: values.cursor,
    fields: values.fields,
    defaultSize: PAGE_SIZE,
  };
  return { query, asked, faults: listCursorFaults(asked, keys) };
}

export function answerProducts(params: URLSearchParams, { site }: ApiContext): ApiAnswer {
  const read = readParameters(productsQuery, params, PRODUCT_FIELDS);
  if (!read.ok) return refuseParameters(read.faults, site);
  const { query, asked, faults } = readList(read.values, API_PATHS.products, PRODUCT_KEYS);
  if (faults.length > 0) return refuseParameters(faults, site);
  return {
    kind: 'data',
    address: identityOf(asked),
    make() {
      const { all, day, sort, scores } = searchProducts(query);
      const ordered = {
        items: all,
        placeOf: (item: (typeof all)[number]) => placeOf(item, sort, scores),
        compare: comparePlaces,
      };
      return makeListAnswer(asked, ordered, {
        keys: PRODUCT_KEYS,
        asOf: day,
        site,
        project: (item) => toPublicProduct(item, site),
      });
    },
  };
}

/** Newest first, then by id, as `listChanges` gives them. */
function compareChanges(
  [dateA = '', idA = '']: readonly unknown[],
  [dateB = '', idB = '']: readonly unknown[],
) {
  return String(dateB).localeCompare(String(dateA)) || String(idA).localeCompare(String(idB), 'en');
}

export function answerChanges(params: URLSearchParams, { site }: ApiContext): ApiAnswer {
  const read = readParameters(changesQuery, params, CHANGE_FIELDS);
  if (!read.ok) return refuseParameters(read.faults, site);
  // The order is the changes' own.
  const values = { ...read.values, tri: undefined };
  const { query, asked, faults } = readList(values, API_PATHS.changes, CHANGE_KEYS);
  if (faults.length > 0) return refuseParameters(faults, site);
  return {
    kind: 'data',
    address: identityOf(asked),
    make() {
      const { all, day } = searchProducts(query);
      const ordered = {
        items: listChanges(all, day, site),
        placeOf: ({ date, id }: { date: string; id: string }) => [date, id],
        compare: compareChanges,
      };
      return makeListAnswer(asked, ordered, {
        keys: CHANGE_KEYS,
        asOf: day,
        site,
        project: (change) => change,
      });
    },
  };
}

export function answerFacets(params: URLSearchParams, { site }: ApiContext): ApiAnswer {
  const read = readParameters(facetsParameters, params, []);
  if (!read.ok) return refuseParameters(read.faults, site);
  const query = { ...toCatalogueQuery(read.values), sort: null };
  return {
    kind: 'data',
    address: hrefOf(query, API_PATHS.facets),
    make: () => ({
      data: searchProducts(query).facets.map(({ name, label, values }) => ({
        name,
        label,
        values: values.map((item) => ({ value: item.value, label: item.label, count: item.count })),
      })),
    }),
  };
}

/** The product of a slug that the addresses know as public. */
export function answerProduct(slug: string, params: URLSearchParams, { site, now }: ApiContext): ApiAnswer {
  const read = readParameters(productQuery, params, PRODUCT_FIELDS);
  if (!read.ok) return refuseParameters(read.faults, site);
  const { au, fields } = read.values;
  const item = findProduct(slug, au ?? dayOf(now));
  if (!item || (au !== undefined && item.current === null)) {
    return refuseMissing(
      au === undefined
        ? 'Aucun produit public ne porte cet identifiant.'
        : `Ce produit n’avait pas commencé le ${au}.`,
      site,
    );
  }
  return {
    kind: 'data',
    address: withParameters(`${API_PATHS.products}/${slug}`, { au, fields: writeFields(fields) }),
    make: () => ({ data: pickFields(toPublicProduct(item, site), fields) }),
  };
}
