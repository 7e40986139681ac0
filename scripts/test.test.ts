import { expect, test } from 'vitest';
import { BareClone } from './setup/testing/bare-clone.ts';

const UNIT_REPORT = JSON.stringify({ numTotalTests: 20, numPassedTests: 20 });
const BROWSER_REPORT = JSON.stringify({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } });
const env = { UNIT_REPORT, BROWSER_REPORT, CHROMIUM_PATH: process.execPath, CI: 'true' };

const lastLine = (output: string) => output.split('\n').at(-2);

test('every step runs, and the counts of both runs are added to the steps', async () => {
  const clone = new BareClone();
  const { code, output } = await clone.run('test.mjs', [], env).ended;
  expect(lastLine(output)).toBe('29 passed, 0 failed');
  expect(code).toBe(0);
  const calls = clone.takeCalls().map((call) => call.replace(/ --reporter.*/, ''));
  // Those of the code and of the content run side by side.
  const checks = calls.splice(3, 4).sort();
  expect(checks).toEqual([
    'eslint . --max-warnings 0',
    'npm run -s portail -- check',
    'prettier --check .',
    'tsc --noEmit',
  ]);
  expect(calls).toEqual([
    'npm ci --include=dev',
    'tsx scripts/build-assets.ts',
    'next typegen',
    'vitest run',
    'next build',
    'tsx scripts/build-server.ts',
    'tsx scripts/compress-statics.ts',
    'playwright test',
  ]);
});

test.each([
  ['a failed step', { FAIL: 'eslint-.' }, '28 passed, 1 failed'],
  ['failed content', { FAIL: 'npm-run' }, '28 passed, 1 failed'],
  ['a failed build, without which no browser test runs', { FAIL: 'next-build' }, '24 passed, 2 failed'],
  ['a failed installation', { FAIL: 'npm-ci' }, '0 passed, 1 failed'],
  ['a wrong CHROMIUM_PATH', { CHROMIUM_PATH: '/nowhere/chromium' }, '25 passed, 2 failed'],
  ['a run that fails before its report', { FAIL: 'vitest-run' }, '9 passed, 1 failed'],
  ['a run with half a report', { UNIT_REPORT: '{' }, '9 passed, 1 failed'],
  [
    'a skipped unit test',
    { UNIT_REPORT: JSON.stringify({ numTotalTests: 20, numPassedTests: 18 }) },
    '27 passed, 2 failed',
  ],
  [
    'a skipped browser test',
    { BROWSER_REPORT: JSON.stringify({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 1 } }) },
    '29 passed, 1 failed',
  ],
  [
    'no test at all',
    { BROWSER_REPORT: JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }) },
    '25 passed, 1 failed',
  ],
])('%s is a failure', async (_, fault, expected) => {
  const { code, output } = await new BareClone().run('test.mjs', [], { ...env, ...fault }).ended;
  expect(lastLine(output)).toBe(expected);
  expect(code).toBe(1);
});
