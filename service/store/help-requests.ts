import type { HelpRequest } from '../../contract/answers.ts';
import type { HelpKind } from '../../domain/answer/answer-refusal.ts';
import type { CommandId, HelpId, MessageId, OperatorId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { messageCondition } from './scope-condition.ts';
import { NOT_SEALED } from './readers/inbox-row.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

interface HelpRow extends Omit<HelpRequest, 'done' | 'senderName'> {
  readonly senderName: string | null;
  readonly doneAt: Instant | null;
  readonly doneBy: string | null;
  readonly note: string;
}

const WITHIN = `FROM helpRequests h JOIN messages m ON m.id = h.messageId WHERE h.withdrawnAt IS NULL AND ${NOT_SEALED}`;

/** Requests within the scope: what waits, oldest first, then what was done last. Those of a sealed message are not told. */
export function listHelp(
  db: ReadableDb,
  limit: number,
  scope: Scope,
): { readonly requests: HelpRequest[]; readonly waiting: number } {
  const within = messageCondition(scope, 'm');
  const rows = db.all<HelpRow>(
    `SELECT h.id, h.messageId, h.kind, h.what, g.name AS groupName, v.name AS villageName, c.name AS countyName, m.senderName,
       h.registeredAt, p.name AS registeredBy, h.doneAt, h.doneBy, h.note, h.version
     FROM helpRequests h JOIN messages m ON m.id = h.messageId JOIN groups g ON g.groupKey = m.groupKey JOIN people p ON p.id = h.registeredBy
       LEFT JOIN regions v ON v.code = g.villageCode LEFT JOIN regions c ON c.code = substr(g.villageCode, 1, 6)
     WHERE h.withdrawnAt IS NULL AND ${NOT_SEALED} ${within.sql}
     ORDER BY h.doneAt IS NOT NULL, CASE WHEN h.doneAt IS NULL THEN h.registeredAt ELSE -h.doneAt END, h.id LIMIT :limit`,
    { limit, ...within.parameters },
  );
  const waiting = db.get<{ n: number }>(`SELECT count(*) AS n ${WITHIN} AND h.doneAt IS NULL ${within.sql}`, {
    ...within.parameters,
  });
  return { waiting: waiting?.n ?? 0, requests: rows.map(toRequest) };
}

function toRequest({ doneAt, doneBy, note, senderName, ...row }: HelpRow): HelpRequest {
  return {
    ...row,
    senderName: senderName ?? '',
    done: doneAt === null ? null : { at: doneAt, by: doneBy ?? '', note },
  };
}

/** Whether a request is there within the scope, and whether it waits. */
export function findHelp(
  db: ReadableDb,
  id: HelpId,
  scope: Scope,
): { readonly isDone: boolean; readonly version: number } | null {
  const within = messageCondition(scope, 'm');
  const row = db.get<{ doneAt: Instant | null; version: number }>(
    `SELECT h.doneAt, h.version ${WITHIN} AND h.id = :id ${within.sql}`,
    { id, ...within.parameters },
  );
  return row === undefined ? null : { isDone: row.doneAt !== null, version: row.version };
}

export function insertHelp(
  tx: WriteTransaction,
  centerId: string,
  help: {
    readonly id: HelpId;
    readonly commandId: CommandId;
    readonly messageId: MessageId;
    readonly kind: HelpKind;
    readonly what: string;
    readonly at: Instant;
    readonly by: OperatorId;
  },
): void {
  tx.db.run(
    `INSERT INTO helpRequests (id, centerId, commandId, messageId, kind, what, registeredAt, registeredBy, version)
     VALUES (:id, :centerId, :commandId, :messageId, :kind, :what, :at, :by, 1)`,
    { ...help, centerId },
  );
  tx.changed('help', help.id, 1);
}

export function finishHelp(
  tx: WriteTransaction,
  id: HelpId,
  done: { readonly doneBy: string; readonly note: string; readonly at: Instant; readonly by: OperatorId },
): void {
  tx.db.run(
    'UPDATE helpRequests SET doneAt = :at, doneBy = :doneBy, recordedBy = :by, note = :note, version = version + 1 WHERE id = :id',
    { id, ...done },
  );
  tx.changed('help', id, null);
}
