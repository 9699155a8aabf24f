import type { Migration } from './migration.ts';

/**
 * Patrol 巡群: how far each group has been read, who read what of it, and what belongs to a shift. What is there already counts as read:
 * coverage begins with the day this version is installed, and nobody owes the past.
 */
export const patrol: Migration = {
  version: 15,
  name: '0015-patrol',
  sql: `
-- Everything of a group up to readTo was read by somebody or decided; a group without a row was never read.
CREATE TABLE patrolGroups (groupKey INTEGER PRIMARY KEY, readTo INTEGER NOT NULL) STRICT;
INSERT INTO patrolGroups (groupKey, readTo)
SELECT g.groupKey, coalesce((SELECT max(m.id) FROM messages m WHERE m.groupKey = g.groupKey), 0) FROM groups g;

-- One visit: a person read a group from one message to another, without a gap. day: whole days since 1970 in Asia/Shanghai.
CREATE TABLE patrolReads (
  id INTEGER PRIMARY KEY, personId TEXT NOT NULL, groupKey INTEGER NOT NULL, day INTEGER NOT NULL, fromId INTEGER NOT NULL, toId INTEGER NOT NULL,
  messages INTEGER NOT NULL, startedAt INTEGER NOT NULL, endedAt INTEGER NOT NULL, dwell INTEGER NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('read','marked'))
) STRICT;
CREATE INDEX patrolReads_by_groupKey ON patrolReads (groupKey, toId);
CREATE INDEX patrolReads_by_day ON patrolReads (day, personId);

-- The first time of a day at which a group was read to its newest message.
CREATE TABLE patrolDays (
  day INTEGER NOT NULL, groupKey INTEGER NOT NULL, coveredAt INTEGER NOT NULL, coveredBy TEXT NOT NULL, PRIMARY KEY (day, groupKey)
) STRICT, WITHOUT ROWID;

-- How many groups a person is to read in a day (R04).
CREATE TABLE patrolQuotas (
  personId TEXT PRIMARY KEY REFERENCES people (id), groups INTEGER NOT NULL CHECK (groups > 0), setAt INTEGER NOT NULL, setBy TEXT NOT NULL, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- territory: the regions of whoever handed over, as JSON; none is the whole city. figures: what the next shift was told, as JSON.
CREATE TABLE shiftHandOvers (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, handedAt INTEGER NOT NULL, handedBy TEXT NOT NULL, note TEXT NOT NULL,
  territory TEXT NOT NULL CHECK (json_valid(territory)), figures TEXT NOT NULL CHECK (json_valid(figures)), takenAt INTEGER, takenBy TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX shiftHandOvers_by_handedAt ON shiftHandOvers (handedAt);

-- Who is paged while the centre is not at work; a duty is ended, never deleted.
CREATE TABLE watchDuties (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, personId TEXT NOT NULL REFERENCES people (id), startsAt INTEGER NOT NULL, endsAt INTEGER NOT NULL CHECK (endsAt > startsAt),
  addedAt INTEGER NOT NULL, addedBy TEXT NOT NULL, removedAt INTEGER, removedBy TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX watchDuties_by_endsAt ON watchDuties (endsAt) WHERE removedAt IS NULL;

-- A message that asks something. waits follows its triage, so that a decision ends the clock and taking it back starts it again.
CREATE TABLE questions (
  messageId INTEGER PRIMARY KEY, groupKey INTEGER NOT NULL, askedAt INTEGER NOT NULL, waits INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX questions_waiting ON questions (askedAt, messageId) WHERE waits = 1;
CREATE TRIGGER questions_follow_triage AFTER UPDATE OF state ON messages WHEN OLD.state <> NEW.state BEGIN
  UPDATE questions SET waits = (NEW.state IN (0, 5)) WHERE messageId = NEW.id;
END;
`,
};
