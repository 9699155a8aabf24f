import type { Migration } from './migration.ts';

/**
 * How people sign in. Until now there were only the invented people of training stores: they get the role as their login, with
 * a number where several have it, and the password every training person has (its hash is repeated here, because a step of the
 * schema never changes again). Failures are counted for logins nobody has as well, and kept under a digest of the login.
 */
export const signIn: Migration = {
  version: 6,
  name: '0006-sign-in',
  sql: `
ALTER TABLE people ADD COLUMN login TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN passwordHash TEXT;
ALTER TABLE people ADD COLUMN mustChange INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended'));
ALTER TABLE people ADD COLUMN createdAt INTEGER;
UPDATE people SET login = numbered.role || CASE numbered.nth WHEN 1 THEN '' ELSE numbered.nth END
  FROM (SELECT id, role, row_number() OVER (PARTITION BY role ORDER BY id) AS nth FROM people) AS numbered
  WHERE numbered.id = people.id;
UPDATE people SET passwordHash = '$scrypt$ln=17,r=8,p=1$Z3JvdXAtcGF0cm9sLWRyaQ$KQgJzMG9JSL1eul4mm6zRfR/3PZzUS1bzQIcAFoJ4vk'
  WHERE EXISTS (SELECT 1 FROM settings WHERE key = 'profile.training' AND value = 'true');
CREATE UNIQUE INDEX people_by_login ON people (login);

CREATE TABLE signInFailures (
  login TEXT PRIMARY KEY, failures INTEGER NOT NULL, failedAt INTEGER NOT NULL, lockedUntil INTEGER
) STRICT, WITHOUT ROWID;
`,
};
