// Counts tests in the runners' reports.
import { existsSync, readFileSync } from 'node:fs';

/**
 * `flakyTitles`: tests that failed at first, and passed when tried again.
 * @typedef {{ passed: number, failed: number, skipped: number, skippedTitles: readonly string[],
 *   flakyTitles: readonly string[] }} Counts
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0, skippedTitles: [], flakyTitles: [] };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  skippedTitles: [...a.skippedTitles, ...b.skippedTitles],
  flakyTitles: [...a.flakyTitles, ...b.flakyTitles],
});

/** @param {Counts} counts */
export const closingLine = ({ passed, failed, skipped, flakyTitles }) => {
  const line = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  return flakyTitles.length === 0 ? line : `${line}; ${flakyTitles.length} passed only at the second try`;
};

/**
 * A runner's report; null when it wrote none.
 * @param {string} file
 * @returns {unknown}
 */
export const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/**
 * Vitest's report has the shape of Jest's. A file that could not be loaded has no tests, and counts as one that failed.
 * @param {any} report
 * @returns {Counts}
 */
export function countVitest(report) {
  /** @type {{ status: string, assertionResults: { status: string, fullName: string }[] }[]} */
  const files = report.testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const skipped = tests.filter(({ status }) => !['passed', 'failed'].includes(status));
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unloaded.length,
    skipped: skipped.length,
    skippedTitles: skipped.map(({ fullName }) => fullName),
    flakyTitles: [],
  };
}

/**
 * @typedef {{ title: string, tests: { status: string }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {Suite} suite
 * @param {string} wanted the status of the tests to be named
 * @param {string} above the titles of the suites around it
 * @returns {string[]}
 */
const titlesOf = (suite, wanted, above = '') => {
  const path = above ? `${above} › ${suite.title}` : suite.title;
  const here = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.filter(({ status }) => status === wanted).map(() => `${path} › ${title}`),
  );
  return [...here, ...(suite.suites ?? []).flatMap((inner) => titlesOf(inner, wanted, path))];
};

/**
 * A flaky test passed in the end. Errors outside of tests (a file that cannot be loaded) count as failures.
 * @param {any} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  /** @type {Suite[]} */
  const suites = report.suites;
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
    skippedTitles: suites.flatMap((suite) => titlesOf(suite, 'skipped')),
    flakyTitles: suites.flatMap((suite) => titlesOf(suite, 'flaky')),
  };
}
