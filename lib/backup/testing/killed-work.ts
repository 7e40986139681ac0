import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { joinStore, openStore } from '#db/client.ts';
import { INDEX_FILE, IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { backUp } from '#lib/backup/backup.ts';

// A process that does one kind of work until it is killed, and says what it was told is done.
const [job = '', root = '', migrationsDir = ''] = process.argv.slice(2);
const dataDir = join(root, 'var');
const contentDir = join(root, 'content');

async function backUpForEver(): Promise<void> {
  const store = joinStore(dataDir);
  for (let count = 0; ; count += 1) {
    const name = `${process.pid}-${count}.tar.gz`;
    await backUp({ store, contentDir, file: join(root, 'sauvegardes', name), clock: systemClock });
    process.stdout.write(`fait ${name}\n`);
  }
}

function migrate(): void {
  openStore(dataDir, migrationsDir).close();
  process.stdout.write('fait\n');
}

/** Anew from nothing, then over the index that serves, in turn. */
async function indexForEver(): Promise<void> {
  const store = joinStore(dataDir);
  const index = new IndexWriter(dataDir);
  const options = { store, index, contentDir, fallbackContentDir: contentDir, dataDir, clock: systemClock };
  const ingester = new Ingester({ ...options, holder: 'test' });
  for (let count = 0; ; count += 1) {
    if (count % 2 === 0)
      for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, INDEX_FILE + end), { force: true });
    await ingester.scan({ everything: true });
    process.stdout.write(`fait ${count}\n`);
  }
}

const JOBS: Readonly<Record<string, () => void | Promise<void>>> = {
  backup: backUpForEver,
  migrate,
  index: indexForEver,
};

process.stdout.write('prêt\n');
process.stdin.once('data', () => void JOBS[job]?.());
