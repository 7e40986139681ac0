import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';

const DEBIAN = '/usr/bin/chromium';

/**
 * The Chromium that this machine already has; undefined leaves Playwright to its own.
 * @param {Record<string, string | undefined>} [env]
 * @param {(path: string) => boolean} [exists]
 * @returns {string | undefined}
 */
export function findChromium(env = process.env, exists = existsSync) {
  const asked = env['CHROMIUM_PATH'];
  if (asked) {
    if (exists(asked)) return asked;
    throw new SetupError(`CHROMIUM_PATH désigne ${asked}, qui n’existe pas.`);
  }
  return exists(DEBIAN) ? DEBIAN : undefined;
}

/**
 * Does nothing where Playwright has already downloaded its own.
 * @param {string} root
 * @param {() => string | undefined} [find]
 */
export async function ensureChromium(root, find = findChromium) {
  if (find()) return;
  await step('Téléchargement de Chromium par Playwright', async () => {
    const playwright = join(root, 'node_modules/.bin/playwright');
    const { code, output } = await run(playwright, ['install', 'chromium'], { cwd: root });
    if (code !== 0) {
      throw new SetupError(
        `${output}\nAucun Chromium pour les essais dans le navigateur. Au choix :\n  - CHROMIUM_PATH=/chemin/vers/chromium npm test\n  - sudo apt-get install -y chromium (Debian)\n  - npx playwright install --with-deps chromium`,
      );
    }
  });
}
