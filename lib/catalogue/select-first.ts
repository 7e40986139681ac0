/** Above this share of the list, sorting all of it is as fast. */
const MOST_SELECTED = 0.1;

/** The first `most` of a list in an order, as sorting all of it would give them; equals keep the order of the list. */
export function selectFirst<T>(list: readonly T[], most: number, compare: (a: T, b: T) => number): T[] {
  if (most > list.length * MOST_SELECTED) return list.toSorted(compare).slice(0, most);
  const first: T[] = [];
  for (const item of list) {
    const last = first[most - 1];
    if (last !== undefined && compare(item, last) >= 0) continue;
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = first[middle];
      if (other !== undefined && compare(item, other) < 0) high = middle;
      else low = middle + 1;
    }
    first.splice(low, 0, item);
    if (first.length > most) first.pop();
  }
  return first;
}
