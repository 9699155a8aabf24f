import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countedFrom, journeyCounts, unitCounts } from './results.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the totals of a test run', () => {
  test('count a unit test that was left out as failed', () => {
    const result = { numPassedTests: 12, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 };
    expect(unitCounts(result)).toEqual({ passed: 12, failed: 6 });
  });

  test('count a journey that passed on its second try as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 };
    expect(journeyCounts({ stats })).toEqual({ passed: 5, failed: 3 });
  });

  test('take the counts of a runner that ended well', () => {
    expect(countedFrom(leave('well.json', '[4,0]'), 0, asPair)).toEqual({ passed: 4, failed: 0 });
  });

  test('count a runner that ended badly without a failed test as one failure', () => {
    expect(countedFrom(leave('badly.json', '[4,0]'), 1, asPair)).toEqual({ passed: 4, failed: 1 });
  });

  test('count a runner that left no result, or half of one, as one failure', () => {
    const counts = [join(folder, 'gone.json'), leave('half.json', '[4,')].map((file) => countedFrom(file, 0, asPair));
    expect(counts).toEqual([
      { passed: 0, failed: 1 },
      { passed: 0, failed: 1 },
    ]);
  });
});

function leave(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function asPair([passed, failed]: [number, number]): { passed: number; failed: number } {
  return { passed, failed };
}
