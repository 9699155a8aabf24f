import type { Migration } from './migration.ts';

/**
 * A rule is groups of terms instead of one list, may page the person on duty, and its versions keep all of it with the trial they
 * were saved after. A rule of before is one group with its terms; its old versions do not say what was not kept then.
 */
export const rulesOfGroups: Migration = {
  version: 4,
  name: '0004-rules-of-groups',
  sql: `
ALTER TABLE rules ADD COLUMN termGroups TEXT NOT NULL DEFAULT '[]';
ALTER TABLE rules ADD COLUMN pager INTEGER NOT NULL DEFAULT 0;
UPDATE rules SET termGroups = json_array(json_object('terms', json(terms), 'near', NULL));
ALTER TABLE rules DROP COLUMN terms;

ALTER TABLE ruleVersions ADD COLUMN termGroups TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ruleVersions ADD COLUMN categoryId TEXT;
ALTER TABLE ruleVersions ADD COLUMN severity INTEGER;
ALTER TABLE ruleVersions ADD COLUMN pager INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ruleVersions ADD COLUMN enabled INTEGER;
ALTER TABLE ruleVersions ADD COLUMN trial TEXT;
UPDATE ruleVersions SET termGroups = json_array(json_object('terms', json(terms), 'near', NULL));
ALTER TABLE ruleVersions DROP COLUMN terms;
`,
};
