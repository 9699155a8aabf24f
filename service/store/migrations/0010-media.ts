import type { Migration } from './migration.ts';

/** What messages carry besides words gets rows of its own; what is there already is named, and waits where it has an address. */
export const media: Migration = {
  version: 10,
  name: '0010-media',
  sql: `
CREATE TABLE media (
  id INTEGER PRIMARY KEY, messageId INTEGER NOT NULL REFERENCES messages (id), position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('image','voice','video','file')), name TEXT, url TEXT,
  state TEXT NOT NULL CHECK (state IN ('named','waiting','kept','refused')), reason TEXT, tries INTEGER NOT NULL DEFAULT 0,
  digest TEXT, bytes INTEGER, pictureType TEXT, width INTEGER, height INTEGER, UNIQUE (messageId, position)
) STRICT;
CREATE INDEX media_waiting ON media (tries, id) WHERE state = 'waiting';
INSERT INTO media (messageId, position, kind, name, url, state)
  SELECT m.id, part.key, part.value ->> 'kind', part.value ->> 'name', part.value ->> 'url',
    CASE WHEN part.value ->> 'url' IS NULL THEN 'named' ELSE 'waiting' END
  FROM messages m, json_each(m.segments) part
  WHERE m.segments IS NOT NULL AND part.value ->> 'kind' IN ('image','voice','video','file');
`,
};
