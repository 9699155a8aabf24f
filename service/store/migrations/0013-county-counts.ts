import type { Migration } from './migration.ts';

/**
 * What the city's counters and hours are for the whole, these are for a county: whoever sees one county sees true counts, without
 * counting a hundred thousand rows at each arrival. Triggers follow a decision, and a group that is placed elsewhere.
 */
export const countyCounts: Migration = {
  version: 13,
  name: '0013-county-counts',
  sql: `
CREATE TABLE countyCounts (
  county TEXT PRIMARY KEY, messages INTEGER NOT NULL, new INTEGER NOT NULL, newHits INTEGER NOT NULL, later INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE countyHours (
  hour INTEGER NOT NULL, county TEXT NOT NULL, messages INTEGER NOT NULL, PRIMARY KEY (hour, county)
) STRICT, WITHOUT ROWID;

INSERT INTO countyCounts (county, messages, new, newHits, later)
SELECT substr(g.villageCode, 1, 6), count(*), sum(m.state = 0), sum(m.state = 0 AND m.isHit = 1), sum(m.state = 5)
FROM messages m JOIN groups g ON g.groupKey = m.groupKey WHERE g.villageCode IS NOT NULL GROUP BY 1;
INSERT INTO countyHours (hour, county, messages)
SELECT (m.sentAt + 28800000) / 3600000, substr(g.villageCode, 1, 6), count(*)
FROM messages m JOIN groups g ON g.groupKey = m.groupKey WHERE g.villageCode IS NOT NULL GROUP BY 1, 2;

CREATE TRIGGER messages_state_counted_of_county AFTER UPDATE OF state ON messages WHEN OLD.state <> NEW.state BEGIN
  UPDATE countyCounts SET
    new = new - (OLD.state = 0) + (NEW.state = 0),
    newHits = newHits + NEW.isHit * ((NEW.state = 0) - (OLD.state = 0)),
    later = later - (OLD.state = 5) + (NEW.state = 5)
  WHERE county = (SELECT substr(g.villageCode, 1, 6) FROM groups g WHERE g.groupKey = NEW.groupKey);
END;

CREATE TRIGGER groups_place_counted AFTER UPDATE OF villageCode ON groups
WHEN substr(OLD.villageCode, 1, 6) IS NOT substr(NEW.villageCode, 1, 6) BEGIN
  UPDATE countyCounts SET messages = countyCounts.messages - gone.messages, new = countyCounts.new - gone.new,
    newHits = countyCounts.newHits - gone.newHits, later = countyCounts.later - gone.later
  FROM (SELECT count(*) AS messages, coalesce(sum(m.state = 0), 0) AS new, coalesce(sum(m.state = 0 AND m.isHit = 1), 0) AS newHits,
    coalesce(sum(m.state = 5), 0) AS later FROM messages m WHERE m.groupKey = NEW.groupKey) AS gone
  WHERE county = substr(OLD.villageCode, 1, 6);
  UPDATE countyHours SET messages = countyHours.messages - gone.messages
  FROM (SELECT (m.sentAt + 28800000) / 3600000 AS hour, count(*) AS messages FROM messages m WHERE m.groupKey = NEW.groupKey GROUP BY 1) AS gone
  WHERE countyHours.hour = gone.hour AND countyHours.county = substr(OLD.villageCode, 1, 6);
  INSERT INTO countyCounts (county, messages, new, newHits, later)
  SELECT substr(NEW.villageCode, 1, 6), count(*), coalesce(sum(m.state = 0), 0), coalesce(sum(m.state = 0 AND m.isHit = 1), 0), coalesce(sum(m.state = 5), 0)
  FROM messages m WHERE m.groupKey = NEW.groupKey AND NEW.villageCode IS NOT NULL HAVING count(*) > 0
  ON CONFLICT (county) DO UPDATE SET messages = messages + excluded.messages, new = new + excluded.new,
    newHits = newHits + excluded.newHits, later = later + excluded.later;
  INSERT INTO countyHours (hour, county, messages)
  SELECT (m.sentAt + 28800000) / 3600000, substr(NEW.villageCode, 1, 6), count(*)
  FROM messages m WHERE m.groupKey = NEW.groupKey AND NEW.villageCode IS NOT NULL GROUP BY 1
  ON CONFLICT (hour, county) DO UPDATE SET messages = messages + excluded.messages;
END;
`,
};
