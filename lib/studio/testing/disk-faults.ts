import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { joinStore, openStore } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { findDocument } from '#db/index/document.ts';
import { insertStaff } from '#db/queries/staff.ts';
import { findStoreFault } from '#db/store-fault.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { Checker } from '#lib/studio/checker.ts';
import { openDraft, saveDraft } from '#lib/studio/drafts.ts';
import { publishDraft } from '#lib/studio/publish.ts';
import { Studio } from '#lib/studio/studio.ts';

// Run by disk.long.ts in a mount namespace of its own: `root` is an empty folder, everything mounted here ends with it.
const [root = ''] = process.argv.slice(2);
const ROOT = resolve(import.meta.dirname, '../../..');
const dataDir = join(root, 'var');
const contentDir = join(root, 'content');
const PATH = 'produits/essai.mdx';

function mount(dir: string, size: string): void {
  mkdirSync(dir);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dir]);
}

const remount = (dir: string, mode: 'ro' | 'rw') => execFileSync('mount', ['-o', `remount,${mode}`, dir]);

/** Takes all the room that is left. */
function fill(dir: string): () => void {
  const file = join(dir, '.plein');
  const { bavail, bsize } = statfsSync(dir);
  for (const size of [bavail * bsize, bsize]) {
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full is what is wanted.
    }
  }
  return () => {
    rmSync(file);
  };
}

mount(dataDir, '24m');
mount(contentDir, '1m');
mkdirSync(join(contentDir, 'produits'));
writeFileSync(join(contentDir, PATH), sheet('Avant'));
const store = openStore(dataDir, join(ROOT, 'db/migrations'));
const index = new IndexWriter(dataDir);
const options = { store, contentDir, dataDir, clock: systemClock };
const fallbackContentDir = join(ROOT, 'content');
const ingester = new Ingester({ ...options, index, fallbackContentDir, holder: makeHolder() });
await ingester.scan();
await new Promise((done) => setTimeout(done, 500));
await ingester.scan();
const checker = new Checker(ROOT, 'sources');
const studio = new Studio({ ...options, checker });
const person = insertStaff(
  store.db,
  { email: 'camille@exemple.gouv.fr', role: 'editeur', products: null, invitedById: null },
  studio.now(),
);
const actor = { id: person.id, name: 'Camille', role: 'editeur' as const, products: null, sessionId: 1 };
const read = () => readFileSync(join(contentDir, PATH), 'utf8');
const title = () => findDocument(index.get(), 'produits', 'essai')?.title;
const results: Record<string, unknown> = {};

const draft = await openDraft(studio, actor, 'produits', 'essai');
const long = sheet('Après', `end_reason: ${'x'.repeat(3_000)}\n`).replace(
  'Un texte',
  `${'Un texte. '.repeat(20_000)}\n\nUn texte`,
);
let free = fill(dataDir);
results['save on a full disk'] = await saveDraft(studio, actor, { id: draft.id, version: 1, text: long });
results['the draft then'] = (await openDraft(studio, actor, 'produits', 'essai')).text === sheet('Avant');
free();
const saved = await saveDraft(studio, actor, { id: draft.id, version: 1, text: sheet('Après') });
results['save once there is room'] = saved.outcome;
const asked = { draftId: draft.id, version: 2, reason: null, override: null };

free = fill(contentDir);
results['publish where the content is full'] = await publishDraft(studio, actor, asked);
results['the page then'] = [title(), read() === sheet('Avant')];
free();
free = fill(dataDir);
const crowded = await publishDraft(studio, actor, asked);
results['publish where the store is full'] = crowded.outcome;
results['the file then'] = [sheet('Avant'), sheet('Après')].includes(read());
free();
remount(contentDir, 'ro');
const again = await publishDraft(studio, actor, asked).catch((cause: unknown) => String(cause));
results['publish where the content is read-only'] = again;
results['the page at last'] = [title(), read()];
// A disk cannot be made read-only under a database that is open: what is shown is a portal that starts on one.
store.close();
index.close();
studio.close();
remount(dataDir, 'ro');
try {
  const reopened = joinStore(dataDir);
  const closed = new Studio({ ...options, store: reopened, checker });
  results['save on a read-only disk'] = await saveDraft(closed, actor, {
    id: draft.id,
    version: 2,
    text: 'x',
  });
} catch (cause) {
  results['save on a read-only disk'] = { outcome: 'disk', fault: findStoreFault(cause) };
}
process.stdout.write(JSON.stringify(results));
process.exit(0);
