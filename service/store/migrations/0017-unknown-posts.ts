import type { Migration } from './migration.ts';

/** Whoever looks into groups for posts of unknown outcome finds them without walking every recipient there ever was. */
export const unknownPosts: Migration = {
  version: 17,
  name: '0017-unknown-posts',
  sql: `CREATE INDEX postRecipients_unknown ON postRecipients (accountKey, postKey, groupKey) WHERE state = 'unknown';`,
};
