import { inRoot } from '../../setup/places.mjs';

export const title = 'every procedure called 40 times as every role, with drawn arguments';
export const program = process.execPath;
export const args = [
  ...[inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'service/features/permissions.test.ts'],
  '--testTimeout=900000',
];
export const environment = { ROLE_CALLS: '40', ROLE_SEED: '20261125' };
