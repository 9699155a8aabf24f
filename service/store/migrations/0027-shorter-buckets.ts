import type { Migration } from './migration.ts';

/**
 * At 2,000 messages a second a bucket of 16 seconds held 32,000 twin keys in no order, so that each new one changed a page of its own;
 * of two seconds a commit changes a few dozen pages. The index of groups also tells state and hits, so that what a group has said since
 * is counted without reading the messages.
 */
export const shorterBuckets: Migration = {
  version: 27,
  name: '0027-shorter-buckets',
  sql: `
CREATE TABLE shorterTwins (
  bucket INTEGER NOT NULL, fingerprint INTEGER NOT NULL, messageId INTEGER NOT NULL, PRIMARY KEY (bucket, fingerprint, messageId)
) STRICT, WITHOUT ROWID;
INSERT INTO shorterTwins (bucket, fingerprint, messageId)
SELECT m.sentAt / 2000, t.fingerprint, t.messageId FROM twins t JOIN messages m ON m.id = t.messageId ORDER BY 1, 2, 3;
DROP TABLE twins;
ALTER TABLE shorterTwins RENAME TO twins;
CREATE TABLE shorterSealedTwins (bucket INTEGER NOT NULL, digest BLOB NOT NULL, messageId INTEGER NOT NULL, PRIMARY KEY (bucket, digest, messageId)) STRICT, WITHOUT ROWID;
INSERT INTO shorterSealedTwins (bucket, digest, messageId)
SELECT m.sentAt / 2000, t.digest, t.messageId FROM sealedTwins t JOIN messages m ON m.id = t.messageId ORDER BY 1, 2, 3;
DROP TABLE sealedTwins;
ALTER TABLE shorterSealedTwins RENAME TO sealedTwins;
DROP INDEX messages_by_groupKey;
CREATE INDEX messages_by_groupKey ON messages (groupKey, id, state, isHit);
`,
};
