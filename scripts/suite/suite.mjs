import { mkdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { buildIfStale } from '../setup/build.mjs';
import { withDisplay } from '../setup/display.mjs';
import { inRoot, root } from '../setup/places.mjs';
import { prepareService, prepareWindow } from '../setup/prepare.mjs';
import { runInFront, runQuietly } from '../setup/terminal.mjs';
import { staticChecks } from './checks.mjs';
import { countedFrom, journeyCounts, unitCounts } from './results.mjs';

/**
 * Runs the checks, the unit tests and the journeys that are asked for; one that fails does not hide the next. Prints
 * "N passed, N failed" as its last line and gives the exit code. A check that is no test counts only when it fails.
 */
export async function runSuite({ unit, journeys }) {
  await (journeys ? prepareWindow() : prepareService());
  const totals = { passed: 0, failed: 0 };
  const add = ({ passed, failed }) => {
    totals.passed += passed;
    totals.failed += failed;
  };
  if (unit) {
    add(await runChecks());
    add(await timed('unit tests', runUnitTests));
  }
  const build = await timed('build', runBuild);
  add(build);
  if (journeys && build.failed === 0) add(await timed('journeys', runJourneys));
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return totals.failed === 0 ? 0 : 1;
}

async function runChecks() {
  const waiting = staticChecks();
  let failed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { name, program, args } = check;
      const started = Date.now();
      const { code, output } = await runQuietly(program, args, { label: name, cwd: root });
      report(name, code === 0, started);
      if (code === 0) continue;
      failed += 1;
      process.stdout.write(`${output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, cpus().length) }, worker));
  return { passed: 0, failed };
}

async function runUnitTests() {
  const file = inRoot('test-results', 'unit.json');
  startResults(file);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runInFront(
    process.execPath,
    [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters],
    {
      cwd: root,
    },
  );
  return countedFrom(file, code, unitCounts);
}

async function runBuild() {
  try {
    await buildIfStale();
    return { passed: 0, failed: 0 };
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

async function runJourneys() {
  const file = inRoot('test-results', 'e2e.json');
  startResults(file);
  const code = await withDisplay(() =>
    runInFront(process.execPath, [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test'], { cwd: root }),
  );
  return countedFrom(file, code, journeyCounts);
}

function startResults(file) {
  mkdirSync(inRoot('test-results'), { recursive: true });
  rmSync(file, { force: true });
}

async function timed(name, work) {
  const started = Date.now();
  const result = await work();
  report(name, result.failed === 0, started);
  return result;
}

function report(name, good, started) {
  process.stdout.write(`${good ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}
