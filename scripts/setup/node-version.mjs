import { SetupError } from './setup-error.mjs';

const MINIMUM = /** @type {const} */ ([20, 19]);

/**
 * Runs before anything is installed, on whatever Node is there.
 * @param {string} version as `process.versions.node`
 */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  throw new SetupError(
    `Node ${version} est trop ancien : le portail demande Node ${MINIMUM.join('.')} ou plus récent (https://nodejs.org).`,
  );
}
