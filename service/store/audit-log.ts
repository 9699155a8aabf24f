import type { Entity } from '../../contract/entity.ts';
import type { OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** One line of the audit log: who did what to which row. `detail` names fields and states, never words of messages or people. */
export interface AuditLine {
  readonly at: Instant;
  /** null where the service itself acted. */
  readonly by: OperatorId | null;
  /** The procedure, e.g. `issues.dispatch`. */
  readonly action: string;
  readonly entity: Entity;
  readonly entityId: string | null;
  readonly detail: string | null;
}

/** Appends a line in the transaction of the change it tells of; triggers forbid changing it afterwards. */
export async function appendAudit(tx: WriteTransaction, line: AuditLine): Promise<void> {
  tx.db.run(
    'INSERT INTO auditLog (at, by, action, entity, entityId, detail) VALUES (:at, :by, :action, :entity, :entityId, :detail)',
    { ...line },
  );
}

/** The newest lines, newest first. */
export async function readAudit(db: ReadableDb, limit: number): Promise<readonly AuditLine[]> {
  return db.all<AuditLine>(
    'SELECT at, by, action, entity, entityId, detail FROM auditLog ORDER BY seq DESC LIMIT :limit',
    { limit },
  );
}
