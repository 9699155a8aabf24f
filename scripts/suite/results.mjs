import { readFileSync } from 'node:fs';
import { say } from '../setup/terminal.mjs';

/** How many tests passed and failed, by the result file of the unit test runner. */
export function unitCounts(result) {
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + leftOut(result),
  };
}

/** How many journeys passed and failed; one that needed a second try has failed. */
export function journeyCounts({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

/**
 * Counts what a runner left behind. One that ends badly without naming a failed test, or leaves no result at all, has
 * failed once: a crash must not look like a success.
 */
export function countedFrom(file, code, read) {
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    say(`No result in ${file}: ${String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

// A test that was left out has shown nothing.
function leftOut(result) {
  return result.numPendingTests + result.numTodoTests;
}
