import type { Migration } from './migration.ts';

/** A hit of a rule that pages stands at the top of the console until somebody has taken note of it (U14). */
export const urgentAlerts: Migration = {
  version: 9,
  name: '0009-urgent-alerts',
  sql: `
CREATE TABLE urgentAlerts (
  id INTEGER PRIMARY KEY, messageId INTEGER NOT NULL UNIQUE, ruleId TEXT NOT NULL, ruleVersion INTEGER NOT NULL, raisedAt INTEGER NOT NULL,
  notedAt INTEGER, notedBy TEXT
) STRICT;
CREATE INDEX urgentAlerts_open ON urgentAlerts (id) WHERE notedAt IS NULL;
`,
};
