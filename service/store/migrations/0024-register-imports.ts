import type { Migration } from './migration.ts';

/** Imports of the register of groups: what each group was before, so that an import can be taken back as a whole. */
export const registerImports: Migration = {
  version: 24,
  name: '0024-register-imports',
  sql: `
CREATE TABLE registerImports (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, importedAt INTEGER NOT NULL, importedBy TEXT NOT NULL, fileName TEXT NOT NULL, sha256 TEXT NOT NULL,
  added INTEGER NOT NULL, changed INTEGER NOT NULL, undoneAt INTEGER, undoneBy TEXT
) STRICT, WITHOUT ROWID;

-- before: null where the import has added the group. version: that of the group after it.
CREATE TABLE registerImportRows (
  importId TEXT NOT NULL REFERENCES registerImports (id), groupKey INTEGER NOT NULL REFERENCES groups (groupKey), version INTEGER NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)), PRIMARY KEY (importId, groupKey)
) STRICT, WITHOUT ROWID;
`,
};
