import type { Migration } from './migration.ts';

/**
 * Answers 解答: what is known with its source and expiry, which question was answered with what, and what somebody was helped with.
 * `commandId` names the act of triage an answer or request came with, so that taking that back withdraws it.
 */
export const answers: Migration = {
  version: 19,
  name: '0019-answers',
  sql: `
CREATE TABLE knowledge (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, source TEXT NOT NULL,
  placeCode TEXT REFERENCES regions (code), expiresAt INTEGER NOT NULL, retiredAt INTEGER, savedAt INTEGER NOT NULL, savedBy TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
  id INTEGER PRIMARY KEY, centerId TEXT NOT NULL, commandId TEXT NOT NULL, messageId INTEGER NOT NULL, knowledgeId TEXT REFERENCES knowledge (id),
  text TEXT NOT NULL, givenAt INTEGER NOT NULL, givenBy TEXT NOT NULL, withdrawnAt INTEGER
) STRICT;
CREATE INDEX answers_by_messageId ON answers (messageId);
CREATE INDEX answers_by_commandId ON answers (commandId);
CREATE INDEX answers_by_knowledgeId ON answers (knowledgeId) WHERE knowledgeId IS NOT NULL;
CREATE INDEX answers_by_givenAt ON answers (givenAt);

CREATE TABLE helpRequests (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, commandId TEXT NOT NULL, messageId INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('errand','medicine','papers','payment','visit','other')), what TEXT NOT NULL,
  registeredAt INTEGER NOT NULL, registeredBy TEXT NOT NULL, doneAt INTEGER, doneBy TEXT, recordedBy TEXT, note TEXT NOT NULL DEFAULT '',
  withdrawnAt INTEGER, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX helpRequests_by_messageId ON helpRequests (messageId);
CREATE INDEX helpRequests_by_commandId ON helpRequests (commandId);
CREATE INDEX helpRequests_by_registeredAt ON helpRequests (registeredAt);
`,
};
