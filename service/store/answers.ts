import type { CommandId, KnowledgeId, MessageId, OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { WriteTransaction } from './store.ts';

/** Writes one answer to each of these messages. */
export function insertAnswers(
  tx: WriteTransaction,
  centerId: string,
  messageIds: readonly MessageId[],
  answer: {
    readonly commandId: CommandId;
    readonly knowledgeId: KnowledgeId | null;
    readonly text: string;
    readonly at: Instant;
    readonly by: OperatorId;
  },
): void {
  for (const messageId of messageIds)
    tx.db.run(
      `INSERT INTO answers (centerId, commandId, messageId, knowledgeId, text, givenAt, givenBy)
       VALUES (:centerId, :commandId, :messageId, :knowledgeId, :text, :at, :by)`,
      { ...answer, centerId, messageId },
    );
  tx.changed('answer', null, null);
}

/** What came with an act of triage that is taken back was neither answered nor asked for. */
export function withdrawOf(tx: WriteTransaction, commandId: CommandId, at: Instant): void {
  const answered = tx.db.run(
    'UPDATE answers SET withdrawnAt = :at WHERE commandId = :commandId AND withdrawnAt IS NULL',
    { commandId, at },
  );
  const asked = tx.db.run(
    'UPDATE helpRequests SET withdrawnAt = :at, version = version + 1 WHERE commandId = :commandId AND withdrawnAt IS NULL',
    { commandId, at },
  );
  if (answered.changes > 0) tx.changed('answer', null, null);
  if (asked.changes > 0) tx.changed('help', null, null);
}

/** Whether somebody has been helped since the act: then it cannot be taken back. */
export function wasHelped(tx: WriteTransaction, commandId: CommandId): boolean {
  const sql = 'SELECT 1 FROM helpRequests WHERE commandId = :commandId AND doneAt IS NOT NULL LIMIT 1';
  return tx.db.get(sql, { commandId }) !== undefined;
}

/** Takes from answers and requests what they may have quoted of a message that is sealed; that there was one stays counted. */
export function blankAnswersTo(tx: WriteTransaction, messageId: MessageId): void {
  tx.db.run(`UPDATE answers SET text = '' WHERE messageId = :messageId`, { messageId });
  tx.db.run(
    `UPDATE helpRequests SET what = '', note = '', doneBy = CASE WHEN doneBy IS NULL THEN NULL ELSE '' END, version = version + 1 WHERE messageId = :messageId`,
    { messageId },
  );
  tx.changed('answer', null, null);
  tx.changed('help', null, null);
}
