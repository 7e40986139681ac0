import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CONTENT = resolve(import.meta.dirname, '../../content');

/** A folder with the content but without its images: making their variants is long and tested apart. */
export function copyContent(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portail-content-'));
  cpSync(CONTENT, folder, { recursive: true, filter: (path) => !path.endsWith('/medias') });
  return folder;
}
