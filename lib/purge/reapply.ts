import type { Store } from '#db/client.ts';
import { hasPurge, purgeTexts, recordMediaPurge, wipeStoreLog } from '#db/queries/purges.ts';
import { isKind } from '#lib/content/kinds.ts';
import { getLog } from '#lib/log.ts';
import { type KnownPurge, readPurgeList } from './purge-list.ts';
import { makeTombstone, nameImports } from './tombstone.ts';

const UNTOLD = 'Purge déjà faite, reprise sur ce magasin.';

function findWhole({ kind, target }: KnownPurge): { kind: string; slug: string } | null {
  const [folder = '', slug = ''] = target.split('/');
  return kind === 'document' && isKind(folder) ? { kind: folder, slug } : null;
}

/**
 * Does purges again on a store that does not know them: an older backup, or a new store over the same content. Returns how
 * many there were.
 */
export async function reapplyPurges(
  store: Store,
  purges: readonly (KnownPurge & { reason?: string })[],
): Promise<number> {
  let done = 0;
  for (const known of purges) {
    if (await hasPurge(store, known)) continue;
    const { at, kind, target, hashes, reason = UNTOLD } = known;
    // Who asked may be unknown to this store.
    const entry = { at, staffId: null, kind, target, reason, hashes };
    const whole = findWhole(known);
    if (kind === 'media') await recordMediaPurge(store, target, entry);
    else {
      const paths = whole ? ['md', 'mdx'].map((format) => `${target}.${format}`) : [];
      await purgeTexts(store, { ...entry, whole, paths, nameImports, bury: makeTombstone });
    }
    done += 1;
  }
  if (done > 0) await wipeStoreLog(store);
  return done;
}

/** What the list beside the content names goes from this store too. A list that cannot be read stops nothing. */
export async function followPurgeList(store: Store, contentDir: string): Promise<void> {
  try {
    const done = await reapplyPurges(store, await readPurgeList(contentDir));
    if (done > 0)
      getLog().warn({ purges: done }, 'purges listed beside the content were done again on this store');
  } catch (cause) {
    getLog().error({ cause: String(cause) }, 'purges.json could not be followed');
  }
}
