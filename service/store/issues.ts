import type { IssueId, MessageId } from '../../domain/ids.ts';
import type { Feedback, Issue, IssueAct, IssueEvent } from '../../domain/issue/issue.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { issueCondition } from './scope-condition.ts';
import type { ReadableDb, SqlValue, WriteTransaction } from './store.ts';

interface IssueTableRow extends Omit<Issue, 'feedback' | 'calendarKnown'> {
  readonly feedback: string | null;
  readonly calendarKnown: 0 | 1;
}

const FIELDS = [
  'id',
  'number',
  'title',
  'categoryId',
  'categoryName',
  'placeCode',
  'countyCode',
  'severity',
  'grade',
  'gradeReason',
  'state',
  'commissionId',
  'handlingUnitId',
  'createdAt',
  'createdBy',
  'evidenceAt',
  'dispatchedAt',
  'signedAt',
  'feedbackAt',
  'feedbackBy',
  'feedback',
  'closedAt',
  'outcome',
  'toldAt',
  'respondedAt',
  'dueAt',
  'calendarKnown',
  'messageCount',
  'urgeCount',
  'returnCount',
  'reworkCount',
  'lastMoveAt',
  'version',
] as const satisfies readonly (keyof Issue)[];

const INSERT = `INSERT INTO issues (centerId, ${FIELDS.join(', ')}) VALUES (:centerId, ${FIELDS.map((field) => `:${field}`).join(', ')})`;
const UPDATE = `UPDATE issues SET ${FIELDS.filter((field) => field !== 'id')
  .map((field) => `${field} = :${field}`)
  .join(', ')} WHERE id = :id`;

/** The issue of this id as its events have left it; null where there is none within the scope. */
export async function findIssue(db: ReadableDb, id: IssueId, scope: Scope): Promise<Issue | null> {
  const within = issueCondition(scope, 'i');
  const row = db.get<IssueTableRow>(`SELECT ${FIELDS.join(', ')} FROM issues i WHERE i.id = :id ${within.sql}`, {
    id,
    ...within.parameters,
  });
  return row === undefined ? null : fromRow(row);
}

/** The life of an issue in order of seq; its row is `foldIssue` of these. */
export async function issueEvents(db: ReadableDb, id: IssueId): Promise<readonly IssueEvent[]> {
  const rows = db.all<Omit<IssueEvent, 'act'> & { readonly act: string }>(
    'SELECT seq, at, by, act FROM issueEvents WHERE issueId = :id ORDER BY seq',
    { id },
  );
  return rows.map((row) => ({ ...row, act: JSON.parse(row.act) as IssueAct }));
}

/** The next number of the year, from 1; a number whose issue was withdrawn is not used again. */
export async function takeIssueNumber(tx: WriteTransaction, year: number): Promise<number> {
  const row = tx.db.get<{ last: number }>(
    'INSERT INTO issueNumbers (year, last) VALUES (:year, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last',
    { year },
  );
  if (row === undefined) throw new Error('No issue number was given');
  return row.last;
}

/** Appends one event and stores the row it leads to; `issue` must be the consequence of all events up to this one. */
export async function appendIssueEvent(
  tx: WriteTransaction,
  centerId: string,
  issue: Issue,
  event: IssueEvent,
): Promise<void> {
  if (event.seq === 1) tx.db.run(INSERT, { ...toRow(issue), centerId });
  else tx.db.run(UPDATE, toRow(issue));
  tx.db.run('INSERT INTO issueEvents (issueId, seq, at, by, act) VALUES (:issueId, :seq, :at, :by, :act)', {
    issueId: issue.id,
    seq: event.seq,
    at: event.at,
    by: event.by,
    act: JSON.stringify(event.act),
  });
  tx.changed('issue', issue.id, issue.version);
}

/** Ties messages to an issue as its evidence; a message that is tied already stays so. */
export async function tieMessages(
  tx: WriteTransaction,
  id: IssueId,
  messages: readonly MessageId[],
  at: Instant,
): Promise<void> {
  tx.db.run(
    `INSERT INTO issueMessages (issueId, messageId, addedAt) SELECT :id, value, :at FROM json_each(:messages) WHERE true
     ON CONFLICT DO NOTHING`,
    { id, at, messages: JSON.stringify(messages) },
  );
}

/** Unties messages from an issue: the other half of taking an act back. */
export async function untieMessages(tx: WriteTransaction, id: IssueId, messages: readonly MessageId[]): Promise<void> {
  tx.db.run('DELETE FROM issueMessages WHERE issueId = :id AND messageId IN (SELECT value FROM json_each(:messages))', {
    id,
    messages: JSON.stringify(messages),
  });
}

/** The messages of an issue in order of arrival. */
export async function messagesOfIssue(db: ReadableDb, id: IssueId): Promise<readonly MessageId[]> {
  return db
    .all<{ messageId: MessageId }>('SELECT messageId FROM issueMessages WHERE issueId = :id ORDER BY messageId', { id })
    .map((row) => row.messageId);
}

/** The issues of the scope a message belongs to, oldest first. */
export async function issuesOfMessage(
  db: ReadableDb,
  messageId: MessageId,
  scope: Scope,
): Promise<readonly { readonly id: IssueId; readonly number: string; readonly title: string }[]> {
  const within = issueCondition(scope, 'i');
  return db.all(
    `SELECT i.id, i.number, i.title FROM issueMessages im JOIN issues i ON i.id = im.issueId
     WHERE im.messageId = :messageId AND i.state <> 'withdrawn' ${within.sql} ORDER BY i.number`,
    { messageId, ...within.parameters },
  );
}

/** Earliest sent time and number of groups of an issue's messages; nulls and 0 where it has none. */
export async function evidenceOf(
  db: ReadableDb,
  id: IssueId,
): Promise<{ readonly earliestSentAt: Instant | null; readonly groups: number }> {
  const row = db.get<{ earliestSentAt: Instant | null; groups: number }>(
    `SELECT min(m.sentAt) AS earliestSentAt, count(DISTINCT m.groupKey) AS groups
     FROM issueMessages im JOIN messages m ON m.id = im.messageId WHERE im.issueId = :id`,
    { id },
  );
  return row ?? { earliestSentAt: null, groups: 0 };
}

function fromRow(row: IssueTableRow): Issue {
  return {
    ...row,
    feedback: row.feedback === null ? null : (JSON.parse(row.feedback) as Feedback),
    calendarKnown: row.calendarKnown === 1,
  };
}

function toRow(issue: Issue): Record<string, SqlValue> {
  return {
    ...issue,
    feedback: issue.feedback === null ? null : JSON.stringify(issue.feedback),
    calendarKnown: Number(issue.calendarKnown),
  };
}
