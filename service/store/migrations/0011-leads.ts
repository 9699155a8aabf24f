import type { Migration } from './migration.ts';

/**
 * Leads 问题线索: what a lead needs to be found and counted is here in the clear, everything it says is sealed for the lead
 * officers' key. A sealed message keeps its row, without words and sender, so that its place in the group stays.
 */
export const leads: Migration = {
  version: 11,
  name: '0011-leads',
  sql: `
-- One row a lead officer: a pair of their own under their password, and the lead key sealed for it; null until somebody who has it has granted it.
CREATE TABLE leadKeyHolders (
  personId TEXT PRIMARY KEY, publicKey BLOB NOT NULL, wrappedKey BLOB NOT NULL, madeAt INTEGER NOT NULL,
  sealedLeadKey BLOB, grantedBy TEXT, grantedAt INTEGER
) STRICT, WITHOUT ROWID;

-- content: official and matter, with the masked reporter. reporter: who said it, word for word, with the frames. subject: keyed digest of the official's name.
CREATE TABLE leads (
  id TEXT PRIMARY KEY, centerId TEXT NOT NULL, number TEXT NOT NULL UNIQUE, state TEXT NOT NULL, grade TEXT NOT NULL, countyCode TEXT,
  registeredAt INTEGER NOT NULL, registeredBy TEXT NOT NULL, reportedAt INTEGER NOT NULL, messageCount INTEGER NOT NULL, dueAt INTEGER NOT NULL,
  calendarKnown INTEGER NOT NULL, issueId TEXT, issueNumber TEXT, verdict TEXT, disciplined INTEGER NOT NULL, handled INTEGER NOT NULL,
  returnedFen INTEGER NOT NULL, feedback TEXT, closedAt INTEGER, lastMoveAt INTEGER NOT NULL, version INTEGER NOT NULL,
  content BLOB NOT NULL, reporter BLOB NOT NULL, subject BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX leads_by_registeredAt ON leads (registeredAt, id);
CREATE TRIGGER leads_sealed_once BEFORE UPDATE OF content, reporter, subject, number ON leads BEGIN SELECT RAISE(ABORT, 'what a lead seals is never changed'); END;
CREATE TRIGGER leads_no_delete BEFORE DELETE ON leads BEGIN SELECT RAISE(ABORT, 'leads are never deleted'); END;
CREATE TABLE leadNumbers (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;

-- words: what was written with the act, sealed; null where nothing was.
CREATE TABLE leadEvents (
  leadId TEXT NOT NULL REFERENCES leads (id), seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, kind TEXT NOT NULL, words BLOB,
  PRIMARY KEY (leadId, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER leadEvents_no_update BEFORE UPDATE ON leadEvents BEGIN SELECT RAISE(ABORT, 'lead events are append-only'); END;
CREATE TRIGGER leadEvents_no_delete BEFORE DELETE ON leadEvents BEGIN SELECT RAISE(ABORT, 'lead events are append-only'); END;

CREATE TABLE leadMessages (messageId INTEGER PRIMARY KEY, leadId TEXT NOT NULL REFERENCES leads (id)) STRICT;
-- Keyed digests of telephones, identity cards and chat ids of who reported.
CREATE TABLE leadTerms (digest BLOB NOT NULL, leadId TEXT NOT NULL REFERENCES leads (id), PRIMARY KEY (digest, leadId)) STRICT, WITHOUT ROWID;
-- People of the centre whom a lead names: they never see it.
CREATE TABLE leadRecusals (leadId TEXT NOT NULL REFERENCES leads (id), personId TEXT NOT NULL, PRIMARY KEY (leadId, personId)) STRICT, WITHOUT ROWID;

CREATE TABLE unmaskings (
  id TEXT PRIMARY KEY, leadId TEXT NOT NULL REFERENCES leads (id), personId TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL,
  purpose TEXT NOT NULL, reason BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unmaskings_by_leadId ON unmaskings (leadId, at);
CREATE TRIGGER unmaskings_no_update BEFORE UPDATE ON unmaskings BEGIN SELECT RAISE(ABORT, 'unmaskings are append-only'); END;
CREATE TRIGGER unmaskings_no_delete BEFORE DELETE ON unmaskings BEGIN SELECT RAISE(ABORT, 'unmaskings are append-only'); END;

-- By which a redelivery of a sealed message is recognised; twins would tell who said what to whoever guesses it.
CREATE TABLE sealedTwins (bucket INTEGER NOT NULL, digest BLOB NOT NULL, messageId INTEGER NOT NULL, PRIMARY KEY (bucket, digest, messageId)) STRICT, WITHOUT ROWID;

-- Issues that became leads: the number stays used, the issue is gone.
CREATE TABLE sealedIssues (
  issueId TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, leadId TEXT NOT NULL REFERENCES leads (id), at INTEGER NOT NULL, by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
DROP TRIGGER issueEvents_no_delete;
CREATE TRIGGER issueEvents_no_delete BEFORE DELETE ON issueEvents WHEN NOT EXISTS (SELECT 1 FROM sealedIssues WHERE issueId = OLD.issueId)
BEGIN SELECT RAISE(ABORT, 'issue events are append-only'); END;

-- A word that is taken out of the index leaves its pages as well.
INSERT INTO messages_fts (messages_fts, rank) VALUES ('secure-delete', 1);
`,
};
