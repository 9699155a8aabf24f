/** Name of the database file in a data folder. */
export const DATABASE_FILE = 'console.db';

/** The file of the audit log's anchors in the data folder, unless a setting names another place. */
export const ANCHOR_FILE = 'audit-anchors.jsonl';
