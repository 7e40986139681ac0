import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStoreToRead, type Store, STORE_FILE } from '#db/client.ts';
import { systemClock } from '#lib/clock.ts';
import { withCommandLease } from '#lib/content/command-lease.ts';
import { readReferentials, REFERENTIALS_DIR } from '#lib/content/referentials.ts';
import { getEnv } from '#lib/env.ts';
import { readBetaSource } from '#lib/exchange/beta-source.ts';
import { describeArticles } from '#lib/exchange/describe-articles.ts';
import { describeImport } from '#lib/exchange/describe-import.ts';
import { type ArticleSource, importArticles } from '#lib/exchange/import-articles.ts';
import { importBeta } from '#lib/exchange/import-beta.ts';
import { IMPORT_LEASE } from '#lib/exchange/import-lease.ts';
import { type Command, EXIT_DONE, EXIT_REFUSED, UsageError } from './command.ts';
import { getOrMakeStore } from './command-store.ts';
import { ROOT } from '#scripts/root.ts';

const OPTIONS = {
  incubator: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

async function loadReferentials(contentDir: string) {
  const own = join(contentDir, REFERENTIALS_DIR);
  return readReferentials(existsSync(own) ? own : join(ROOT, 'content', REFERENTIALS_DIR));
}

async function checkWritable(contentDir: string): Promise<void> {
  try {
    await mkdir(contentDir, { recursive: true });
    await access(contentDir, constants.W_OK);
  } catch (cause) {
    throw new Error(`Le dossier des contenus ${contentDir} n’est pas modifiable : rien n’a été importé.`, {
      cause,
    });
  }
}

/** A dry run writes nothing, not even an empty store: it reads the one there is. */
async function withStore<T>(dryRun: boolean, run: (store: Store | undefined) => Promise<T>): Promise<T> {
  const { DATA_DIR } = getEnv();
  const missing = !existsSync(join(DATA_DIR, STORE_FILE));
  if (dryRun && missing) return run(undefined);
  const store = dryRun ? openStoreToRead(DATA_DIR) : getOrMakeStore(DATA_DIR);
  try {
    return await (dryRun ? run(store) : withCommandLease(store, systemClock, IMPORT_LEASE, () => run(store)));
  } finally {
    store.close();
  }
}

async function importFromBeta(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [source, ...others] = positionals;
  if (source === undefined || others.length > 0) {
    throw new UsageError('Indiquez un fichier JSON, un dossier de fiches ou une adresse.');
  }
  const dryRun = values['dry-run'];
  const { CONTENT_DIR } = getEnv();
  const referentials = await loadReferentials(CONTENT_DIR);
  const sheets = await readBetaSource(source);
  if (!dryRun) await checkWritable(CONTENT_DIR);
  const done = await withStore(dryRun, (store) =>
    importBeta(sheets, {
      contentDir: CONTENT_DIR,
      referentials,
      clock: systemClock,
      store,
      incubator: values.incubator,
      dryRun,
    }),
  );
  process.stdout.write(
    values.json ? `${JSON.stringify(done.report, null, 2)}\n` : describeImport(done, dryRun),
  );
  return done.report.refused.length > 0 ? EXIT_REFUSED : EXIT_DONE;
}

async function readArticleFile(path: string): Promise<ArticleSource> {
  const bytes = await readFile(path).catch(() => {
    throw new Error(`${path} n’existe pas ou ne peut pas être lu : rien n’a été importé.`);
  });
  try {
    return {
      name: basename(path),
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    return { name: basename(path), text: undefined };
  }
}

async function importFromFiles(args: readonly string[]): Promise<number> {
  const { 'dry-run': dryRunOption, json } = OPTIONS;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'dry-run': dryRunOption, json },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new UsageError('Indiquez un ou plusieurs documents.');
  const dryRun = values['dry-run'];
  const { CONTENT_DIR } = getEnv();
  const referentials = await loadReferentials(CONTENT_DIR);
  const sources = await Promise.all(positionals.map(readArticleFile));
  if (!dryRun) await checkWritable(CONTENT_DIR);
  const done = await withStore(dryRun, () =>
    importArticles(sources, { contentDir: CONTENT_DIR, referentials, clock: systemClock, dryRun }),
  );
  process.stdout.write(
    values.json ? `${JSON.stringify(done.report, null, 2)}\n` : describeArticles(done, dryRun),
  );
  return done.report.refused.length > 0 ? EXIT_REFUSED : EXIT_DONE;
}

const KINDS: Readonly<Record<string, Command>> = { beta: importFromBeta, articles: importFromFiles };

/** Takes content of other tools into content files. */
export const importContent: Command = async ([kind = '', ...args]) => {
  const run = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!run) throw new UsageError('Indiquez ce qui est importé : beta ou articles.');
  return run(args);
};
