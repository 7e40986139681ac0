import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, failures?: string[] | undefined }} Count `failures`: what failed, a line each */

/** A failure is told in full where it happens; here its name and the first lines of its message. */
const MESSAGE_LINES = 4;

/**
 * A skipped test proves nothing: it counts as failed. So does a run that failed outside any test, that tested
 * nothing or that left no report.
 * @param {string} report the file of the JSON reporter of vitest
 * @param {number} code the exit code of the run
 * @returns {Count}
 */
export function countUnitTests(report, code) {
  const result = readReport(report);
  if (!result) return { passed: 0, failed: 1 };
  const { numTotalTests: total, numPassedTests: passed, testResults: files = [] } = result;
  return withOutcome({ passed, failed: total - passed, failures: files.flatMap(listUnitFailures) }, code);
}

/**
 * @param {string} report the file of the JSON reporter of Playwright
 * @param {number} code
 * @returns {Count}
 */
export function countBrowserTests(report, code) {
  const result = readReport(report);
  if (!result) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = result.stats;
  const failures = (result.suites ?? []).flatMap(listBrowserFailures);
  return withOutcome({ passed: expected, failed: unexpected + flaky + skipped, failures }, code);
}

/** @typedef {{ fullName: string, status: string, failureMessages?: string[] }} UnitTest */
/** @typedef {{ name: string, status: string, message?: string, assertionResults?: UnitTest[] }} UnitFile */
/** @typedef {{ results: { error?: { message?: string } }[] }} BrowserRun */
/** @typedef {{ file: string, line: number, title: string, ok: boolean, tests: BrowserRun[] }} BrowserTest */
/** @typedef {{ specs?: BrowserTest[], suites?: BrowserSuite[] }} BrowserSuite */

/** @param {UnitFile} file */
function listUnitFailures({ name, status, message, assertionResults = [] }) {
  const failures = assertionResults
    .filter((test) => test.status !== 'passed')
    .map((test) => tell(`${name} › ${test.fullName}`, test.failureMessages?.[0]));
  // A file that could not be loaded has no test at all.
  return failures.length === 0 && status === 'failed' ? [tell(name, message)] : failures;
}

/**
 * @param {BrowserSuite} suite
 * @returns {string[]}
 */
function listBrowserFailures({ specs = [], suites = [] }) {
  const failures = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) =>
      tell(
        `${file}:${line} › ${title}`,
        tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message,
      ),
    );
  return [...failures, ...suites.flatMap(listBrowserFailures)];
}

/**
 * @param {string} name
 * @param {string | undefined} message
 */
function tell(name, message = '') {
  return [name, ...message.split('\n').slice(0, MESSAGE_LINES)].filter(Boolean).join('\n    ');
}

/**
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
function withOutcome({ passed, failed, failures }, code) {
  const failedOutsideTests = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: failedOutsideTests ? 1 : failed, failures };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
