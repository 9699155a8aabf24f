import type { Migration } from './migration.ts';

/**
 * From here on a message is indexed by its sender and by what it comes with; `marksIndexedFrom` is the first of these. What is older is
 * compared message by message, because a contentless index cannot be added to. Searches can be saved by name.
 */
export const searchBySender: Migration = {
  version: 7,
  name: '0007-search-by-sender',
  sql: `
INSERT INTO counters (name, value) SELECT 'marksIndexedFrom', coalesce(max(id), 0) + 1 FROM messages;

CREATE TABLE savedSearches (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, personId TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, sort TEXT NOT NULL,
  savedAt INTEGER NOT NULL, version INTEGER NOT NULL, UNIQUE (personId, name)
) STRICT, WITHOUT ROWID;
`,
};
