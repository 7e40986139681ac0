import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStore } from '#db/client.ts';
import { openWorkshop, type Workshop } from '#lib/content/testing/workshop.ts';
import { type Command, EXIT_DONE } from './command.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../db/migrations');

let shop: Workshop;
let backup: Command;
beforeEach(async () => {
  shop = openWorkshop();
  vi.stubEnv('DATA_DIR', shop.dataDir);
  vi.stubEnv('CONTENT_DIR', shop.contentDir);
  vi.resetModules();
  ({ backup } = await import('./backup.ts'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  shop.close();
});

/** The migrations of a portal that did not have the last one yet. */
function copyFormerMigrations(): string {
  const former = join(shop.root, 'migrations');
  cpSync(MIGRATIONS, former, { recursive: true });
  const journal = join(former, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
  return former;
}

test('leaves the store of a former portal that runs without the migrations of this one', async () => {
  const dataDir = join(shop.root, 'former');
  const running = openStore(dataDir, copyFormerMigrations());
  const migrations = running.db.$client.prepare('SELECT created_at FROM __drizzle_migrations').pluck();
  const before = migrations.all();
  vi.stubEnv('DATA_DIR', dataDir);
  expect(await backup([join(shop.root, 'sauvegarde.tar.gz')])).toBe(EXIT_DONE);
  expect(migrations.all()).toEqual(before);
  running.close();
});
