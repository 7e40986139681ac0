import type { Store } from '#db/client.ts';
import { type KeptMiss, listKeptMisses, type MissKind } from '#db/queries/misses.ts';

const MOST_LISTED = 100;

/** For the desk of editors: what visitors sought or asked for on three days at least and did not find, most frequent first. */
export async function listMisses(store: Store, kind: MissKind, most = MOST_LISTED): Promise<KeptMiss[]> {
  return listKeptMisses(store, kind, most);
}
