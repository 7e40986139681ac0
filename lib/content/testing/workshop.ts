import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { openStore, type Store } from '#db/client.ts';
import { type IndexDatabase, IndexWriter } from '#db/index/client.ts';
import { findDocument } from '#db/index/document.ts';
import type { Clock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A portal of its own in a temporary folder: real files, real store, real index, a clock one can move. */
export interface Workshop {
  root: string;
  contentDir: string;
  dataDir: string;
  store: Store;
  readonly index: IndexDatabase;
  writer: IndexWriter;
  ingester: Ingester;
  time: { now: Date };
  write(path: string, text: string): void;
  remove(path: string): void;
  /** A new process on the same folders. */
  restart(): Ingester;
  title(kind: string, slug: string): string | undefined;
  close(): void;
}

export function openWorkshop(): Workshop {
  const root = mkdtempSync(join(tmpdir(), 'portail-'));
  const contentDir = join(root, 'content');
  const dataDir = join(root, 'var');
  mkdirSync(contentDir);
  const store = openStore(dataDir, join(ROOT, 'db/migrations'));
  const index = new IndexWriter(dataDir);
  const time = { now: new Date('2026-11-22T09:00:00Z') };
  const clock: Clock = { now: () => time.now };
  const makeIngester = () =>
    new Ingester({
      store,
      index,
      contentDir,
      fallbackContentDir: join(ROOT, 'content'),
      dataDir,
      clock,
      holder: 'test',
    });
  return {
    root,
    contentDir,
    dataDir,
    store,
    get index() {
      return index.get();
    },
    writer: index,
    time,
    ingester: makeIngester(),
    restart: makeIngester,
    write(path, text) {
      const file = join(contentDir, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      // Old enough to be read at once: a file just written gets a second look.
      const before = new Date(Date.now() - 1_000);
      utimesSync(file, before, before);
    },
    remove: (path) => rmSync(join(contentDir, path)),
    title: (kind, slug) => findDocument(index.get(), kind, slug)?.title,
    close() {
      store.close();
      index.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A small valid product sheet. */
export function sheet(title: string, extra = ''): string {
  return `---\ntitle: ${title}\nmission: Servir de feuille d’essai\nphases:\n  - name: construction\n    start: 2024-01-01\n${extra}---\n\n## Le problème\n\nUn texte d’essai.\n`;
}
