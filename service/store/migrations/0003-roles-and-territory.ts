import type { Migration } from './migration.ts';

/** The administrator becomes one of three officers, and everybody gets a territory: region codes, none of them being the whole city. */
export const rolesAndTerritory: Migration = {
  version: 3,
  name: '0003-roles-and-territory',
  sql: `
ALTER TABLE people ADD COLUMN territory TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(territory));
UPDATE people SET role = 'system-admin', version = version + 1 WHERE role = 'administrator';
`,
};
