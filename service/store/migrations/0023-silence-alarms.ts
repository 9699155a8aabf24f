import type { Migration } from './migration.ts';

/**
 * The rhythm of an account 账号节奏, counted hour by hour as messages arrive, and the alarms about one that fell silent against it.
 * What is there already is counted for the last six weeks, so that a running centre need not wait for two weeks.
 */
export const silenceAlarms: Migration = {
  version: 23,
  name: '0023-silence-alarms',
  sql: `
-- hour: whole hours since 1970 in Asia/Shanghai, by arrival; heardAt: the newest arrival in it.
CREATE TABLE accountHours (
  accountKey INTEGER NOT NULL REFERENCES accounts (accountKey), hour INTEGER NOT NULL, messages INTEGER NOT NULL, heardAt INTEGER NOT NULL,
  PRIMARY KEY (accountKey, hour)
) STRICT, WITHOUT ROWID;
INSERT INTO accountHours (accountKey, hour, messages, heardAt)
  SELECT s.accountKey, (m.receivedAt + 28800000) / 3600000, count(*), max(m.receivedAt)
  FROM messages m JOIN sightings s ON s.messageId = m.id
  WHERE m.id >= (SELECT min(firstId) FROM messageHours WHERE hour > (SELECT max(hour) FROM messageHours) - 1008)
  GROUP BY 1, 2;

-- since: when it was last heard, or could last be heard; expected: messages that usually come in so long a time.
CREATE TABLE silenceAlarms (
  id INTEGER PRIMARY KEY, accountKey INTEGER NOT NULL REFERENCES accounts (accountKey), since INTEGER NOT NULL, raisedAt INTEGER NOT NULL,
  expected INTEGER NOT NULL, notedAt INTEGER, notedBy TEXT, note TEXT NOT NULL DEFAULT '', endedAt INTEGER
) STRICT;
CREATE UNIQUE INDEX silenceAlarms_open ON silenceAlarms (accountKey) WHERE endedAt IS NULL;
CREATE INDEX silenceAlarms_by_accountKey ON silenceAlarms (accountKey, id);
`,
};
