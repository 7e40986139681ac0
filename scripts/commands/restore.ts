import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupError } from '#lib/backup/backup-error.ts';
import { restore as restoreBackup, type RestoreReport } from '#lib/backup/restore.ts';
import { systemClock } from '#lib/clock.ts';
import { REFERENTIALS_DIR } from '#lib/content/referentials.ts';
import { getEnv } from '#lib/env.ts';
import { type Command, EXIT_DONE, EXIT_REFUSED, UsageError } from './command.ts';
import { ROOT } from '#scripts/root.ts';

/** What the content folder has otherwise than the backup, and what was done with it. */
function listRemarks(report: RestoreReport): string[] {
  return [
    ...report.differing.map((name) => `medias/${name} diffère de la sauvegarde : laissé tel quel.`),
    ...report.differingTexts.map(
      (path) =>
        `${path} diffère de la sauvegarde : laissé tel quel. ${
          path.startsWith(`${REFERENTIALS_DIR}/`)
            ? 'C’est lui qui servira.'
            : 'Le portail montrera le texte de la sauvegarde ; celui du fichier attendra une décision dans le studio.'
        }`,
    ),
    ...report.unwritten.map(
      (path) =>
        `${path} manque et ne peut pas être écrit : le dossier n’est pas modifiable. ${
          path.startsWith(`${REFERENTIALS_DIR}/`)
            ? 'Remettez-le depuis l’archive.'
            : 'Le portail montrera le texte de la sauvegarde, que seul le magasin garde.'
        }`,
    ),
    ...report.unwrittenMedias.map(
      (name) =>
        `medias/${name} manque et ne peut pas être écrit : le dossier n’est pas modifiable. Remettez-le depuis l’archive.`,
    ),
    ...report.strangers.map(
      (path) =>
        `${path} n’est pas dans la sauvegarde : le portail le prendra au démarrage. Retirez-le avant s’il ne doit pas être public.`,
    ),
  ];
}

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
      `Sauvegarde du ${report.createdAt} remise en place dans ${DATA_DIR} ; ${report.texts} fichiers de contenu et ${report.medias} images rendus à ${CONTENT_DIR}.\n`,
    );
    if (report.purges > 0) process.stdout.write(`Purges reprises sur la sauvegarde : ${report.purges}.\n`);
    if (report.replaced) process.stdout.write(`Le magasin remplacé est gardé : ${report.replaced}\n`);
    for (const line of listRemarks(report)) process.stderr.write(`${CONTENT_DIR}/${line}\n`);
    return EXIT_DONE;
  } catch (cause) {
    if (!(cause instanceof BackupError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return EXIT_REFUSED;
  }
};
