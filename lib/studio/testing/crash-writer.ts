import { join } from 'node:path';
import { joinStore } from '#db/client.ts';
import { findStoredDocument } from '#db/queries/revisions.ts';
import { systemClock } from '#lib/clock.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { Checker } from '#lib/studio/checker.ts';
import { readDocumentFile } from '#lib/studio/document-file.ts';
import { putLive, whenFree } from '#lib/studio/publish.ts';
import { Studio } from '#lib/studio/studio.ts';

// A process that publishes as fast as it can until it is killed, and says what it was told is done.
const [root = '', round = ''] = process.argv.slice(2);

async function publishForEver(): Promise<void> {
  const dataDir = join(root, 'var');
  const contentDir = join(root, 'content');
  const studio = new Studio({
    store: joinStore(dataDir),
    contentDir,
    dataDir,
    clock: systemClock,
    checker: new Checker(process.cwd(), 'sources'),
  });
  for (let count = 0; ; count += 1) {
    const title = `Studio ${round} ${count}`;
    process.stdout.write(`essai ${title}\n`);
    const done = await whenFree(studio, async () => {
      const document = await findStoredDocument(studio.store, 'produits', 'essai');
      if (!document) throw new Error('no document');
      const file = await readDocumentFile(studio, document, 'produits/essai.mdx');
      return putLive(studio, {
        documentId: document.id,
        kind: 'produits',
        slug: 'essai',
        format: 'mdx',
        text: sheet(title),
        authorId: null,
        reason: null,
        baseRevisionId: document.liveRevisionId,
        withdrawal: null,
        draft: null,
        audit: { action: 'publish', details: null },
        file,
      });
    });
    if (done?.outcome === 'published') process.stdout.write(`fait ${title}\n`);
  }
}

process.stdout.write('prêt\n');
process.stdin.once('data', () => void publishForEver());
