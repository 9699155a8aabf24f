import type { MessageId, OperatorId, RuleId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { messageCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Raises an alert for a message; it waits until somebody has taken note. */
export async function raiseAlert(
  tx: WriteTransaction,
  alert: {
    readonly messageId: MessageId;
    readonly ruleId: RuleId;
    readonly ruleVersion: number;
    readonly raisedAt: Instant;
  },
): Promise<void> {
  tx.db.run(
    `INSERT INTO urgentAlerts (messageId, ruleId, ruleVersion, raisedAt) VALUES (:messageId, :ruleId, :ruleVersion, :raisedAt)`,
    { ...alert },
  );
  tx.changed('urgent', null, null);
}

/** Whether a message has raised an alert before, noted or not. */
export function hasAlert(db: ReadableDb, messageId: MessageId): boolean {
  return db.get('SELECT 1 FROM urgentAlerts WHERE messageId = :messageId', { messageId }) !== undefined;
}

/** The message an alert is about and whether it still waits; null where there is no such alert within the scope. */
export async function findAlert(
  db: ReadableDb,
  id: number,
  scope: Scope,
): Promise<{ readonly messageId: MessageId; readonly isOpen: boolean } | null> {
  const within = messageCondition(scope, 'm');
  const row = db.get<{ messageId: MessageId; notedAt: Instant | null }>(
    `SELECT a.messageId, a.notedAt FROM urgentAlerts a JOIN messages m ON m.id = a.messageId WHERE a.id = :id ${within.sql}`,
    { id, ...within.parameters },
  );
  return row === undefined ? null : { messageId: row.messageId, isOpen: row.notedAt === null };
}

/** Somebody has taken note; who was first stays written. */
export async function noteAlert(
  tx: WriteTransaction,
  id: number,
  noted: { readonly at: Instant; readonly by: OperatorId },
): Promise<void> {
  tx.db.run('UPDATE urgentAlerts SET notedAt = :at, notedBy = :by WHERE id = :id AND notedAt IS NULL', {
    id,
    ...noted,
  });
  tx.changed('urgent', null, null);
}
