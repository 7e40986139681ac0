import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openStoreToRead } from '#db/client.ts';
import { BackupError } from '#lib/backup/backup-error.ts';
import { backUp } from '#lib/backup/backup.ts';
import { systemClock } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import { type Command, EXIT_DONE, EXIT_REFUSED, UsageError } from './command.ts';
import { expectStore } from './command-store.ts';

/** A verified archive of the store, the content files and their images, while the portal runs; one of a former version keeps its migrations. */
export const backup: Command = async (args) => {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError('backup attend un fichier, et un seul.');
  const { DATA_DIR, CONTENT_DIR } = getEnv();
  expectStore(DATA_DIR);
  const store = openStoreToRead(DATA_DIR);
  try {
    const report = await backUp({ store, contentDir: CONTENT_DIR, file: resolve(file), clock: systemClock });
    const size = (report.bytes / 1_048_576).toLocaleString('fr-FR', { maximumFractionDigits: 1 });
    process.stdout.write(
      `Sauvegarde vérifiée : ${report.file} (${size} Mo, ${report.texts} fichiers de contenu, ${report.medias} images).\n`,
    );
    return EXIT_DONE;
  } catch (cause) {
    if (!(cause instanceof BackupError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return EXIT_REFUSED;
  } finally {
    store.close();
  }
};
