import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const MODULES = resolve(import.meta.dirname, '../../../node_modules');

export interface Program {
  file: string;
  remove: () => void;
}

/** A program as one file: hundreds of processes that each translate the sources would take most of the time. */
export async function bundleProgram(source: string): Promise<Program> {
  // Beside the packages, which stay outside of it.
  const folder = mkdtempSync(join(MODULES, '.essai-'));
  const file = join(folder, `${basename(source, '.ts')}.mjs`);
  await build({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
