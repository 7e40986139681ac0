/** Leaves a .br and a .gz beside each text file that visitors download: compressed once, as well as it can be. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDERS = ['.next/static', 'public/assets', 'public/favicon'];
const TEXT = /\.(?:css|js|svg|json|txt)$/;

for (const folder of FOLDERS) {
  const root = join(ROOT, folder);
  if (!existsSync(root)) continue;
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
