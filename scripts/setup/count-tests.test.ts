import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countBrowserTests, countUnitTests } from './count-tests.mjs';

function reportOf(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'portail-count-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'report.json'), JSON.stringify(content));
  return join(folder, 'report.json');
}

test.each([
  [{ numTotalTests: 5, numPassedTests: 5 }, 0, { passed: 5, failed: 0 }],
  [{ numTotalTests: 5, numPassedTests: 3 }, 1, { passed: 3, failed: 2 }],
  [{ numTotalTests: 5, numPassedTests: 4 }, 0, { passed: 4, failed: 1 }],
  [{ numTotalTests: 5, numPassedTests: 5 }, 1, { passed: 5, failed: 1 }],
  [{ numTotalTests: 0, numPassedTests: 0 }, 0, { passed: 0, failed: 1 }],
])('unit tests %o ending with %i are %o', (report, code, expected) => {
  expect(countUnitTests(reportOf(report), code)).toEqual({ ...expected, failures: [] });
});

test.each([
  [{ expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, 0, { passed: 5, failed: 0 }],
  [{ expected: 5, unexpected: 1, flaky: 1, skipped: 1 }, 1, { passed: 5, failed: 3 }],
  [{ expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, 1, { passed: 5, failed: 1 }],
])('browser tests %o ending with %i are %o', (stats, code, expected) => {
  expect(countBrowserTests(reportOf({ stats }), code)).toEqual({ ...expected, failures: [] });
});

test('no report is a failure', () => {
  expect(countUnitTests('/nowhere/report.json', 0)).toEqual({ passed: 0, failed: 1 });
  expect(countBrowserTests('/nowhere/report.json', 0)).toEqual({ passed: 0, failed: 1 });
});

test('what failed is named, with the first lines of why', () => {
  const unit = {
    numTotalTests: 3,
    numPassedTests: 1,
    testResults: [
      {
        name: '/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'passed' },
          { fullName: 'counts', status: 'failed', failureMessages: ['un\ndeux\ntrois\nquatre\ncinq'] },
          { fullName: 'waits', status: 'pending', failureMessages: [] },
        ],
      },
      { name: '/b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    ],
  };
  expect(countUnitTests(reportOf(unit), 1).failures).toEqual([
    '/a.test.ts › counts\n    un\n    deux\n    trois\n    quatre',
    '/a.test.ts › waits',
    '/b.test.ts\n    Cannot find module',
  ]);
  const failed = { file: 'a.spec.ts', line: 3, title: 'clicks', ok: false };
  const browser = {
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
    suites: [
      {
        specs: [{ ...failed, ok: true, tests: [] }],
        suites: [{ specs: [{ ...failed, tests: [{ results: [{ error: { message: 'hors délai' } }] }] }] }],
      },
    ],
  };
  expect(countBrowserTests(reportOf(browser), 1).failures).toEqual(['a.spec.ts:3 › clicks\n    hors délai']);
});
