import type { Migration } from './migration.ts';

/** Asking again 补取 for what a gap may have cost: when it was last asked, how that ended, and how many messages it brought. */
export const fetchedGaps: Migration = {
  version: 21,
  name: '0021-fetched-gaps',
  sql: `
ALTER TABLE gaps ADD COLUMN fetchedAt INTEGER;
ALTER TABLE gaps ADD COLUMN fetchOutcome TEXT;
ALTER TABLE gaps ADD COLUMN fetchFound INTEGER;
`,
};
