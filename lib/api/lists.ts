import { z } from 'zod';
import type { QueryFault } from '#lib/catalogue/query.ts';
import { writeCursor, findCursor } from './cursor.ts';
import { cutPage, type OrderedList } from './cut-page.ts';
import { faultOf } from './read-parameters.ts';

const address = z.string().nullable();

export const metaSchema = z.strictObject({
  total: z.int().min(0).meta({ description: 'Nombre d’éléments de la liste entière.' }),
  page: z.int().min(1),
  page_size: z.int().min(1),
  pages: z.int().min(0),
  as_of: z.iso.date().meta({ description: 'Jour pour lequel la réponse est vraie.' }),
});

export const linksSchema = z.strictObject({
  self: z.string(),
  first: address,
  prev: address,
  next: address,
  last: address,
});

/** How a list is answered, once its parameters are read. */
export interface ListAsked {
  /** Address of the whole list: path and what filters and sorts it, in a fixed order. */
  list: string;
  page: number;
  pageSize: number;
  /** As received. */
  cursor: string | undefined;
  fields: readonly string[] | undefined;
  /** The page size where none is asked. */
  defaultSize: number;
}

export function withParameters(list: string, params: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(list, 'http://localhost');
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.pathname + url.search;
}

/** The address of a page of a list: it is also the identity of the answer. */
function addressOfPage(
  { list, pageSize, fields, defaultSize }: ListAsked,
  at: { page?: number; cursor?: string | undefined },
): string {
  return withParameters(list, {
    page_size: pageSize === defaultSize ? undefined : String(pageSize),
    fields: writeFields(fields),
    page: at.page === undefined || at.page === 1 ? undefined : String(at.page),
    cursor: at.cursor,
  });
}

/** What tells one answer from another: with a cursor, the number of the page changes nothing. */
export function identityOf(asked: ListAsked): string {
  const { cursor, page } = asked;
  return addressOfPage(asked, cursor === undefined ? { page } : { cursor });
}

/** Keys in a place of a list. */
export const PRODUCT_KEYS = 3;
export const ARTICLE_KEYS = 3;
export const CHANGE_KEYS = 2;

/** A cursor of another list or that was altered; none otherwise. */
export function listCursorFaults({ list, cursor }: ListAsked, keys: number): QueryFault[] {
  return cursor !== undefined && !findCursor(list, cursor, keys) ? [faultOf('cursor')] : [];
}

/** The keys asked, each once, in an order of their own: they are part of an answer's identity. */
export function writeFields(fields: readonly string[] | undefined): string | undefined {
  return fields && [...new Set(fields)].sort().join(',');
}

/** The keys asked of an object, in its own order. */
export function pickFields<T extends object>(item: T, fields: readonly string[] | undefined): Partial<T> {
  if (!fields) return item;
  return Object.fromEntries(Object.entries(item).filter(([key]) => fields.includes(key))) as Partial<T>;
}

/** A page of a list in the words of the contract (§3): data, meta and links. */
export function makeListAnswer<T, P extends object>(
  asked: ListAsked,
  ordered: OrderedList<T>,
  { keys, asOf, site, project }: { keys: number; asOf: string; site: string; project: (item: T) => P },
) {
  const cursor = asked.cursor === undefined ? null : (findCursor(asked.list, asked.cursor, keys) ?? null);
  const cut = cutPage(ordered, { page: asked.page, pageSize: asked.pageSize, cursor });
  const link = (at: { page: number; cursor: Parameters<typeof writeCursor>[1] } | null) =>
    at && site + addressOfPage(asked, { page: at.page, cursor: writeCursor(asked.list, at.cursor) });
  return {
    data: cut.items.map((item) => pickFields(project(item), asked.fields)),
    meta: {
      total: ordered.items.length,
      page: cut.page,
      page_size: asked.pageSize,
      pages: cut.pages,
      as_of: asOf,
    },
    links: {
      self: site + identityOf(asked),
      first: site + addressOfPage(asked, { page: 1 }),
      prev: cut.prev ? link(cut.prev) : lastPageBefore(asked, cut.page, cut.pages, site),
      next: link(cut.next),
      last: cut.pages > 0 ? site + addressOfPage(asked, { page: cut.pages }) : null,
    },
  };
}

/** From past the end one comes back to the last page. */
function lastPageBefore(asked: ListAsked, page: number, pages: number, site: string): string | null {
  return page > pages && pages > 0 ? site + addressOfPage(asked, { page: pages }) : null;
}
