import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

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
  const { numTotalTests: total, numPassedTests: passed } = result;
  return withOutcome({ passed, failed: total - passed }, code);
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
  return withOutcome({ passed: expected, failed: unexpected + flaky + skipped }, code);
}

/**
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
function withOutcome({ passed, failed }, code) {
  const failedOutsideTests = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: failedOutsideTests ? 1 : failed };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
