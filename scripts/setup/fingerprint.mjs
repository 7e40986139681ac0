import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash of the paths and contents of files: the same on every machine for the same bytes.
 * @param {string} root
 * @param {readonly string[]} entries files and folders, relative to `root`; a missing one counts as missing
 * @param {(path: string) => boolean} [skip] takes a path relative to `root`, with `/`
 */
export function fingerprint(root, entries, skip = () => false) {
  const hash = createHash('sha256');
  for (const path of listFiles(root, entries, skip)) {
    hash.update(
      `${path}\0${createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex')}\n`,
    );
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {readonly string[]} entries
 * @param {(path: string) => boolean} skip
 * @returns {string[]}
 */
function listFiles(root, entries, skip) {
  return entries
    .filter((entry) => !skip(entry) && existsSync(join(root, entry)))
    .flatMap((entry) =>
      statSync(join(root, entry)).isDirectory()
        ? listFiles(
            root,
            readdirSync(join(root, entry)).map((name) => `${entry}/${name}`),
            skip,
          )
        : [entry],
    )
    .sort();
}
