import type { Migration } from './migration.ts';

/**
 * A message may be changed in the chat after it was sent: what it said before stays, with the frame that changed it. Whether it hits
 * a rule may change with it, and the counts follow by a trigger as they follow a decision; it looks at the state before, because the
 * trigger of the state looks at the hit after.
 */
export const edits: Migration = {
  version: 18,
  name: '0018-edits',
  sql: `
ALTER TABLE messages ADD COLUMN editedAt INTEGER;
CREATE TABLE messageEdits (
  messageId INTEGER NOT NULL REFERENCES messages (id), seq INTEGER NOT NULL, text TEXT NOT NULL, replacedAt INTEGER NOT NULL,
  frameBatchId INTEGER NOT NULL, frameIndex INTEGER NOT NULL, PRIMARY KEY (messageId, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER messages_hit_counted AFTER UPDATE OF isHit ON messages WHEN OLD.isHit <> NEW.isHit BEGIN
  UPDATE counters SET value = value + (NEW.isHit - OLD.isHit) * (OLD.state = 0) WHERE name = 'newHits';
  UPDATE countyCounts SET newHits = newHits + (NEW.isHit - OLD.isHit) * (OLD.state = 0)
  WHERE county = (SELECT substr(g.villageCode, 1, 6) FROM groups g WHERE g.groupKey = NEW.groupKey);
END;
`,
};
