import type { Migration } from './migration.ts';

/**
 * Who is in a group 名册, as its members were last read: what is read again becomes a joining or leaving with the two moments between
 * which it happened. `since` is null where a notice told the moment itself. The checks of a group are kept for the list, because
 * five thousand groups have two million members.
 */
export const rosters: Migration = {
  version: 22,
  name: '0022-rosters',
  sql: `
CREATE TABLE groupMembers (
  memberKey INTEGER PRIMARY KEY, groupKey INTEGER NOT NULL REFERENCES groups (groupKey), memberExternalId TEXT NOT NULL,
  nickname TEXT NOT NULL, card TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('owner','admin','member')),
  joinedAt INTEGER, firstSeenAt INTEGER NOT NULL, leftAt INTEGER, UNIQUE (groupKey, memberExternalId)
) STRICT;

-- applied = 0: a list so short that it was not believed.
CREATE TABLE rosterReads (
  groupKey INTEGER NOT NULL REFERENCES groups (groupKey), readAt INTEGER NOT NULL, accountKey INTEGER NOT NULL, members INTEGER NOT NULL,
  arrived INTEGER NOT NULL, gone INTEGER NOT NULL, applied INTEGER NOT NULL, PRIMARY KEY (groupKey, readAt)
) STRICT, WITHOUT ROWID;

ALTER TABLE membershipEvents ADD COLUMN since INTEGER;
CREATE INDEX membershipEvents_by_groupKey ON membershipEvents (groupKey, id);

CREATE TABLE dutyPosts (
  villageCode TEXT NOT NULL REFERENCES regions (code), sort INTEGER NOT NULL, post TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (villageCode, sort)
) STRICT, WITHOUT ROWID;
-- The version of a village's list of posts, so that two people never write over one another.
CREATE TABLE dutyLists (villageCode TEXT PRIMARY KEY REFERENCES regions (code), version INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE groupChecks (
  groupKey INTEGER PRIMARY KEY REFERENCES groups (groupKey), readAt INTEGER NOT NULL, members INTEGER NOT NULL, unready INTEGER NOT NULL, gaps INTEGER NOT NULL
) STRICT;
`,
};
