import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';

const traceSchema = z.object({ files: z.array(z.string()) });

interface Tracer {
  nodeFileTrace: (
    entries: string[],
    options: { base: string; processCwd: string; ignore: string[] },
  ) => Promise<{ fileList: Set<string> }>;
}

/** What the server of Next loads only to develop or to build. */
const NEVER_LOADED = [
  '**/*.d.ts',
  '**/*.map',
  'node_modules/@next/swc*/**',
  'node_modules/{sass,typescript,webpack}/**',
  'node_modules/next/dist/{bin,docs,esm}/**',
  'node_modules/next/dist/build/{swc,webpack}/**',
  'node_modules/next/dist/compiled/{@babel,@vercel/nft,babel,babel-packages,css*,next-devtools,postcss*,sass-loader,terser,webpack}/**',
  'node_modules/next/dist/compiled/**/*.development.js',
  'node_modules/next/dist/server/dev/**',
  'node_modules/next/dist/**/*.dev.js',
];

/** What Next wants to find when it starts, without ever loading it. */
const ONLY_FOUND = ['compiled/webpack', 'compiled/@babel/runtime/package.json'].map((path) =>
  join('node_modules/next/dist', path),
);

/** Packages that the bundles of `build-server.ts` load from their own place. */
const LOADED_ALONE = ['next/dist/server/next.js', 'better-sqlite3', 'sharp'];

/** The files that Next found that its pages and its server load. */
function listTraced(file: string, root: string): string[] {
  const { files } = traceSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return files.map((path) => relative(root, resolve(dirname(file), path)));
}

function listTraces(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(({ name }) => name.endsWith('.nft.json'))
    .map(({ name, parentPath }) => join(parentPath, name));
}

/** The files and folders of `node_modules` that a built portal needs, by their path below `root`. */
export async function listRuntimeFiles(root: string): Promise<string[]> {
  const require = createRequire(import.meta.url);
  const { nodeFileTrace } = require('next/dist/compiled/@vercel/nft') as Tracer;
  const entries = LOADED_ALONE.map((name) => require.resolve(name));
  const { fileList } = await nodeFileTrace(entries, { base: root, processCwd: root, ignore: NEVER_LOADED });
  const traces = [join(root, '.next/next-server.js.nft.json'), ...listTraces(join(root, '.next/server'))];
  const all = new Set([...fileList, ...ONLY_FOUND, ...traces.flatMap((file) => listTraced(file, root))]);
  return [...all].filter((path) => path.startsWith(`node_modules${sep}`)).sort();
}
