import type { Day } from '#lib/clock.ts';
import { findCurrentPhase, PHASES, STATUSES, type Status, statusOf } from './phases.ts';
import type { ProductList } from './product-list.ts';
import { ABSENT } from './query.ts';

/** What a day says of each product of a list, by its place in the order of names. */
export interface DayCodes {
  /** Numbers of the values that facets find it under. */
  status: Int32Array;
  phase: Int32Array;
  /** Beginning of the current phase; empty while none has begun. */
  since: string[];
  statuses: Status[];
}

function readDay({ byName, codes }: ProductList, day: Day): DayCodes {
  const statuses = new Map(STATUSES.map((name) => [name, codes.add('statut', name)]));
  const phases = new Map(PHASES.map((name) => [name, codes.add('phase', name)]));
  const none = codes.add('phase', ABSENT);
  const read: DayCodes = {
    status: new Int32Array(byName.length),
    phase: new Int32Array(byName.length),
    since: [],
    statuses: [],
  };
  byName.forEach(({ product }, rank) => {
    const current = findCurrentPhase(product.phases, day);
    const status = statusOf(current);
    read.status[rank] = statuses.get(status) ?? none;
    read.phase[rank] = (current && phases.get(current.name)) ?? none;
    read.since.push(current?.start ?? '');
    read.statuses.push(status);
  });
  return read;
}

/** Days kept for a list: today, and those that the visitors of the moment look at. */
const MOST_DAYS = 8;
const known = new WeakMap<ProductList, Map<Day, DayCodes>>();

/** What a day says of the products of a list; the last days asked are kept. */
export function getDayCodes(list: ProductList, day: Day): DayCodes {
  const days = known.get(list) ?? new Map<Day, DayCodes>();
  known.set(list, days);
  const codes = days.get(day) ?? readDay(list, day);
  days.delete(day);
  days.set(day, codes);
  const [oldest] = days.keys();
  if (days.size > MOST_DAYS && oldest) days.delete(oldest);
  return codes;
}
