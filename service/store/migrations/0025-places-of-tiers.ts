import type { Migration } from './migration.ts';

/**
 * A group of a whole township belongs to the township and one of a county to the county: until now each needed a village, and made
 * that village covered. What such a group was placed into tells the township and the county around it. Versions stay: nobody has changed it.
 */
export const placesOfTiers: Migration = {
  version: 25,
  name: '0025-places-of-tiers',
  sql: `
UPDATE groups SET villageCode = substr(villageCode, 1, 9)
WHERE tier = 'township' AND length(villageCode) > 9 AND substr(villageCode, 1, 9) IN (SELECT code FROM regions);
UPDATE groups SET villageCode = substr(villageCode, 1, 6)
WHERE tier = 'supervision' AND length(villageCode) > 6 AND substr(villageCode, 1, 6) IN (SELECT code FROM regions);
`,
};
