import { inRoot } from '../setup/places.mjs';

/** A trial that runs the tests of one file at length: what is done how often, the file, and what makes it long. */
export function trialOfTests(title, file, environment) {
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  return { title, program: process.execPath, args: [vitest, 'run', file, '--testTimeout=900000'], environment };
}
