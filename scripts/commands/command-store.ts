import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store, STORE_FILE } from '#db/client.ts';
import { ROOT } from '#scripts/root.ts';

const MIGRATIONS = join(ROOT, 'db/migrations');

const hasStore = (dataDir: string): boolean => existsSync(join(dataDir, STORE_FILE));

/** Throws where there is no store: with a mistyped `DATA_DIR` a command would do its work on an empty one. */
export function expectStore(dataDir: string): void {
  if (!hasStore(dataDir))
    throw new Error(
      `Il n’y a pas de magasin dans ${dataDir} : donnez à DATA_DIR le dossier de données du portail, ou lancez d’abord le portail.`,
    );
}

/** The store of a command that is about what it holds. */
export function getStore(dataDir: string): Store {
  expectStore(dataDir);
  return openStore(dataDir, MIGRATIONS);
}

/** The store of a command that a new portal may begin with; one that has just been made is said to be. */
export function getOrMakeStore(dataDir: string): Store {
  const known = hasStore(dataDir);
  const store = openStore(dataDir, MIGRATIONS);
  if (!known)
    process.stderr.write(
      `Il n’y avait pas de magasin dans ${dataDir} : il vient d’être créé, vide. Si le portail en a un, corrigez DATA_DIR.\n`,
    );
  return store;
}
