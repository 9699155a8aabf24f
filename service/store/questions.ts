import type { MessageId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { messageCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A message that asks something. */
export interface Question {
  readonly messageId: MessageId;
  readonly groupKey: number;
  readonly askedAt: Instant;
}

/** Starts the clock of a question. */
export async function addQuestion(tx: WriteTransaction, question: Question): Promise<void> {
  tx.db.run('INSERT INTO questions (messageId, groupKey, askedAt) VALUES (:messageId, :groupKey, :askedAt)', {
    ...question,
  });
}

/** A message that is sealed asked nothing. */
export function forgetQuestion(tx: WriteTransaction, messageId: MessageId): void {
  tx.db.run('DELETE FROM questions WHERE messageId = :messageId', { messageId });
}

/** How many questions wait within the scope, and how many of them were asked at `lastOverdue` or before. */
export function countQuestions(
  db: ReadableDb,
  { placeCode, lastOverdue, scope }: QuestionFilter & { readonly lastOverdue: Instant },
): { readonly total: number; readonly overdue: number } {
  const within = waitingWithin(placeCode, scope);
  const row = db.get<{ total: number; overdue: number | null }>(
    `SELECT count(*) AS total, sum(q.askedAt <= :lastOverdue) AS overdue ${within.sql}`,
    { ...within.parameters, lastOverdue },
  );
  return { total: row?.total ?? 0, overdue: row?.overdue ?? 0 };
}

/** Questions that wait within the scope, what was asked first first. */
export function waitingQuestions(
  db: ReadableDb,
  {
    placeCode,
    scope,
    after,
    limit,
  }: QuestionFilter & {
    readonly after: { readonly askedAt: Instant; readonly id: MessageId } | null;
    readonly limit: number;
  },
): readonly Question[] {
  const within = waitingWithin(placeCode, scope);
  return db.all<Question>(
    `SELECT q.messageId, q.groupKey, q.askedAt ${within.sql} AND (q.askedAt, q.messageId) > (:askedAt, :id)
     ORDER BY q.askedAt, q.messageId LIMIT :limit`,
    { ...within.parameters, askedAt: after?.askedAt ?? -1, id: after?.id ?? 0, limit },
  );
}

interface QuestionFilter {
  readonly placeCode: string | null;
  readonly scope: Scope;
}

function waitingWithin(placeCode: string | null, scope: Scope) {
  const within = messageCondition(scope, 'm');
  return {
    sql: `FROM questions q CROSS JOIN messages m ON m.id = q.messageId WHERE q.waits = 1 AND (:placeCode IS NULL OR EXISTS (
      SELECT 1 FROM groups g WHERE g.groupKey = q.groupKey AND substr(g.villageCode, 1, length(:placeCode)) = :placeCode)) ${within.sql}`,
    parameters: { placeCode, ...within.parameters },
  };
}
