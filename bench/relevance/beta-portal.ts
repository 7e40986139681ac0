import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openStore } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { slugify } from '#lib/slug.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SHEETS = resolve(ROOT, '../shared/data/beta-gouv/_startups');

export interface BetaPortal {
  /** beta.gouv.fr id of each product, by slug. */
  idOf: Map<string, string>;
  close: () => void;
}

/** A portal of its own that holds the 187 sheets of beta.gouv.fr as they are. Call it before anything reads the index. */
export async function openBetaPortal(): Promise<BetaPortal> {
  const root = mkdtempSync(join(tmpdir(), 'portail-bench-'));
  const contentDir = join(root, 'content');
  const dataDir = join(root, 'var');
  mkdirSync(join(contentDir, 'produits'), { recursive: true });
  cpSync(join(ROOT, 'content/referentiels'), join(contentDir, 'referentiels'), { recursive: true });
  const idOf = new Map<string, string>();
  for (const name of readdirSync(SHEETS)) {
    const id = name.replace(/\.md$/, '');
    const slug = slugify(id);
    idOf.set(slug, id);
    writeFileSync(join(contentDir, 'produits', `${slug}.md`), readFileSync(join(SHEETS, name)));
  }
  Object.assign(process.env, { DATA_DIR: dataDir, CONTENT_DIR: contentDir, LOG_LEVEL: 'error' });
  const store = openStore(dataDir, join(ROOT, 'db/migrations'));
  const index = new IndexWriter(dataDir);
  const ingester = new Ingester({
    store,
    index,
    contentDir,
    fallbackContentDir: join(ROOT, 'content'),
    dataDir,
    clock: systemClock,
    holder: 'bench',
  });
  await ingester.scan();
  return {
    idOf,
    close() {
      index.close();
      store.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
