import { setTimeout as wait } from 'node:timers/promises';
import { findUnusable } from '#db/unusable-store.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import type { ContentWatch } from './content-watch.ts';

/** A new index of 700 products is made in two seconds from what the store knows of their texts. */
const LONGEST_WAIT_MS = 10_000;
/** What fails for another reason fails again and again: the whole index is looked at no more often than this. */
const BETWEEN_DOUBTS_MS = 5_000;

/** The index there is; undefined where none can be opened. */
function findIndex(): unknown {
  try {
    return getIndex();
  } catch {
    return undefined;
  }
}

/** Has an index that readers cannot read made anew, and lets what failed because of it be answered once more. */
export class IndexMender {
  #doubting: Promise<void> | undefined;
  #doubtedAt = -Infinity;

  constructor(private readonly watch: Pick<ContentWatch, 'doubtIndex'>) {}

  /** Answers; once more if that failed and there is another index than when it began. */
  async answer(act: () => Promise<void>): Promise<void> {
    const before = findIndex();
    try {
      await act();
    } catch (cause) {
      if (findIndex() === before) await this.#doubt(findUnusable(cause) === 'damaged');
      if (findIndex() === before) throw cause;
      await act();
    }
  }

  async #doubt(isSure: boolean): Promise<void> {
    if (!this.#doubting) {
      if (!isSure && performance.now() - this.#doubtedAt < BETWEEN_DOUBTS_MS) return;
      this.#doubting = this.watch.doubtIndex().finally(() => {
        this.#doubting = undefined;
        this.#doubtedAt = performance.now();
      });
    }
    await Promise.race([this.#doubting, wait(LONGEST_WAIT_MS, undefined, { ref: false })]);
  }
}
