/** Builds what the pages load besides Next's own files. Prints nothing but errors. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { buildStylesheet } from '#components/dsfr/build-stylesheet.ts';
import { subsetFont } from '#components/dsfr/subset-font.ts';
import { PUBLIC_STYLES, STUDIO_SHEETS, STYLESHEET } from '#components/dsfr/stylesheet.ts';
import { findUsedNames } from '#components/dsfr/used-names.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DSFR = join(ROOT, 'node_modules/@codegouvfr/react-dsfr/dsfr');
const GENERATED = join(ROOT, 'components/dsfr/generated');
const ASSETS = join(ROOT, 'public/assets');
/** A small icon in the stylesheet costs less than one more request. */
const INLINE_MAX = 1500;

/** An unchanged file keeps its date: development servers watch it. */
function save(path: string, content: string | Uint8Array) {
  const bytes = Buffer.from(content);
  if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
}

/** Sources of the studio and of its sign-in: visitors do not load what these alone use. */
const STUDIO_SOURCES = ['app/(studio)', 'app/auth', 'components/studio'].map(
  (path) => join(ROOT, path) + sep,
);

function* listSources(folder: string, isKept: (path: string) => boolean): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.(?:tsx?|css)$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
    // The builder's own files name classes that no page uses.
    if (path.startsWith(join(ROOT, 'components/dsfr') + sep) && /(?<!x)\.ts$|generated/.test(path)) continue;
    if (isKept(path)) yield readFileSync(path, 'utf8');
  }
}

/** Addresses of the fonts by name: pages preload them, so the name is known outside of the stylesheet. */
const fonts = new Map<string, string>();

function locate(path: string): string {
  if (path.endsWith('.woff2')) {
    const font = fonts.get(basename(path, '.woff2'));
    if (font === undefined) throw new Error(`${path} is not among the fonts of the table`);
    return font;
  }
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

interface StylesheetParts {
  /** Of DSFR. */
  sheets: readonly string[];
  /** Whose sources name what is kept of them. */
  isKept: (path: string) => boolean;
  /** Ours, below `components/`. */
  own?: readonly string[];
}

function buildCss(file: string, { sheets, isKept, own = [] }: StylesheetParts) {
  const read = (path: string) => ({ path: join(DSFR, path), css: readFileSync(join(DSFR, path), 'utf8') });
  const main = sheets.map((name) => read(`${name}.main.min.css`));
  const [core, ...components] = main;
  if (!core) throw new Error('The table of sheets is empty');
  const css = buildStylesheet({
    sheets: [core, read(STYLESHEET.scheme), ...components],
    onDemand: STYLESHEET.onDemand.map(read),
    print: sheets
      .map((name) => `${name}.print.min.css`)
      .flatMap((path) => (existsSync(join(DSFR, path)) ? [read(path)] : [])),
    fonts: STYLESHEET.fonts,
    prunable: STYLESHEET.prunable,
    used: findUsedNames(
      ['app', 'components', 'lib'].flatMap((folder) => [...listSources(join(ROOT, folder), isKept)]),
    ),
    locate,
  });
  const rules = own.map((path) => readFileSync(join(ROOT, 'components', path), 'utf8'));
  save(join(GENERATED, file), [css, ...rules].join('\n'));
}

/** Marianne's files hold many alphabets: pages load what French needs. */
async function buildFonts() {
  for (const name of STYLESHEET.fonts) {
    const font = await subsetFont(readFileSync(join(DSFR, 'fonts', `${name}.woff2`)));
    fonts.set(name, `/assets/${saveHashed(name, '.woff2', font)}`);
  }
}

async function bundle(entries: readonly string[], format: 'esm' | 'iife'): Promise<string> {
  const contents = entries.map((entry) => `import './${entry}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`${entries.join(', ')}: esbuild gave no file`);
  return output.text;
}

/** The name bears the hash of the content, so that browsers may keep the file for ever. */
function saveHashed(name: string, suffix: string, content: string | Uint8Array): string {
  const file = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}${suffix}`;
  save(join(ASSETS, file), content);
  return file;
}

/** Ours, which readies the page, then DSFR's, which starts: one file is one request less. */
async function buildScripts() {
  const [portail, theme] = await Promise.all([
    bundle(['components/enhance/main.ts', relative(ROOT, join(DSFR, 'dsfr.module.min.js'))], 'esm'),
    bundle(['components/enhance/theme.ts'], 'iife'),
  ]);
  const files = {
    portail: saveHashed('portail', '.js', portail),
    theme: saveHashed('theme', '.js', theme),
  };
  const urls = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `/assets/${file}`]));
  const assets = { ...urls, fonts: [...fonts.values()] };
  save(join(GENERATED, 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);
  const kept = new Set([...Object.values(files), ...assets.fonts.map((address) => basename(address))]);
  for (const file of readdirSync(ASSETS))
    if (/^(?:dsfr|portail|theme|Marianne-\w+)-[\da-f]+\./.test(file) && !kept.has(file))
      rmSync(join(ASSETS, file));
}

mkdirSync(GENERATED, { recursive: true });
mkdirSync(ASSETS, { recursive: true });
await buildFonts();
buildCss('public.css', {
  sheets: STYLESHEET.sheets,
  isKept: (path) => !STUDIO_SOURCES.some((folder) => path.startsWith(folder)),
  own: PUBLIC_STYLES,
});
buildCss('studio.css', { sheets: STUDIO_SHEETS, isKept: () => true });
await buildScripts();
