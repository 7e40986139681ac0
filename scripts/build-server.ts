/** The document server, the commands and the threads of the studio, a file each (docs/decisions/0020). Prints nothing but errors. */
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '..');

/** Next finds its own files from where it stands; the others load compiled code that lies beside them. */
const LEFT_OUTSIDE = ['next', 'better-sqlite3', 'sharp'];

await build({
  entryPoints: {
    'portail-server': join(ROOT, 'server/main.ts'),
    'portail-check': join(ROOT, 'lib/studio/check-thread.ts'),
    'portail-docx': join(ROOT, 'lib/studio/docx/docx-thread.ts'),
    'portail-commands': join(ROOT, 'scripts/portail.ts'),
  },
  // One folder below the root, as the source of the server is.
  outdir: join(ROOT, '.next'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: LEFT_OUTSIDE,
  define: { 'process.env.NODE_ENV': '"production"' },
  // Packages in CommonJS require Node's own modules.
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
  // Names stay: a trace in the log says where it comes from.
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'error',
});
