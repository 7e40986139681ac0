import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { parseEnv } from '#lib/env.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const DOCUMENTS = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const README = read('README.md');
const ARCHITECTURE = read('docs/architecture.md');

interface Manifest {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;

const withoutBlocks = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '');
const groups = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
const codeOf = (text: string) => groups(withoutBlocks(text), /`([^`\n]+)`/g);

/** Options and functions of other programs that the documents name. */
const OF_OTHERS = new Set(['inlineCss']);

/** Every word of the code, so that a name in a document can be looked up. */
const WORDS = new Set(
  ['app', 'bench', 'components', 'db', 'deploy', 'e2e', 'lib', 'lint', 'scripts', 'server']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(tsx?|mjs|yaml)$/.test(name))
        .map((name) => `${folder}/${name}`),
    )
    .concat('next.config.ts', 'eslint.config.mjs', 'package.json', 'tsconfig.json')
    .flatMap((path) => read(path).match(/[A-Za-z_]\w*/g) ?? []),
);
const CODE_NAME = /^(?:[A-Z]\w*\.)?([a-z]+[A-Z]\w*|[A-Z]+(?:_[A-Z]+)+|(?:[A-Z][a-z]+){2,})(?:\(.*\))?$/;

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document);

  test('names only paths that exist', () => {
    const paths = codeOf(text)
      .map((code) => code.replace(/^#(?=(lib|components|db|server)\/)/, ''))
      .filter((code) =>
        /^(\.ci|app|components|content|db|docs|e2e|lib|lint|public|scripts|server)\/[^\s<*…{]*$/.test(code),
      )
      .filter((path) => !/^(public\/assets|components\/dsfr\/generated)/.test(path));
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('names only code that exists', () => {
    const names = codeOf(text).flatMap((code) => CODE_NAME.exec(code)?.[1] ?? []);
    expect(names.filter((name) => !WORDS.has(name) && !OF_OTHERS.has(name))).toEqual([]);
  });

  test('links to files and headings that exist', () => {
    const broken = groups(withoutBlocks(text), /\]\(([^)\s]+)\)/g)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', fragment] = target.split('#');
        const file = path === '' ? document : join(dirname(document), path);
        if (!existsSync(join(ROOT, file))) return true;
        if (fragment === undefined) return false;
        const slugger = new GithubSlugger();
        return !groups(read(file), /^#+ (.+)$/gm).some((heading) => slugger.slug(heading) === fragment);
      });
    expect(broken).toEqual([]);
  });

  test('names only commands that exist', () => {
    const scripts = [
      ...groups(text, /npm run (?:-s )?([a-z][\w:]*)/g),
      ...groups(text, /npm (start|test)\b/g),
    ];
    expect(scripts.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
    const commands = groups(text, /portail -- ([a-z]+)/g);
    expect(commands.filter((name) => !existsSync(join(ROOT, `scripts/commands/${name}.ts`)))).toEqual([]);
  });
});

/** What git does not have, and what its own tools alone read. */
const NOT_DESCRIBED = /^(\.|node_modules$|var$|generated$|test-results$|playwright-report$)/;

describe('README.md', () => {
  const table = /## Environment\n([\s\S]*?)\n## /.exec(README)?.[1] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const documented = rows.flatMap((row) => groups(row.split('|')[1] ?? '', /`([A-Z_]+)`/g));

  test('has every variable of the environment, and no other', () => {
    const known = groups(read('lib/env.ts'), /^ {4}([A-Z_]+): /gm);
    expect(new Set(documented)).toEqual(new Set([...known, 'CHROMIUM_PATH']));
  });

  test('gives their defaults', () => {
    const defaults = parseEnv({});
    for (const name of ['PORT', 'HOST', 'LOG_LEVEL', 'RATE_LIMIT', 'TRUSTED_PROXIES'] as const) {
      const row = rows.find((line) => line.includes(`\`${name}\``));
      expect(row?.split('|')[2]).toContain(`\`${String(defaults[name])}\``);
    }
  });

  test('names every folder of the project, of lib/ and of components/, and every guide', () => {
    const folders = /## Folders\n([\s\S]*?)\n## /.exec(README)?.[1] ?? '';
    const rowOf = (folder: string) =>
      folders.split('\n').find((line) => line.startsWith(`| \`${folder}/\``)) ?? '';
    const listFolders = (path: string) =>
      readdirSync(join(ROOT, path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !NOT_DESCRIBED.test(entry.name))
        .map(({ name }) => name);
    expect(listFolders('.').filter((name) => rowOf(name) === '')).toEqual([]);
    for (const folder of ['lib', 'components'])
      expect(listFolders(folder).filter((name) => !rowOf(folder).includes(`\`${name}/\``))).toEqual([]);
    const guides = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
    expect(guides.filter((name) => !rowOf('docs').includes(`(docs/${name})`))).toEqual([]);
  });

  test('has every npm script', () => {
    for (const name of Object.keys(manifest.scripts))
      expect(README).toMatch(new RegExp(`npm (run (-s )?)?${name}\\b`));
  });
});

describe('docs/architecture.md', () => {
  test('gives each rule of ingestion a test that exists', () => {
    const table = /## The rules of ingestion\n([\s\S]*?)\n## /.exec(ARCHITECTURE)?.[1] ?? '';
    const named = groups(table, /\| _(.+?)_ +\|$/gm);
    const tests = groups(read('lib/content/ingest.test.ts'), /test\(\s*'([^']+)'/g);
    expect(named.length).toBeGreaterThan(15);
    expect(tests).toEqual(expect.arrayContaining(named));
  });

  test('gives the layers of lib/ as the linter has them', () => {
    const table = /LIB_LAYERS = \[([\s\S]*?)\n\];/.exec(read('lint/import-directions.mjs'))?.[1] ?? '';
    const layers = groups(table, /\[([^\]]+)\]/g).map((layer) => layer.replaceAll("'", ''));
    expect(layers.length).toBeGreaterThan(1);
    expect(ARCHITECTURE).toContain(layers.join(' → '));
  });
});

test('docs/traps.md has the versions of package.json', () => {
  const pins = [...read('docs/traps.md').matchAll(/^\| `([^`]+)` +\| (\d[\d.]*) +\|/gm)];
  expect(pins.length).toBeGreaterThan(5);
  const versions = { ...manifest.overrides, ...manifest.devDependencies, ...manifest.dependencies };
  for (const [, name = '', version] of pins)
    expect(`${name} ${versions[name] ?? ''}`).toBe(`${name} ${version ?? ''}`);
});

test('a decision that the code names exists', () => {
  const numbers = ['app', 'components', 'db', 'lib', 'scripts', 'server']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(tsx?|mjs)$/.test(name))
        .map((name) => `${folder}/${name}`),
    )
    .concat('next.config.ts', 'eslint.config.mjs')
    .flatMap((path) => groups(read(path), /decisions?[/ ](\d{4})/g));
  expect(numbers).not.toEqual([]);
  const decisions = readdirSync(join(ROOT, 'docs/decisions')).map((name) => name.slice(0, 4));
  expect(decisions).toEqual(expect.arrayContaining([...new Set(numbers)]));
});
