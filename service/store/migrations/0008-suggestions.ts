import type { Migration } from './migration.ts';

/**
 * What the console learns from triage, what it proposes for a message, and which messages speak of one matter. Both of the latter
 * are computed after the message is stored and keyed by it, so that intake pays nothing for them.
 */
export const suggestions: Migration = {
  version: 8,
  name: '0008-suggestions',
  sql: `
-- figures: JSON of ModelFigures. A refused model keeps its figures and not its bytes.
CREATE TABLE suggestModels (
  version INTEGER PRIMARY KEY, trainedAt INTEGER NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('used', 'replaced', 'refused')),
  samples INTEGER NOT NULL, heldBack INTEGER NOT NULL, macroF1 REAL NOT NULL, figures TEXT NOT NULL, bytes INTEGER NOT NULL,
  categories BLOB, grades BLOB
) STRICT;

-- suggestion: JSON of MessageSuggestion.
CREATE TABLE messageSuggestions (messageId INTEGER PRIMARY KEY, modelVersion INTEGER NOT NULL, suggestion TEXT NOT NULL) STRICT;

-- A cluster is one matter; its id is the id of its first message. Messages that are alone have no row.
CREATE TABLE clusters (
  id INTEGER PRIMARY KEY, messages INTEGER NOT NULL, firstAt INTEGER NOT NULL, lastAt INTEGER NOT NULL
) STRICT;
CREATE TABLE clusterMessages (messageId INTEGER PRIMARY KEY, clusterId INTEGER NOT NULL, similarity REAL NOT NULL) STRICT;
CREATE INDEX clusterMessages_by_clusterId ON clusterMessages (clusterId, messageId);
-- Somebody has said that a message is another matter; no later grouping puts it back.
CREATE TABLE clusterLeavers (messageId INTEGER PRIMARY KEY, clusterId INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL) STRICT;

-- analysed: the last message that was looked at. grouping: grows when everything is to be grouped anew. suggesting: 0 is switched off.
INSERT INTO counters (name, value) VALUES ('analysed', 0), ('grouping', 0), ('suggesting', 1), ('suggestModel', 0);
`,
};
