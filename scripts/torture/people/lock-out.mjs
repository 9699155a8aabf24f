import { inRoot } from '../../setup/places.mjs';

export const title = '20,000 lives of a login somebody guesses at, with a clock set back';
export const program = process.execPath;
export const args = [
  ...[inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'domain/people/lock-out-simulation.test.ts'],
  '--testTimeout=900000',
];
export const environment = { LOCK_OUT_LIVES: '20000' };
