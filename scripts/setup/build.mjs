import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';

/** Written by scripts/build-assets.ts, ignored by git. */
const GENERATED = ['public/assets', 'components/dsfr/generated'];
const ASSETS_STAMP = 'node_modules/.portail-assets';
const BUILD_STAMP = '.next/portail-build';

/** Written by scripts/build-server.ts. */
export const SERVER = '.next/portail-server.mjs';

const SOURCES = [
  'app',
  'components',
  'db',
  'lib',
  'next.config.ts',
  'package-lock.json',
  'public',
  'server',
  'tsconfig.json',
];

/**
 * Made from its neighbour by scripts/compress-statics.ts.
 * @param {string} path
 */
const isCompressed = (path) => /\.(?:br|gz)$/.test(path);

/** @param {string} path */
const isNoSource = (path) => GENERATED.includes(path) || isCompressed(path) || /\.test\.tsx?$/.test(path);

/** @param {string} root */
function sourcesOf(root) {
  const scripts = existsSync(join(root, 'scripts')) ? readdirSync(join(root, 'scripts')) : [];
  const build = scripts.filter((name) => name.startsWith('build')).map((name) => `scripts/${name}`);
  return fingerprint(root, [...SOURCES, ...build], isNoSource);
}

/** @param {string} root */
const generatedOf = (root) => fingerprint(root, GENERATED, isCompressed);

/**
 * @param {string} root
 * @param {string} stamp
 */
function readStamp(root, stamp) {
  const file = join(root, stamp);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param {string} root */
export function areAssetsStale(root) {
  return readStamp(root, ASSETS_STAMP) !== `${sourcesOf(root)} ${generatedOf(root)}\n`;
}

/** @param {string} root */
export function isBuildStale(root) {
  return (
    !existsSync(join(root, '.next/BUILD_ID')) ||
    !existsSync(join(root, SERVER)) ||
    readStamp(root, BUILD_STAMP) !== `${sourcesOf(root)} ${generatedOf(root)}\n`
  );
}

/**
 * The generated files and Next's route types, without which types and lint cannot be checked.
 * @param {string} root
 * @param {{ force?: boolean }} [options]
 */
export async function generateIfStale(root, { force = false } = {}) {
  const sources = sourcesOf(root);
  if (!force && !areAssetsStale(root)) return;
  await step('Préparation des styles et des scripts', async () => {
    rmSync(join(root, ASSETS_STAMP), { force: true });
    await runOrThrow(root, 'tsx', ['scripts/build-assets.ts']);
    writeFileSync(join(root, ASSETS_STAMP), `${sources} ${generatedOf(root)}\n`);
  });
}

/**
 * @param {string} root
 * @param {{ force?: boolean }} [options]
 */
export async function buildIfStale(root, { force = false } = {}) {
  await generateIfStale(root, { force });
  if (!force && !isBuildStale(root)) return;
  // Taken before: a source changed meanwhile makes the result stale.
  const stamp = `${sourcesOf(root)} ${generatedOf(root)}\n`;
  await step('Construction', async () => {
    rmSync(join(root, BUILD_STAMP), { force: true });
    await runOrThrow(root, 'next', ['build']);
    await runOrThrow(root, 'tsx', ['scripts/build-server.ts']);
    await runOrThrow(root, 'tsx', ['scripts/compress-statics.ts']);
    writeFileSync(join(root, BUILD_STAMP), stamp);
  });
}

/**
 * @param {string} root
 * @param {string} tool
 * @param {readonly string[]} args
 */
async function runOrThrow(root, tool, args) {
  const env = { NODE_ENV: 'production' };
  const { code, output } = await run(join(root, 'node_modules/.bin', tool), args, { cwd: root, env });
  if (code !== 0) throw new SetupError(`${output}\n« ${tool} ${args.join(' ')} » a échoué (code ${code}).`);
}
