import type { Migration } from './migration.ts';

/**
 * 发件: what the centre says in groups. What was put up for approval is what is approved and sent, and a group is posted to at most
 * once: both are held by triggers, so that no defect above the store can break them.
 */
export const outbox: Migration = {
  version: 16,
  name: '0016-outbox',
  sql: `
CREATE TABLE personas (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, name TEXT NOT NULL UNIQUE, retired INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a group is about, besides where it is: a broadcast may choose by it.
CREATE TABLE groupTags (
  groupKey INTEGER NOT NULL REFERENCES groups (groupKey), tag TEXT NOT NULL, PRIMARY KEY (groupKey, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX groupTags_by_tag ON groupTags (tag, groupKey);

CREATE TABLE posts (
  postKey INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, centerId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('reply','groups','supervision')),
  state TEXT NOT NULL CHECK (state IN ('draft','waiting','sending','paused','done','stopped','withdrawn')),
  target TEXT NOT NULL CHECK (json_valid(target)), messageId INTEGER, text TEXT NOT NULL, personaId TEXT REFERENCES personas (id), personaName TEXT NOT NULL,
  source TEXT CHECK (source IS NULL OR json_valid(source)), contentHash TEXT, draftedBy TEXT NOT NULL, draftedAt INTEGER NOT NULL, frozenBy TEXT, frozenAt INTEGER,
  approvedBy TEXT, approvedAt INTEGER, declinedBy TEXT, declinedAt INTEGER, declineReason TEXT, endedAt INTEGER, sealedAt INTEGER, version INTEGER NOT NULL,
  CHECK (approvedBy IS NULL OR (approvedBy <> draftedBy AND approvedBy <> frozenBy))
) STRICT;
CREATE INDEX posts_by_state ON posts (state, postKey);
CREATE INDEX posts_by_messageId ON posts (messageId) WHERE messageId IS NOT NULL;

-- One row for each group of a post. localId: what the posting account calls it. messageId: the echo that was seen.
CREATE TABLE postRecipients (
  postKey INTEGER NOT NULL REFERENCES posts (postKey), groupKey INTEGER NOT NULL REFERENCES groups (groupKey), accountKey INTEGER,
  state TEXT NOT NULL CHECK (state IN ('queued','sending','sent','failed','unknown','cancelled','recalled')), reason TEXT, detail TEXT,
  attempts INTEGER NOT NULL DEFAULT 0, attemptedAt INTEGER, settledAt INTEGER, settledBy TEXT, replyTo TEXT, localId TEXT, messageId INTEGER,
  recall TEXT CHECK (recall IN ('asked','refused')), PRIMARY KEY (postKey, groupKey)
) STRICT, WITHOUT ROWID;
CREATE INDEX postRecipients_queued ON postRecipients (accountKey, postKey, groupKey) WHERE state = 'queued';
CREATE INDEX postRecipients_sending ON postRecipients (postKey) WHERE state = 'sending';
CREATE INDEX postRecipients_recalls ON postRecipients (accountKey) WHERE recall = 'asked';
-- Asked for every message that comes in: what of ours may still be seen in this group.
CREATE INDEX postRecipients_unseen ON postRecipients (groupKey) WHERE attemptedAt IS NOT NULL AND messageId IS NULL;
CREATE INDEX postRecipients_by_messageId ON postRecipients (messageId) WHERE messageId IS NOT NULL;

-- From the moment it is put up, a post says what it said and goes where it was to go. Only a sealed one loses its words.
CREATE TRIGGER posts_frozen BEFORE UPDATE OF kind, target, messageId, text, personaId, personaName, source, contentHash, draftedBy, frozenBy ON posts
WHEN OLD.state <> 'draft' AND NEW.state <> 'draft' AND NEW.sealedAt IS NULL
BEGIN SELECT RAISE(ABORT, 'a post that was put up for approval does not change'); END;
CREATE TRIGGER posts_approved_first BEFORE UPDATE OF state ON posts
WHEN NEW.state IN ('sending','paused','done') AND NEW.approvedBy IS NULL
BEGIN SELECT RAISE(ABORT, 'a post is sent after another person has approved it'); END;
CREATE TRIGGER postRecipients_frozen BEFORE INSERT ON postRecipients
WHEN (SELECT state FROM posts WHERE postKey = NEW.postKey) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a post that was put up for approval gets no further recipient'); END;
CREATE TRIGGER postRecipients_kept BEFORE DELETE ON postRecipients
WHEN (SELECT state FROM posts WHERE postKey = OLD.postKey) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a post that was put up for approval keeps its recipients'); END;

-- At most once: a row is claimed from the queue only, and comes back into it only where nothing stands in the group.
CREATE TRIGGER postRecipients_claimed BEFORE UPDATE OF state ON postRecipients
WHEN NEW.state = 'sending' AND (OLD.state <> 'queued' OR (SELECT state FROM posts WHERE postKey = NEW.postKey) <> 'sending')
BEGIN SELECT RAISE(ABORT, 'only a queued recipient of a post that is being sent is sent'); END;
CREATE TRIGGER postRecipients_queued_again BEFORE UPDATE OF state ON postRecipients
WHEN NEW.state = 'queued' AND OLD.state NOT IN ('queued','failed','sending')
BEGIN SELECT RAISE(ABORT, 'what may have been said is not said again'); END;
`,
};
