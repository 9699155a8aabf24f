import type { Migration } from './migration.ts';

/**
 * 回避: from whom which issue is kept. A row is never deleted: lifting it says when, by whom and why. Issues that are there already
 * are kept from whoever is named in them, as if they had been made today.
 */
export const recusals: Migration = {
  version: 12,
  name: '0012-recusals',
  sql: `
CREATE TABLE recusals (
  id INTEGER PRIMARY KEY, issueId TEXT NOT NULL REFERENCES issues (id), personId TEXT NOT NULL REFERENCES people (id),
  cause TEXT NOT NULL CHECK (cause IN ('auto','manual')), reason TEXT NOT NULL, at INTEGER NOT NULL, by TEXT,
  liftedAt INTEGER, liftedBy TEXT, liftReason TEXT
) STRICT;
CREATE UNIQUE INDEX recusals_in_force ON recusals (personId, issueId) WHERE liftedAt IS NULL;
CREATE INDEX recusals_by_issueId ON recusals (issueId);

INSERT INTO recusals (issueId, personId, cause, reason, at)
SELECT i.id, p.id, 'auto', '', i.lastMoveAt FROM people p JOIN issues i
WHERE EXISTS (SELECT 1 FROM (SELECT p.name AS word UNION SELECT p.login) called WHERE length(called.word) >= 2
  AND (instr(i.title, called.word) > 0 OR instr(coalesce(i.feedback, ''), called.word) > 0 OR EXISTS (
    SELECT 1 FROM issueMessages e JOIN messages m ON m.id = e.messageId WHERE e.issueId = i.id AND instr(m.text, called.word) > 0)));

ALTER TABLE briefs ADD COLUMN territory TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(territory));
`,
};
