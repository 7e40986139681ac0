import type { Store } from '#db/client.ts';
import type { IndexDatabase } from '#db/index/client.ts';
import { listDocuments } from '#db/index/document.ts';
import { getEdition } from '#db/index/editions.ts';
import { findMeta, saveMeta } from '#db/index/meta.ts';
import { listTransparencyDays, saveTransparencyDay } from '#db/queries/transparency.ts';
import { readProduct } from '#lib/catalogue/product.ts';
import { productAt } from '#lib/catalogue/snapshot.ts';
import {
  measureTransparency,
  TRANSPARENCY_HISTORY,
  type TransparencyDay,
  transparencyHistorySchema,
} from '#lib/catalogue/transparency-history.ts';
import { type Day, dayOf, localMinute } from '#lib/clock.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';

const figuresOf = ({ products, published }: TransparencyDay): string => JSON.stringify([products, published]);

/** Keeps, day by day, what products publish: sheets say what, never since when. */
export class TransparencyRecorder {
  #seen: { index: IndexDatabase; edition: number; day: Day } | undefined;

  /** Records today's figures where they differ from the last ones, and gives the index what was recorded so far. */
  async record(store: Store, index: IndexDatabase, now: Date): Promise<void> {
    const day = dayOf(now);
    const edition = getEdition(index);
    if (this.#seen?.index === index && this.#seen.edition === edition && this.#seen.day === day) return;
    const minute = localMinute(now);
    const items = listDocuments(index, 'produits')
      .filter((document) => visibilityAt(document, minute) === 'public')
      .map((document) => productAt(readProduct(document), day));
    const today = measureTransparency(items, day);
    const rows = await listTransparencyDays(store);
    const recorded = transparencyHistorySchema.parse(
      rows.map((row) => ({ ...row, published: JSON.parse(row.published) as unknown })),
    );
    // A clock set back rewrites nothing: later days are there already.
    const isLast = !recorded.some((other) => other.day > day);
    const last = recorded.findLast((other) => other.day <= day);
    if (isLast && (!last || figuresOf(last) !== figuresOf(today))) {
      const { products, published } = today;
      await saveTransparencyDay(store, { day, products, published: JSON.stringify(published) });
    }
    const history = JSON.stringify([...recorded.filter((other) => other.day < day), today]);
    if (findMeta(index, TRANSPARENCY_HISTORY) !== history) saveMeta(index, TRANSPARENCY_HISTORY, history);
    this.#seen = { index, edition, day };
  }
}
