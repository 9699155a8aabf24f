import type { MessageId } from '../../domain/ids.ts';
import { normalise } from '../../domain/message/normalise.ts';
import { TRIAGE_STATES } from '../../domain/message/triage-state.ts';
import { signedText } from '../../domain/outbox/canonical-post.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '../../domain/time/instant.ts';
import { settle, type RecipientKey } from './post-recipients.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A clock of a phone may run behind ours, and a gateway may tell of its own message late. */
const ECHO_BEFORE_MS = 10 * MINUTE_MS;
const ECHO_AFTER_MS = 48 * HOUR_MS;

/** What came in, as far as an echo is recognised by it. */
export interface PossibleEcho {
  readonly groupKey: number;
  readonly accountKey: number;
  readonly localId: string;
  readonly senderId: string | null;
  readonly isOwn: boolean;
  readonly text: string;
  readonly sentAt: Instant;
}

/**
 * The post of ours that a message is the echo of; null for anything else. It is told by the id the gateway gave for it, or by
 * our account having said the same words in this group. Each post is met by one message.
 */
export async function findEchoed(db: ReadableDb, seen: PossibleEcho): Promise<RecipientKey | null> {
  const open = db.all<
    RecipientKey & {
      accountKey: number | null;
      selfId: string | null;
      localId: string | null;
      text: string;
      persona: string;
      attemptedAt: Instant;
    }
  >(
    `SELECT r.postKey, r.groupKey, r.accountKey, r.localId, r.attemptedAt, a.selfId, p.text, p.personaName AS persona
     FROM postRecipients r JOIN posts p ON p.postKey = r.postKey LEFT JOIN accounts a ON a.accountKey = r.accountKey
     WHERE r.groupKey = :groupKey AND r.attemptedAt IS NOT NULL AND r.messageId IS NULL ORDER BY r.attemptedAt`,
    { groupKey: seen.groupKey },
  );
  if (open.length === 0) return null;
  const byId = open.find((row) => row.accountKey === seen.accountKey && row.localId === seen.localId);
  if (byId !== undefined) return byId;
  const said = bare(seen.text);
  const found = open.find(
    (row) =>
      isSaidBy(row, seen) &&
      seen.sentAt >= row.attemptedAt - ECHO_BEFORE_MS &&
      seen.sentAt <= row.attemptedAt + ECHO_AFTER_MS &&
      bare(signedText(row.text, row.persona)) === said,
  );
  return found ?? null;
}

function isSaidBy(row: { accountKey: number | null; selfId: string | null }, seen: PossibleEcho): boolean {
  if (seen.accountKey === row.accountKey) return seen.isOwn || (row.selfId !== null && seen.senderId === row.selfId);
  return row.selfId !== null && seen.senderId === row.selfId;
}

/** Platforms change spaces and line ends on the way. */
function bare(text: string): string {
  return normalise(text).text.replaceAll(/\s/gu, '');
}

/** Whether any post of ours has not been seen in its group yet: else no message needs to be compared with them. */
export function awaitsEchoes(db: ReadableDb): boolean {
  const sql = 'SELECT 1 FROM postRecipients WHERE attemptedAt IS NOT NULL AND messageId IS NULL LIMIT 1';
  return db.get(sql) !== undefined;
}

/** Whether a message is known to be a post of ours. */
export async function isEcho(db: ReadableDb, messageId: MessageId): Promise<boolean> {
  return db.get('SELECT 1 FROM postRecipients WHERE messageId = :messageId LIMIT 1', { messageId }) !== undefined;
}

/** Notes that a post was seen in its group; null where it was a duty account's, whose messages are kept apart. */
export async function noteEcho(
  tx: WriteTransaction,
  { postKey, groupKey }: RecipientKey,
  echo: { readonly messageId: MessageId | null; readonly localId: string | null; readonly at: Instant },
): Promise<void> {
  await settle(tx, { postKey, groupKey }, { kind: 'echoed' }, { at: echo.at, localId: echo.localId });
  tx.db.run(
    `UPDATE postRecipients SET messageId = coalesce(:messageId, 0) WHERE postKey = :postKey AND groupKey = :groupKey AND messageId IS NULL`,
    { postKey, groupKey, messageId: echo.messageId },
  );
}

/** Of these messages those that are ours: what we said is not triaged. */
export async function setEchoesAside(tx: WriteTransaction, ids: readonly MessageId[]): Promise<void> {
  for (const id of ids)
    tx.db.run(`UPDATE messages SET state = ${TRIAGE_STATES.indexOf('dismissed')} WHERE id = :id AND state = 0`, { id });
}

/** The message a reply answers, as the page of the reply shows it; null where it says nothing any more. */
export async function answeredMessage(
  db: ReadableDb,
  id: MessageId,
): Promise<{ readonly senderName: string; readonly text: string; readonly sentAt: Instant } | null> {
  return (
    db.get<{ senderName: string; text: string; sentAt: Instant }>(
      `SELECT coalesce(senderName, senderId, '') AS senderName, text, sentAt FROM messages
       WHERE id = :id AND state <> ${TRIAGE_STATES.indexOf('lead')}`,
      { id },
    ) ?? null
  );
}
