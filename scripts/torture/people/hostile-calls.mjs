import { inRoot } from '../../setup/places.mjs';

export const title = 'every procedure called 3,000 times with hostile input';
export const program = process.execPath;
export const args = [
  ...[inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'service/features/hostile-calls.test.ts'],
  '--testTimeout=900000',
];
export const environment = { HOSTILE_CALLS: '3000' };
