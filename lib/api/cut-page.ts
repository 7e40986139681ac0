import type { Cursor, Place } from './cursor.ts';

export interface OrderedList<T> {
  /** In the order of their places. */
  items: readonly T[];
  placeOf: (item: T) => Place;
  compare: (a: Place, b: Place) => number;
}

export interface PageAsked {
  page: number;
  pageSize: number;
  /** Decides instead of the page's number. */
  cursor: Cursor | null;
}

export interface Cut<T> {
  items: readonly T[];
  page: number;
  pages: number;
  /** Null where there is nothing further on that side. */
  prev: { page: number; cursor: Cursor } | null;
  next: { page: number; cursor: Cursor } | null;
}

/** Rank of the first item that stands at `place` or, with `beyond`, after it. */
function findRank<T>({ items, placeOf, compare }: OrderedList<T>, place: Place, beyond: boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    const order = item === undefined ? 1 : compare(placeOf(item), place);
    if (order > 0 || (order === 0 && !beyond)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function findBounds<T>(list: OrderedList<T>, { page, pageSize, cursor }: PageAsked): [number, number] {
  if (cursor?.side === 'before') {
    const end = findRank(list, cursor.place, false);
    return [Math.max(0, end - pageSize), end];
  }
  const start = cursor ? findRank(list, cursor.place, true) : (page - 1) * pageSize;
  return [start, start + pageSize];
}

/**
 * One page of a list. A cursor is a place and not a rank: what enters or leaves the list elsewhere makes no one miss an item
 * or see it twice.
 */
export function cutPage<T>(list: OrderedList<T>, asked: PageAsked): Cut<T> {
  const [start, end] = findBounds(list, asked);
  const items = list.items.slice(start, end);
  const pages = Math.ceil(list.items.length / asked.pageSize);
  const page = asked.cursor ? Math.floor(start / asked.pageSize) + 1 : asked.page;
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    page,
    pages,
    prev:
      start > 0 && first !== undefined
        ? { page: Math.max(1, page - 1), cursor: { side: 'before', place: list.placeOf(first) } }
        : null,
    next:
      end < list.items.length && last !== undefined
        ? { page: page + 1, cursor: { side: 'after', place: list.placeOf(last) } }
        : null,
  };
}
