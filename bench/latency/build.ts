/** Time to bring live revisions into an empty index, by the portal's own pass; a line of JSON. A process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { document, revision } from '#db/schema/document.ts';
import { hashOf } from '#lib/content/source-file.ts';
import { syncIndex } from '#lib/content/sync.ts';
import { readReferentials } from '#lib/content/referentials.ts';
import { listSheets, ROOT } from './made-products.ts';

const size = Number(process.argv[2]);
const dir = mkdtempSync(join(tmpdir(), 'portail-build-'));
const store = openStore(dir, join(ROOT, 'db/migrations'));
const referentials = await readReferentials(join(ROOT, 'content/referentiels'));
const sheets = listSheets();
const createdAt = '2026-11-22T00:00:00.000Z';

function addRevision(id: number, text: string): void {
  store.db
    .insert(revision)
    .values({ documentId: id, hash: hashOf(text), format: 'md', text, source: 'fichier', createdAt })
    .run();
}

store.db.transaction(() => {
  for (let id = 1; id <= size; id += 1) {
    const { slug = '', text = '' } = sheets[id % sheets.length] ?? {};
    store.db
      .insert(document)
      .values({ id, kind: 'produits', slug: `${slug}-${id}`, liveRevisionId: id, createdAt })
      .run();
    addRevision(id, text.replace(/^title: (.*)$/m, `title: $1 ${id}`));
  }
});

/** Documents indexed per second, from an empty index. */
async function build(name: string): Promise<number> {
  const index = new IndexWriter(join(dir, name));
  const started = performance.now();
  const { changed } = await syncIndex(store, index.get(), referentials, { now: new Date(createdAt) });
  index.publish();
  const seconds = (performance.now() - started) / 1_000;
  index.close();
  return changed / seconds;
}

const parsed = await build('first');
const rebuilds = [await build('second'), await build('third'), await build('fourth')];
process.stdout.write(
  `${JSON.stringify({
    documents: size,
    'texts never read before, documents per second': parsed,
    'rebuild, documents per second': rebuilds.toSorted((a, b) => a - b)[1],
  })}\n`,
);
store.close();
rmSync(dir, { recursive: true, force: true });
