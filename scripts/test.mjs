import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale, generateIfStale } from './setup/build.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { countBrowserTests, countUnitTests } from './setup/count-tests.mjs';
import { installIfStale } from './setup/install.mjs';
import { ROOT } from './setup/main.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { run } from './setup/run.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { duration, step } from './setup/step.mjs';

/** @typedef {import('./setup/count-tests.mjs').Count} Count */

const reports = mkdtempSync(join(tmpdir(), 'portail-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

/** @param {string} name */
const tool = (name) => join(ROOT, 'node_modules/.bin', name);

/** @type {{ label: string, count: Count }[]} */
const results = [];

/**
 * What the tests need counts only when it fails.
 * @param {string} label
 * @param {() => Promise<void>} work
 */
async function prepare(label, work) {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    results.push({ label, count: { passed: 0, failed: 1 } });
    return false;
  }
}

/**
 * A step is one test.
 * @param {string} label
 * @param {() => Promise<void>} work
 */
async function check(label, work) {
  const done = await prepare(label, work);
  if (done) results.push({ label, count: { passed: 1, failed: 0 } });
  return done;
}

/**
 * Commands that need nothing of each other, at once; the output of one is only worth reading when it fails.
 * @param {readonly { label: string, command: string, args: readonly string[] }[]} commands
 */
async function checkSideBySide(commands) {
  console.log(`${commands.map(({ label }) => label).join(', ')}…`);
  const start = performance.now();
  const checks = commands.map(({ label, command, args }) =>
    check(label, async () => {
      await succeed(command, args);
      console.log(`${label} : ${duration(performance.now() - start)}`);
    }),
  );
  await Promise.all(checks);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
async function succeed(command, args) {
  const { code, output } = await run(command, args, { cwd: ROOT });
  if (code !== 0) throw new SetupError(output);
}

/**
 * A run of many tests, shown as it goes.
 * @param {string} label
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @param {(code: number) => Count} count
 */
async function runTests(label, command, args, env, count) {
  console.log(`\n${label}…`);
  const start = performance.now();
  const { code } = await run(command, args, { cwd: ROOT, env, show: true });
  results.push({ label, count: count(code) });
  console.log(`${label} : ${duration(performance.now() - start)}`);
}

async function runAll() {
  const unit = join(reports, 'unit.json');
  const browser = join(reports, 'browser.json');

  // Types and lint know the generated files and Next's route types; a fresh clone has neither.
  const generated = await prepare('Préparation', async () => {
    await generateIfStale(ROOT);
    await step('Types des routes', () => succeed(tool('next'), ['typegen']));
  });

  // By far the longest check, and on one core: the unit tests start beside it.
  const lint = checkSideBySide([
    { label: 'Règles de code', command: tool('eslint'), args: ['.', '--max-warnings', '0'] },
  ]);
  await checkSideBySide([
    { label: 'Mise en forme', command: tool('prettier'), args: ['--check', '.'] },
    { label: 'Types', command: tool('tsc'), args: ['--noEmit'] },
    { label: 'Vérification du contenu', command: 'npm', args: ['run', '-s', 'portail', '--', 'check'] },
  ]);
  await runTests(
    'Tests unitaires',
    tool('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
    {},
    (code) => countUnitTests(unit, code),
  );
  await lint;

  const built = generated && (await check('Construction', () => buildIfStale(ROOT)));
  const hasChromium = await prepare('Chromium', () => ensureChromium(ROOT));
  if (!built || !hasChromium) {
    console.error('Tests dans le navigateur : impossibles sans construction ni Chromium.');
    results.push({ label: 'Tests dans le navigateur', count: { passed: 0, failed: 1 } });
    return;
  }
  await runTests(
    'Tests dans le navigateur',
    tool('playwright'),
    ['test'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: browser },
    (code) => countBrowserTests(browser, code),
  );
}

const start = performance.now();
const ready = await prepare('Installation', async () => {
  checkNodeVersion();
  await installIfStale(ROOT);
});
// Whatever happens, the output closes with the counts.
if (ready) await prepare('Déroulement', runAll);

const failures = results.flatMap(({ count }) => count.failures ?? []);
if (failures.length > 0) console.log(`\nEn échec :\n  ${failures.join('\n  ')}`);
console.log(`\nEnsemble : ${duration(performance.now() - start)}`);
for (const { label, count } of results) {
  console.log(
    `  ${label.padEnd(26)} ${count.passed} réussis${count.failed > 0 ? `, ${count.failed} en échec` : ''}`,
  );
}
const passed = results.reduce((sum, { count }) => sum + count.passed, 0);
const failed = results.reduce((sum, { count }) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
