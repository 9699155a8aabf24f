import type { Migration } from './migration.ts';

/**
 * The register of groups 群登记: who owns a group, how many it holds at most, and who has counted its members. A count is a dated
 * snapshot (S07), so nothing may change or remove one.
 */
export const groupRegister: Migration = {
  version: 20,
  name: '0020-group-register',
  sql: `
ALTER TABLE groups ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE groups ADD COLUMN memberCap INTEGER NOT NULL DEFAULT 500 CHECK (memberCap > 0);
-- null: an account has told it; otherwise the person who has counted.
ALTER TABLE memberCounts ADD COLUMN countedBy TEXT;
CREATE TRIGGER memberCounts_no_update BEFORE UPDATE ON memberCounts BEGIN SELECT RAISE(ABORT, 'member counts are append-only'); END;
CREATE TRIGGER memberCounts_no_delete BEFORE DELETE ON memberCounts BEGIN SELECT RAISE(ABORT, 'member counts are append-only'); END;
-- INSERT OR REPLACE would remove the older row without asking the trigger above.
CREATE TRIGGER memberCounts_first_stays BEFORE INSERT ON memberCounts
WHEN EXISTS (SELECT 1 FROM memberCounts WHERE groupKey = NEW.groupKey AND countedAt = NEW.countedAt) BEGIN SELECT RAISE(IGNORE); END;
`,
};
