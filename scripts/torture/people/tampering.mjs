import { inRoot } from '../../setup/places.mjs';

export const title = 'the audit chain falsified 2,000 times, in 36 ways, on 5,000 entries';
export const program = process.execPath;
export const args = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'service/audit/tampering.test.ts'];
export const environment = { TAMPERINGS: '2000', TAMPERED_ENTRIES: '5000' };
