/** Gathers in an empty folder what a built portal runs with, and nothing of what builds or tests it: the image is made of it. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transform } from 'esbuild';
import { listRuntimeFiles } from './list-runtime-files.ts';
import { ROOT } from './root.ts';

/** Below `.next`: what Next keeps for its next build. */
const BUILD_ONLY = new Set(['cache', 'diagnostics', 'trace', 'trace-build', 'turbopack', 'types']);
const PLACES = ['package.json', 'public', 'content', 'db/migrations'];

const [argument] = process.argv.slice(2);
if (argument === undefined) throw new Error('pack-runtime takes an empty folder');
const target = resolve(argument);
mkdirSync(target, { recursive: true });
if (readdirSync(target).length > 0) throw new Error(`${target} is not empty`);

const copy = (path: string) =>
  cpSync(join(ROOT, path), join(target, path), { recursive: true, verbatimSymlinks: true });

for (const path of PLACES) copy(path);
for (const name of readdirSync(join(ROOT, '.next'))) if (!BUILD_ONLY.has(name)) copy(join('.next', name));
for (const path of await listRuntimeFiles(ROOT)) copy(path);
// Reading TypeScript would take Next's compiler with it.
const config = await transform(readFileSync(join(ROOT, 'next.config.ts'), 'utf8'), { loader: 'ts' });
writeFileSync(join(target, 'next.config.mjs'), config.code);
