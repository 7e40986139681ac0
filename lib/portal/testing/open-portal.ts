import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/**
 * Points this process at a portal of its own, made of the repository's content in a temporary folder. To be called before
 * anything reads the environment or the index.
 */
export function preparePortal(): { dataDir: string; contentDir: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'portail-'));
  const contentDir = join(root, 'content');
  const dataDir = join(root, 'var');
  mkdirSync(dataDir);
  // Without the images: making their variants is long and tested apart.
  cpSync(join(ROOT, 'content'), contentDir, { recursive: true, filter: (path) => !path.endsWith('/medias') });
  process.env['DATA_DIR'] = dataDir;
  process.env['CONTENT_DIR'] = contentDir;
  return { dataDir, contentDir, remove: () => rmSync(root, { recursive: true, force: true }) };
}
