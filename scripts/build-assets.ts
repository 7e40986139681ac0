/** Builds what the pages load besides Next's own files. Prints nothing but errors. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { buildStylesheet } from '#components/dsfr/build-stylesheet.ts';
import { STYLESHEET } from '#components/dsfr/stylesheet.ts';
import { findUsedNames } from '#components/dsfr/used-names.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DSFR = join(ROOT, 'node_modules/@codegouvfr/react-dsfr/dsfr');
const GENERATED = join(ROOT, 'components/dsfr/generated');
const ASSETS = join(ROOT, 'public/assets');
/** A small icon in the stylesheet costs less than one more request. */
const INLINE_MAX = 1500;

/** An unchanged file keeps its date: development servers watch it. */
function save(path: string, text: string) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

function* listSources(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.(?:tsx?|css)$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
    // The builder's own files name classes that no page uses.
    if (path.startsWith(join(ROOT, 'components/dsfr') + sep) && /(?<!x)\.ts$|generated/.test(path)) continue;
    yield readFileSync(path, 'utf8');
  }
}

function locate(path: string): string {
  if (path.endsWith('.svg')) {
    const svg = readFileSync(path, 'utf8').trim();
    if (svg.length <= INLINE_MAX) {
      return `data:image/svg+xml,${svg
        .replaceAll('"', "'")
        .replace(/\s+/g, ' ')
        .replace(/[#%<>]/g, encodeURIComponent)}`;
    }
  }
  return relative(GENERATED, path).split(sep).join('/');
}

function buildCss() {
  const read = (path: string) => ({ path: join(DSFR, path), css: readFileSync(join(DSFR, path), 'utf8') });
  const main = STYLESHEET.sheets.map((name) => read(`${name}.main.min.css`));
  const [core, ...components] = main;
  if (!core) throw new Error('The table of sheets is empty');
  const css = buildStylesheet({
    sheets: [core, read(STYLESHEET.scheme), ...components],
    onDemand: STYLESHEET.onDemand.map(read),
    print: STYLESHEET.sheets.map((name) => read(`${name}.print.min.css`)),
    fonts: STYLESHEET.fonts,
    prunable: STYLESHEET.prunable,
    used: findUsedNames(
      ['app', 'components', 'lib'].flatMap((folder) => [...listSources(join(ROOT, folder))]),
    ),
    locate,
  });
  save(join(GENERATED, 'dsfr.css'), css);
}

async function bundle(entry: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`${entry}: esbuild gave no file`);
  return output.text;
}

/** The name bears the hash of the content, so that browsers may keep the file for ever. */
function saveHashed(name: string, suffix: string, text: string): string {
  const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}${suffix}`;
  save(join(ASSETS, file), text);
  return file;
}

async function buildScripts() {
  const dsfr = readFileSync(join(DSFR, 'dsfr.module.min.js'), 'utf8').replace(
    /^\/\/# sourceMappingURL=.*$/m,
    '',
  );
  const [portail, theme] = await Promise.all([
    bundle('components/enhance/main.ts', 'esm'),
    bundle('components/enhance/theme.ts', 'iife'),
  ]);
  const files = {
    dsfr: saveHashed('dsfr', '.module.js', dsfr),
    portail: saveHashed('portail', '.js', portail),
    theme: saveHashed('theme', '.js', theme),
  };
  const urls = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `/assets/${file}`]));
  save(join(GENERATED, 'assets.json'), `${JSON.stringify(urls, null, 2)}\n`);
  for (const file of readdirSync(ASSETS)) {
    if (/^(?:dsfr|portail|theme)-[\da-f]+\./.test(file) && !Object.values(files).includes(file)) {
      rmSync(join(ASSETS, file));
    }
  }
}

mkdirSync(GENERATED, { recursive: true });
mkdirSync(ASSETS, { recursive: true });
buildCss();
await buildScripts();
