import type { Day } from '#lib/clock.ts';
import type { Product, ProductEvent } from './product.ts';

/** The end of the service that the events of a sheet date, once its day has come. */
export function findDatedEnd(
  { events }: Pick<Product, 'events'>,
  day: Day,
): (ProductEvent & { date: Day }) | undefined {
  for (const event of events) {
    const { name, date } = event;
    if (name === 'end' && date !== null && date <= day) return { ...event, date };
  }
  return undefined;
}
