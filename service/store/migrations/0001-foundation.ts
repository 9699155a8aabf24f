import type { Migration } from './migration.ts';

/**
 * The first schema. A message pays for its row, one index of its group, the queue of what waits, its twin key and its
 * sightings; everything else is partial, narrow or at the end of its tree. Measured in docs/decisions/0003-message-store.md.
 */
export const foundation: Migration = {
  version: 1,
  name: '0001-foundation',
  sql: `
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE regions (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('city','county','township','village')),
  parentCode TEXT REFERENCES regions (code), pinyin TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE units (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('commission','department')),
  countyCode TEXT REFERENCES regions (code), sort INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE categories (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, parentId TEXT REFERENCES categories (id), name TEXT NOT NULL,
  sort INTEGER NOT NULL, retired INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rules (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, name TEXT NOT NULL, terms TEXT NOT NULL, exclusions TEXT NOT NULL,
  categoryId TEXT REFERENCES categories (id), severity INTEGER NOT NULL, enabled INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Every version a rule ever had: a hit names the version that fired.
CREATE TABLE ruleVersions (
  ruleId TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, terms TEXT NOT NULL, exclusions TEXT NOT NULL,
  savedAt INTEGER NOT NULL, savedBy TEXT, PRIMARY KEY (ruleId, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  accountKey INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, centerId TEXT NOT NULL, label TEXT NOT NULL, holder TEXT NOT NULL,
  connector TEXT NOT NULL, role TEXT NOT NULL, platform TEXT NOT NULL, selfId TEXT, settings TEXT NOT NULL, enabled INTEGER NOT NULL,
  cursor TEXT, lamp TEXT NOT NULL, lampReason TEXT, lampSince INTEGER, lastMessageAt INTEGER, peerVersion TEXT, version INTEGER NOT NULL
) STRICT;

-- The newest message of a group is read from the index of its messages: a column for it would rewrite a page per group and commit.
CREATE TABLE groups (
  groupKey INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, centerId TEXT NOT NULL, platform TEXT NOT NULL, externalId TEXT NOT NULL,
  name TEXT NOT NULL, villageCode TEXT REFERENCES regions (code), tier TEXT NOT NULL DEFAULT 'village', version INTEGER NOT NULL,
  UNIQUE (platform, externalId)
) STRICT;
CREATE INDEX groups_by_villageCode ON groups (villageCode);

-- Dated snapshots, never overwritten (S07).
CREATE TABLE memberCounts (
  groupKey INTEGER NOT NULL REFERENCES groups (groupKey), countedAt INTEGER NOT NULL, members INTEGER NOT NULL, PRIMARY KEY (groupKey, countedAt)
) STRICT, WITHOUT ROWID;

CREATE TABLE membershipEvents (
  id INTEGER PRIMARY KEY, groupKey INTEGER NOT NULL REFERENCES groups (groupKey), accountKey INTEGER NOT NULL, memberExternalId TEXT NOT NULL,
  change TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (groupKey, memberExternalId, change, at)
) STRICT;

CREATE TABLE accountGroups (
  accountKey INTEGER NOT NULL REFERENCES accounts (accountKey), groupKey INTEGER NOT NULL REFERENCES groups (groupKey),
  firstSeenAt INTEGER NOT NULL, lostAt INTEGER, PRIMARY KEY (accountKey, groupKey)
) STRICT, WITHOUT ROWID;
CREATE INDEX accountGroups_by_groupKey ON accountGroups (groupKey);

-- The raw frames of one batch in one compressed blob; a sighting points into it and was seen when it was stored.
CREATE TABLE frameBatches (id INTEGER PRIMARY KEY, storedAt INTEGER NOT NULL, frameCount INTEGER NOT NULL, body BLOB NOT NULL) STRICT;

-- id grows with arrival. state: 0 new, 1 issue, 2 merged, 3 registered, 4 dismissed, 5 later (order of TRIAGE_STATES).
-- hits: JSON [[ruleId, ruleVersion, [start, length, …]], …]; isHit repeats whether there are any, because an index on a constant covers its query. How many accounts saw a message is counted in sightings.
CREATE TABLE messages (
  id INTEGER PRIMARY KEY, groupKey INTEGER NOT NULL, senderId TEXT, senderName TEXT, sentAt INTEGER NOT NULL,
  receivedAt INTEGER NOT NULL, kind INTEGER NOT NULL, text TEXT NOT NULL, segments TEXT, serverId TEXT, isOwn INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0, isHit INTEGER NOT NULL, hits TEXT, recalledAt INTEGER
) STRICT;
CREATE INDEX messages_by_groupKey ON messages (groupKey, id);
CREATE INDEX messages_by_serverId ON messages (serverId, groupKey) WHERE serverId IS NOT NULL;
CREATE INDEX messages_new ON messages (id, groupKey) WHERE state = 0;
CREATE INDEX messages_decided ON messages (state, id, groupKey) WHERE state > 0;
CREATE INDEX messages_hit ON messages (id, groupKey) WHERE isHit = 1;
CREATE INDEX messages_new_hit ON messages (id, groupKey) WHERE state = 0 AND isHit = 1;

-- What two accounts must agree on to have seen the same message. bucket = sentAt / 16,000, so that keys are added near the end of the tree.
CREATE TABLE twins (
  bucket INTEGER NOT NULL, fingerprint INTEGER NOT NULL, messageId INTEGER NOT NULL, PRIMARY KEY (bucket, fingerprint, messageId)
) STRICT, WITHOUT ROWID;

CREATE TABLE sightings (
  messageId INTEGER NOT NULL, accountKey INTEGER NOT NULL, localId TEXT NOT NULL,
  frameBatchId INTEGER NOT NULL, frameIndex INTEGER NOT NULL, PRIMARY KEY (messageId, accountKey)
) STRICT, WITHOUT ROWID;

-- Traffic of duty accounts 督办号 (S03): apart from messages, so that no list, search or count of the villagers' inbox can show it.
CREATE TABLE dutyMessages (
  id INTEGER PRIMARY KEY, accountKey INTEGER NOT NULL REFERENCES accounts (accountKey), groupKey INTEGER NOT NULL REFERENCES groups (groupKey),
  localId TEXT NOT NULL, serverId TEXT, senderId TEXT, senderName TEXT, sentAt INTEGER NOT NULL, receivedAt INTEGER NOT NULL,
  kind INTEGER NOT NULL, text TEXT NOT NULL, segments TEXT, isOwn INTEGER NOT NULL, frameBatchId INTEGER NOT NULL, frameIndex INTEGER NOT NULL,
  recalledAt INTEGER, UNIQUE (groupKey, accountKey, localId)
) STRICT;

-- Kept while messages are added, because counting a million rows takes longer than a page may.
-- hour: whole hours since 1970 in Asia/Shanghai; firstId and lastId bound the messages sent in it.
CREATE TABLE messageHours (
  hour INTEGER PRIMARY KEY, messages INTEGER NOT NULL, firstId INTEGER NOT NULL, lastId INTEGER NOT NULL
) STRICT;
CREATE TABLE accountDays (
  day INTEGER NOT NULL, accountKey INTEGER NOT NULL, sightings INTEGER NOT NULL, PRIMARY KEY (day, accountKey)
) STRICT, WITHOUT ROWID;
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, value) VALUES ('masterData', 0), ('messages', 0), ('new', 0), ('newHits', 0), ('later', 0);
CREATE TRIGGER messages_state_counted AFTER UPDATE OF state ON messages WHEN OLD.state <> NEW.state BEGIN
  UPDATE counters SET value = value - (OLD.state = 0) + (NEW.state = 0) WHERE name = 'new';
  UPDATE counters SET value = value + NEW.isHit * ((NEW.state = 0) - (OLD.state = 0)) WHERE name = 'newHits';
  UPDATE counters SET value = value - (OLD.state = 5) + (NEW.state = 5) WHERE name = 'later';
END;

CREATE VIRTUAL TABLE messages_fts USING fts5 (tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii');

CREATE TABLE setAside (
  id INTEGER PRIMARY KEY, accountKey INTEGER, source TEXT NOT NULL, receivedAt INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
  row INTEGER, digest TEXT NOT NULL UNIQUE, body BLOB NOT NULL
) STRICT;

CREATE INDEX setAside_by_accountKey ON setAside (accountKey, id);

CREATE TABLE gaps (
  id INTEGER PRIMARY KEY, accountKey INTEGER NOT NULL REFERENCES accounts (accountKey), lastSeenAt INTEGER, firstSeenAt INTEGER,
  cause TEXT NOT NULL, state TEXT NOT NULL, closedAt INTEGER, closedBy TEXT
) STRICT;
CREATE INDEX gaps_by_accountKey ON gaps (accountKey, state);

CREATE TABLE imports (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, accountKey INTEGER NOT NULL REFERENCES accounts (accountKey), path TEXT NOT NULL, fileName TEXT NOT NULL,
  options TEXT NOT NULL, format TEXT, encoding TEXT, state TEXT NOT NULL, refusal TEXT, cursor TEXT, bytes INTEGER NOT NULL, bytesRead INTEGER NOT NULL,
  rows INTEGER NOT NULL, added INTEGER NOT NULL, known INTEGER NOT NULL, setAside INTEGER NOT NULL, startedAt INTEGER NOT NULL, endedAt INTEGER
) STRICT, WITHOUT ROWID;

-- The issue row is the consequence of issueEvents; a test rebuilds one from the other.
CREATE TABLE issues (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, categoryId TEXT NOT NULL REFERENCES categories (id),
  categoryName TEXT NOT NULL, placeCode TEXT REFERENCES regions (code), countyCode TEXT REFERENCES regions (code), severity INTEGER NOT NULL,
  grade TEXT NOT NULL, gradeReason TEXT NOT NULL, state TEXT NOT NULL, commissionId TEXT REFERENCES units (id), handlingUnitId TEXT REFERENCES units (id),
  createdAt INTEGER NOT NULL, createdBy TEXT NOT NULL, evidenceAt INTEGER NOT NULL, dispatchedAt INTEGER, signedAt INTEGER, feedbackAt INTEGER,
  feedbackBy TEXT, feedback TEXT, closedAt INTEGER, outcome TEXT, toldAt INTEGER, respondedAt INTEGER, dueAt INTEGER NOT NULL, calendarKnown INTEGER NOT NULL,
  messageCount INTEGER NOT NULL, urgeCount INTEGER NOT NULL, returnCount INTEGER NOT NULL, reworkCount INTEGER NOT NULL, lastMoveAt INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX issues_by_dueAt ON issues (dueAt, id);
CREATE INDEX issues_by_createdAt ON issues (createdAt, id);
CREATE INDEX issues_by_lastMoveAt ON issues (lastMoveAt, id);
CREATE INDEX issues_open ON issues (dueAt, id) WHERE state NOT IN ('closed', 'withdrawn');

CREATE TABLE issueEvents (
  issueId TEXT NOT NULL REFERENCES issues (id), seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, act TEXT NOT NULL, PRIMARY KEY (issueId, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE issueMessages (
  issueId TEXT NOT NULL REFERENCES issues (id), messageId INTEGER NOT NULL, addedAt INTEGER NOT NULL, PRIMARY KEY (issueId, messageId)
) STRICT, WITHOUT ROWID;
CREATE INDEX issueMessages_by_messageId ON issueMessages (messageId);
CREATE TABLE issueNumbers (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;

-- Append-only: what was decided about which message, by whom; an undo is a further row.
CREATE TABLE triageEvents (
  id INTEGER PRIMARY KEY, commandId TEXT NOT NULL, messageId INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, fromState INTEGER NOT NULL,
  toState INTEGER NOT NULL, issueId TEXT, undoes TEXT
) STRICT;
CREATE INDEX triageEvents_by_commandId ON triageEvents (commandId);
CREATE INDEX triageEvents_by_messageId ON triageEvents (messageId);

-- A command that comes twice acts once and gets the first answer again.
CREATE TABLE commands (id TEXT PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, name TEXT NOT NULL, answer TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE briefs (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, week INTEGER NOT NULL, cutOff INTEGER NOT NULL, exportedAt INTEGER NOT NULL, exportedBy TEXT NOT NULL,
  fileName TEXT NOT NULL, sha256 TEXT NOT NULL, figures TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE changeLog (seq INTEGER PRIMARY KEY AUTOINCREMENT, entity TEXT NOT NULL, id TEXT, version INTEGER) STRICT;

-- What was done by whom, without words of messages or people; appended in the transaction of the change.
CREATE TABLE auditLog (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT, action TEXT NOT NULL, entity TEXT NOT NULL, entityId TEXT, detail TEXT) STRICT;
CREATE TRIGGER auditLog_no_update BEFORE UPDATE ON auditLog BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER auditLog_no_delete BEFORE DELETE ON auditLog BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER issueEvents_no_update BEFORE UPDATE ON issueEvents BEGIN SELECT RAISE(ABORT, 'issue events are append-only'); END;
CREATE TRIGGER issueEvents_no_delete BEFORE DELETE ON issueEvents BEGIN SELECT RAISE(ABORT, 'issue events are append-only'); END;
`,
};
