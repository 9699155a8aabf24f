import type { AccountId, GroupId, OperatorId } from '../../domain/ids.ts';
import { signedText } from '../../domain/outbox/canonical-post.ts';
import { RECIPIENT_STATES, type OutcomeReason, type RecipientState } from '../../domain/outbox/post.ts';
import { type RecipientEvent, settleRecipient } from '../../domain/outbox/settle-recipient.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { endPost } from './posts.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Which row of the outbox. */
export interface RecipientKey {
  readonly postKey: number;
  readonly groupKey: number;
}

/** A recipient that may be sent now, with everything the connector needs. */
export interface ClaimedRecipient extends RecipientKey {
  readonly groupExternalId: string;
  readonly replyTo: string | null;
  readonly text: string;
}

/** Freezes the list: one row for each group, and who will post there. Groups nobody can reach are failures from the beginning. */
export async function insertRecipients(
  tx: WriteTransaction,
  postKey: number,
  recipients: readonly {
    readonly groupKey: number;
    readonly accountKey: number | null;
    readonly replyTo: string | null;
  }[],
): Promise<void> {
  for (const { groupKey, accountKey, replyTo } of recipients) {
    const isReachable = accountKey !== null;
    tx.db.run(
      `INSERT INTO postRecipients (postKey, groupKey, accountKey, state, reason, replyTo)
       VALUES (:postKey, :groupKey, :accountKey, :state, :reason, :replyTo)`,
      {
        ...{ postKey, groupKey, accountKey, replyTo },
        ...(isReachable ? { state: 'queued', reason: null } : { state: 'failed', reason: 'no-account' }),
      },
    );
  }
}

/** Takes the list of a draft away. */
export async function deleteRecipients(tx: WriteTransaction, postKey: number): Promise<void> {
  tx.db.run('DELETE FROM postRecipients WHERE postKey = :postKey', { postKey });
}

/** Takes the next recipient of an account out of the queue: from this commit on it counts as begun, whatever happens to the service. */
export async function claimNext(
  tx: WriteTransaction,
  accountKey: number,
  at: Instant,
): Promise<ClaimedRecipient | null> {
  const next = tx.db.get<
    RecipientKey & { groupExternalId: string; replyTo: string | null; text: string; persona: string }
  >(
    `SELECT r.postKey, r.groupKey, r.replyTo, g.externalId AS groupExternalId, p.text, p.personaName AS persona
     FROM postRecipients r CROSS JOIN posts p ON p.postKey = r.postKey JOIN groups g ON g.groupKey = r.groupKey
     WHERE r.accountKey = :accountKey AND r.state = 'queued' AND p.state = 'sending'
       AND NOT EXISTS (SELECT 1 FROM postRecipients busy WHERE busy.state = 'sending' AND busy.groupKey = r.groupKey)
     ORDER BY r.postKey, r.groupKey LIMIT 1`,
    { accountKey },
  );
  if (next === undefined) return null;
  const { postKey, groupKey, persona, ...rest } = next;
  tx.db.run(
    `UPDATE postRecipients SET state = 'sending', reason = NULL, detail = NULL, attempts = attempts + 1, attemptedAt = :at
     WHERE postKey = :postKey AND groupKey = :groupKey`,
    { postKey, groupKey, at },
  );
  tx.changed('post', null, null);
  return { postKey, groupKey, ...rest, text: signedText(next.text, persona) };
}

/** Accounts that have something to send, or to take back, now. */
export async function accountsWithQueue(
  db: ReadableDb,
): Promise<readonly { readonly accountKey: number; readonly id: AccountId }[]> {
  return db.all(
    `SELECT a.accountKey, a.id FROM accounts a WHERE EXISTS (
       SELECT 1 FROM postRecipients r CROSS JOIN posts p ON p.postKey = r.postKey
       WHERE r.accountKey = a.accountKey AND r.state = 'queued' AND p.state = 'sending')
     OR EXISTS (SELECT 1 FROM postRecipients r WHERE r.accountKey = a.accountKey AND r.recall = 'asked')
     OR EXISTS (SELECT 1 FROM postRecipients r WHERE r.accountKey = a.accountKey AND r.state = 'unknown')`,
  );
}

/** Posts of an account since a moment whose outcome nobody knows. */
export async function unknownSince(
  db: ReadableDb,
  accountKey: number,
  since: Instant,
): Promise<readonly (RecipientKey & { readonly groupExternalId: string; readonly attempts: number })[]> {
  return db.all(
    `SELECT r.postKey, r.groupKey, r.attempts, g.externalId AS groupExternalId FROM postRecipients r JOIN groups g ON g.groupKey = r.groupKey
     WHERE r.accountKey = :accountKey AND r.state = 'unknown' AND r.attemptedAt >= :since`,
    { accountKey, since },
  );
}

