// npm test [-- --unit-only | --e2e-only]: sets up what is missing, then format, lint, imports, types, unit tests, build
// and the journeys in a real window. The last line is always "N passed, N failed".
import { run } from './setup/terminal.mjs';
import { runSuite } from './suite/suite.mjs';

await run(() => {
  const flags = new Set(process.argv.slice(2));
  return runSuite({ unit: !flags.has('--e2e-only'), journeys: !flags.has('--unit-only') });
});
