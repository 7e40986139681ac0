import { joinStore, type Store } from '#db/client.ts';
import { getEnv } from '#lib/env.ts';

let current: Store | undefined;

/** The durable store of this process, migrated by the server before it lets anyone in. */
export function getStore(): Store {
  return (current ??= joinStore(getEnv().DATA_DIR));
}
