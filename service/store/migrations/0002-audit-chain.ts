import type { Instant } from '../../../domain/time/instant.ts';
import { type AuditEntry, hashEntry } from '../audit-chain.ts';
import { beginChain } from '../audit-log.ts';
import type { WritableDb } from '../store.ts';
import type { Migration } from './migration.ts';

/**
 * The audit log becomes a chain: each entry carries the hash of the one before it (docs/audit-log.md). Entries written before are
 * numbered without gaps and chained as they stand; the beginning says how many they are, because nothing vouches for what happened
 * to them earlier.
 */
export const auditChain: Migration = {
  version: 2,
  name: 'audit-chain',
  sql: /* sql */ `
DROP TRIGGER auditLog_no_update;
DROP TRIGGER auditLog_no_delete;
ALTER TABLE auditLog RENAME TO auditLogBefore;

CREATE TABLE auditLog (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT, action TEXT NOT NULL, entity TEXT NOT NULL, entityId TEXT, detail TEXT, previous BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE INDEX auditLog_by_at ON auditLog (at);
CREATE INDEX auditLog_by_by ON auditLog (by);
CREATE INDEX auditLog_by_entityId ON auditLog (entityId);

CREATE TRIGGER auditLog_no_update BEFORE UPDATE ON auditLog BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER auditLog_no_delete BEFORE DELETE ON auditLog BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER auditLog_continues BEFORE INSERT ON auditLog
WHEN NEW.seq IS NOT coalesce((SELECT max(seq) + 1 FROM auditLog), 0)
  OR NEW.previous IS NOT coalesce((SELECT hash FROM auditLog ORDER BY seq DESC LIMIT 1), zeroblob(32))
  OR length(NEW.hash) <> 32
BEGIN SELECT RAISE(ABORT, 'the entry does not continue the audit chain'); END;

-- What has left the console: who took it, what for, and the digests by which a file is recognised. The code is printed on it.
CREATE TABLE exports (serial TEXT PRIMARY KEY, centerId TEXT NOT NULL, at INTEGER NOT NULL, by TEXT, kind TEXT NOT NULL, purpose TEXT NOT NULL, fileName TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, contentSha256 TEXT NOT NULL, headSeq INTEGER NOT NULL, headHash TEXT NOT NULL, checkCode TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX exports_by_sha256 ON exports (sha256);
CREATE INDEX exports_by_checkCode ON exports (checkCode);
CREATE TRIGGER exports_no_update BEFORE UPDATE ON exports BEGIN SELECT RAISE(ABORT, 'the export register is append-only'); END;
CREATE TRIGGER exports_no_delete BEFORE DELETE ON exports BEGIN SELECT RAISE(ABORT, 'the export register is append-only'); END;
`,
  run: (db) => {
    carryOver(db);
    db.run('DROP TABLE auditLogBefore');
  },
};

function carryOver(db: WritableDb): void {
  const before = db.all<Omit<AuditEntry, 'seq'>>(
    'SELECT at, by, action, entity, entityId, detail FROM auditLogBefore ORDER BY seq',
  );
  const [first] = before;
  if (first === undefined) return;
  const center = db.get<{ value: string }>(`SELECT value FROM settings WHERE key = 'center.id'`)?.value ?? '';
  let { hash } = beginChain(db, center, first.at as Instant, `version 1, ${before.length} carried over`);
  for (const [index, line] of before.entries()) {
    const entry = { ...line, seq: index + 1 };
    const previous = hash;
    hash = hashEntry(entry, previous);
    db.run(
      `INSERT INTO auditLog (seq, at, by, action, entity, entityId, detail, previous, hash)
       VALUES (:seq, :at, :by, :action, :entity, :entityId, :detail, :previous, :hash)`,
      { ...entry, previous, hash },
    );
  }
}