/** Asks for everything of a post that was sent to be taken back; what nobody knows an id of cannot be. Answers how many can. */
export async function askRecall(tx: WriteTransaction, postKey: number): Promise<number> {
  tx.db.run(
    `UPDATE postRecipients SET recall = 'refused' WHERE postKey = :postKey AND state = 'sent' AND localId IS NULL`,
    { postKey },
  );
  const { changes } = tx.db.run(
    `UPDATE postRecipients SET recall = 'asked' WHERE postKey = :postKey AND state = 'sent' AND localId IS NOT NULL`,
    { postKey },
  );
  tx.changed('post', null, null);
  return changes;
}

/** The next post an account is asked to take back; null where there is none. */
export async function nextRecall(
  db: ReadableDb,
  accountKey: number,
): Promise<(RecipientKey & { readonly localId: string }) | null> {
  return (
    db.get<RecipientKey & { localId: string }>(
      `SELECT postKey, groupKey, localId FROM postRecipients WHERE accountKey = :accountKey AND recall = 'asked' LIMIT 1`,
      { accountKey },
    ) ?? null
  );
}

/** Writes down what became of a recall. */
export async function settleRecall(
  tx: WriteTransaction,
  key: RecipientKey,
  { wasDone, at }: { readonly wasDone: boolean; readonly at: Instant },
): Promise<void> {
  tx.db.run(`UPDATE postRecipients SET recall = :recall WHERE postKey = :postKey AND groupKey = :groupKey`, {
    postKey: key.postKey,
    groupKey: key.groupKey,
    recall: wasDone ? null : 'refused',
  });
  if (wasDone) await settle(tx, key, { kind: 'called-back' }, { at });
  tx.changed('post', null, null);
}

/** What is written beside a new state. */
export interface Settlement {
  readonly at: Instant;
  readonly reason?: OutcomeReason | null;
  readonly detail?: string | null;
  readonly localId?: string | null;
  /** null where the machine settled it. */
  readonly by?: OperatorId | null;
}

/** Applies an event to a recipient by the rules of the domain; answers its new state, or null where the event changes nothing. */
export async function settle(
  tx: WriteTransaction,
  key: RecipientKey,
  event: RecipientEvent,
  { at, reason = null, detail = null, localId = null, by = null }: Settlement,
): Promise<RecipientState | null> {
  const row = tx.db.get<{ state: RecipientState }>(
    'SELECT state FROM postRecipients WHERE postKey = :postKey AND groupKey = :groupKey',
    { postKey: key.postKey, groupKey: key.groupKey },
  );
  const next = row === undefined ? null : settleRecipient(row.state, event);
  if (next === null) {
    // An answer that comes after the echo still tells by which id a recall would name the post.
    if (localId !== null) learnLocalId(tx, key, localId);
    return null;
  }
  tx.db.run(
    `UPDATE postRecipients SET state = :next, reason = :reason, detail = :detail, localId = coalesce(:localId, localId),
       settledAt = :at, settledBy = :by WHERE postKey = :postKey AND groupKey = :groupKey`,
    { postKey: key.postKey, groupKey: key.groupKey, next, at, reason, detail, localId, by },
  );
  tx.changed('post', null, null);
  await endPost(tx, key.postKey, at);
  return next;
}

function learnLocalId(tx: WriteTransaction, { postKey, groupKey }: RecipientKey, localId: string): void {
  tx.db.run(
    `UPDATE postRecipients SET localId = :localId WHERE postKey = :postKey AND groupKey = :groupKey AND localId IS NULL`,
    { postKey, groupKey, localId },
  );
}

/** After an end without a close: whatever was being sent may stand in its group, so it is unknown. Answers how many there were. */
export async function markInterruptedPosts(tx: WriteTransaction, at: Instant): Promise<number> {
  const rows = tx.db.all<RecipientKey>(`SELECT postKey, groupKey FROM postRecipients WHERE state = 'sending'`);
  for (const key of rows) await settle(tx, key, { kind: 'restarted' }, { at, reason: 'interrupted' });
  return rows.length;
}

/** Rows of a post in a state, for an act upon all of them. */
export async function recipientsIn(
  db: ReadableDb,
  postKey: number,
  state: RecipientState,
): Promise<readonly (RecipientKey & { readonly accountId: AccountId | null; readonly localId: string | null })[]> {
  return db.all(
    `SELECT r.postKey, r.groupKey, r.localId, (SELECT a.id FROM accounts a WHERE a.accountKey = r.accountKey) AS accountId
     FROM postRecipients r WHERE r.postKey = :postKey AND r.state = :state ORDER BY r.groupKey`,
    { postKey, state },
  );
}

