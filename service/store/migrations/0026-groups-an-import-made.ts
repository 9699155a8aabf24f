import type { Migration } from './migration.ts';

/**
 * A group that only an import of the register has made may go with it when the import is taken back; its counts came from the sheet and
 * go too. Of every other group the counts stay for ever (S07): no account ever sat in it, nothing was said in it, and the import added it.
 * The indexes are for the foreign keys of a group that goes: without them each group would read every recipient of every broadcast.
 */
export const groupsAnImportMade: Migration = {
  version: 26,
  name: '0026-groups-an-import-made',
  sql: `
DROP TRIGGER memberCounts_no_delete;
CREATE TRIGGER memberCounts_no_delete BEFORE DELETE ON memberCounts
WHEN NOT EXISTS (SELECT 1 FROM registerImportRows r WHERE r.groupKey = OLD.groupKey AND r.before IS NULL)
  OR EXISTS (SELECT 1 FROM accountGroups s WHERE s.groupKey = OLD.groupKey) OR EXISTS (SELECT 1 FROM messages m WHERE m.groupKey = OLD.groupKey)
BEGIN SELECT RAISE(ABORT, 'member counts are append-only'); END;
CREATE INDEX registerImportRows_by_groupKey ON registerImportRows (groupKey);
CREATE INDEX postRecipients_by_groupKey ON postRecipients (groupKey);
`,
};
