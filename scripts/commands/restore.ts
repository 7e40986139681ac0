import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupError } from '#lib/backup/backup-error.ts';
import { restore as restoreBackup } from '#lib/backup/restore.ts';
import { systemClock } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import { type Command, EXIT_DONE, EXIT_REFUSED, UsageError } from './command.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Puts a backup in place of the data of a stopped portal. */
export const restore: Command = async (args) => {
  const { positionals, values } = parseArgs({
    args: [...args],
    options: { force: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError('restore attend un fichier, et un seul.');
  const { DATA_DIR, CONTENT_DIR } = getEnv();
  try {
    const report = await restoreBackup({
      file: resolve(file),
      dataDir: DATA_DIR,
      contentDir: CONTENT_DIR,
      migrationsDir: join(ROOT, 'db/migrations'),
      force: values.force,
      clock: systemClock,
    });
    process.stdout.write(
      `Sauvegarde du ${report.createdAt} remise en place dans ${DATA_DIR} ; ${report.medias} images rendues à ${CONTENT_DIR}/medias.\n`,
    );
    if (report.purges > 0) process.stdout.write(`Purges reprises sur la sauvegarde : ${report.purges}.\n`);
    if (report.replaced) process.stdout.write(`Le magasin remplacé est gardé : ${report.replaced}\n`);
    for (const name of report.differing)
      process.stderr.write(`${CONTENT_DIR}/medias/${name} diffère de la sauvegarde : laissé tel quel.\n`);
    return EXIT_DONE;
  } catch (cause) {
    if (!(cause instanceof BackupError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return EXIT_REFUSED;
  }
};