/** Puts a failure back into the queue, for an account that can reach the group now. */
export async function requeue(
  tx: WriteTransaction,
  { postKey, groupKey }: RecipientKey,
  account: { readonly accountKey: number; readonly replyTo: string | null },
): Promise<void> {
  tx.db.run(
    `UPDATE postRecipients SET state = 'queued', reason = NULL, detail = NULL, settledAt = NULL, accountKey = :accountKey, replyTo = :replyTo
     WHERE postKey = :postKey AND groupKey = :groupKey AND state = 'failed'`,
    { postKey, groupKey, ...account },
  );
  tx.changed('post', null, null);
}

/** Takes what still waits of a post out of the queue. */
export async function cancelQueued(tx: WriteTransaction, postKey: number, at: Instant): Promise<void> {
  tx.db.run(
    `UPDATE postRecipients SET state = 'cancelled', settledAt = :at WHERE postKey = :postKey AND state = 'queued'`,
    { postKey, at },
  );
}

/** Whether every recipient of a post lies within a scope: whoever has a part of the city decides about that part only. */
export async function isPostWithin(db: ReadableDb, postKey: number, scope: Scope): Promise<boolean> {
  const within = placeCondition(scope, 'g.villageCode');
  if (within.sql === '') return true;
  const sql = `SELECT count(*) AS n FROM postRecipients r JOIN groups g ON g.groupKey = r.groupKey WHERE r.postKey = :postKey`;
  const all = db.get<{ n: number }>(sql, { postKey })?.n ?? 0;
  return all === (db.get<{ n: number }>(`${sql} ${within.sql}`, { postKey, ...within.parameters })?.n ?? 0);
}

/** How many recipients of a post are in each state, within a scope. */
export async function countRecipients(
  db: ReadableDb,
  postKey: number,
  scope: Scope,
): Promise<Readonly<Record<RecipientState, number>>> {
  const within = placeCondition(scope, 'g.villageCode');
  // Asked for every post of a list while thousands of rows change: who sees the whole city needs no place.
  const from = within.sql === '' ? '' : 'JOIN groups g ON g.groupKey = r.groupKey';
  const rows = db.all<{ state: RecipientState; n: number }>(
    `SELECT r.state, count(*) AS n FROM postRecipients r ${from} WHERE r.postKey = :postKey ${within.sql} GROUP BY r.state`,
    { postKey, ...within.parameters },
  );
  const counted = new Map(rows.map(({ state, n }) => [state, n]));
  return Object.fromEntries(RECIPIENT_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
    RecipientState,
    number
  >;
}

/** One line of the result list. */
export interface ListedRecipient {
  readonly groupId: GroupId;
  readonly groupName: string;
  readonly villageName: string | null;
  readonly countyName: string | null;
  readonly accountLabel: string | null;
  readonly state: RecipientState;
  readonly reason: OutcomeReason | null;
  readonly detail: string | null;
  readonly attempts: number;
  readonly attemptedAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly recall: 'asked' | 'refused' | null;
  readonly wasEchoed: 0 | 1;
}

/** Recipients of a post in the order of their groups, from after one of them; `limit` at most. */
export async function listRecipients(
  db: ReadableDb,
  {
    postKey,
    state,
    after,
    limit,
    scope,
  }: {
    readonly postKey: number;
    readonly state: RecipientState | null;
    readonly after: GroupId | null;
    readonly limit: number;
    readonly scope: Scope;
  },
): Promise<readonly ListedRecipient[]> {
  const within = placeCondition(scope, 'g.villageCode');
  return db.all<ListedRecipient>(
    `SELECT g.id AS groupId, g.name AS groupName, v.name AS villageName, c.name AS countyName, a.label AS accountLabel, r.state, r.reason,
       r.detail, r.attempts, r.attemptedAt, r.settledAt, r.recall, r.messageId IS NOT NULL AS wasEchoed
     FROM postRecipients r JOIN groups g ON g.groupKey = r.groupKey LEFT JOIN regions v ON v.code = g.villageCode
       LEFT JOIN regions c ON c.code = substr(g.villageCode, 1, 6) LEFT JOIN accounts a ON a.accountKey = r.accountKey
     WHERE r.postKey = :postKey AND (:state IS NULL OR r.state = :state)
       AND r.groupKey > coalesce((SELECT groupKey FROM groups WHERE id = :after), 0) ${within.sql} ORDER BY r.groupKey LIMIT :limit`,
    { postKey, state, after, limit, ...within.parameters },
  );
}

/** The ids of the groups a post goes to. */
export async function groupIdsOf(db: ReadableDb, postKey: number): Promise<readonly GroupId[]> {
  return db
    .all<{ id: GroupId }>(
      'SELECT g.id FROM postRecipients r JOIN groups g ON g.groupKey = r.groupKey WHERE r.postKey = :postKey',
      { postKey },
    )
    .map(({ id }) => id);
}
