import type { Migration } from './migration.ts';

/** Files whose last message was sealed: named in the transaction of the sealing, removed after it, or at the next start where the power failed. */
export const filesToRemove: Migration = {
  version: 14,
  name: '0014-files-to-remove',
  sql: 'CREATE TABLE filesToRemove (digest TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;',
};
