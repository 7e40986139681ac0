import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';

const STAMP = 'node_modules/.portail-lock';
const COMPILERS = ['python3', 'make', 'g++'];

/**
 * What the installed dependencies must answer to: the lock, and the Node for which better-sqlite3 was compiled.
 * @param {string} root
 */
function expectedStamp(root) {
  const lock = fingerprint(root, ['package-lock.json']);
  return `${lock} ${process.platform}-${process.arch}-${process.versions.modules}\n`;
}

/** @param {string} root */
export function isInstallStale(root) {
  const stamp = join(root, STAMP);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== expectedStamp(root);
}

/** @param {string} root */
export async function installIfStale(root) {
  if (!isInstallStale(root)) return;
  const missing = missingCompilers();
  if (missing.length > 0) {
    console.log(
      `Absents de cette machine : ${missing.join(', ')}. Sans eux, l’installation ne réussira que si un binaire tout prêt de better-sqlite3 peut être téléchargé.`,
    );
  }
  await step('Installation des dépendances', () => install(root, missing));
}

/**
 * The build needs the development dependencies, even where `NODE_ENV=production` is set.
 * @param {string} root
 * @param {readonly string[]} missing
 */
async function install(root, missing) {
  const verb = existsSync(join(root, 'package-lock.json')) ? 'ci' : 'install';
  const { code, output } = await run('npm', [verb, '--include=dev'], { cwd: root });
  if (code !== 0) {
    throw new SetupError(
      missing.length > 0
        ? `${output}\nL’installation a échoué. better-sqlite3 se compile à l’installation et il manque : ${missing.join(', ')}.\nSur Debian : sudo apt-get install -y python3 make g++\nPuis recommencez.`
        : `${output}\nL’installation des dépendances a échoué (npm ${verb}, code ${code}).`,
    );
  }
  // After npm: `npm install` without a lock has just written one.
  writeFileSync(join(root, STAMP), expectedStamp(root));
}

/** @param {string} [path] as `PATH` */
export function missingCompilers(path = process.env['PATH'] ?? '') {
  return COMPILERS.filter(
    (name) => !path.split(delimiter).some((folder) => isExecutable(join(folder, name))),
  );
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
