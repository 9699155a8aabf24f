import { inRoot } from '../../setup/places.mjs';

export const title = 'more than 400 hostile strings through every text of every procedure, 1,000 calls each';
export const program = process.execPath;
export const args = [
  ...[inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'service/features/hostile-calls.test.ts'],
  '--testTimeout=900000',
];
export const environment = { HOSTILE_STRINGS: 'all', HOSTILE_CALLS: '1000', HOSTILE_SEED: '31' };
