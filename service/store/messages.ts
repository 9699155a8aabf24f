import type { MessageId } from '../../domain/ids.ts';
import type { IncomingMessage } from '../../domain/message/message.ts';
import type { Candidate } from '../../domain/message/merge.ts';
import { TRIAGE_STATES } from '../../domain/message/triage-state.ts';
import type { Hit } from '../../domain/rules/rule.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { encodeHits } from './hits.ts';
import { kindNumber } from './message-kinds.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A message as it is stored first; triage and recall change it later. */
export interface NewMessage {
  readonly groupKey: number;
  readonly message: IncomingMessage;
  readonly receivedAt: Instant;
  readonly hits: readonly Hit[];
}

/** A message as merging looks at it; one that is sealed is recognised and given nothing. */
export interface StoredCandidate extends Candidate {
  readonly isSealed: 0 | 1;
}

interface CandidateRow {
  readonly id: MessageId;
  readonly serverId: string | null;
  readonly sentAt: Instant;
  readonly isSealed: 0 | 1;
}

const CANDIDATE = `id, serverId, sentAt, state = ${TRIAGE_STATES.indexOf('lead')} AS isSealed`;

/** Adds a message; answers its key, which is above every key before it. */
export async function insertMessage(tx: WriteTransaction, added: NewMessage): Promise<MessageId> {
  const { message, groupKey, receivedAt, hits } = added;
  const { lastInsertRowid } = tx.db.run(
    `INSERT INTO messages (groupKey, senderId, senderName, sentAt, receivedAt, kind, text, segments, serverId, isOwn, isHit, hits)
     VALUES (:groupKey, :senderId, :senderName, :sentAt, :receivedAt, :kind, :text, :segments, :serverId, :isOwn, :isHit, :hits)`,
    {
      groupKey,
      senderId: message.senderExternalId,
      senderName: message.senderName,
      sentAt: message.sentAt,
      receivedAt,
      kind: kindNumber(message.messageKind),
      text: message.text,
      segments: message.segments === null ? null : JSON.stringify(message.segments),
      serverId: message.serverId,
      isOwn: Number(message.isOwn),
      isHit: Number(hits.length > 0),
      hits: encodeHits(hits),
    },
  );
  return lastInsertRowid as MessageId;
}

/** The message of a group that carries this server id, as merging looks at it; at most one. */
export async function candidatesByServerId(
  db: ReadableDb,
  groupKey: number,
  serverId: string,
): Promise<readonly StoredCandidate[]> {
  const rows = db.all<CandidateRow>(
    `SELECT ${CANDIDATE} FROM messages WHERE serverId = :serverId AND groupKey = :groupKey ORDER BY id LIMIT 1`,
    { serverId, groupKey },
  );
  return rows.map((row) => withSightings(db, row));
}

/** These messages as merging looks at them, in order of arrival. */
export async function candidatesById(db: ReadableDb, ids: readonly MessageId[]): Promise<readonly StoredCandidate[]> {
  return ids.flatMap((id) => {
    const row = db.get<CandidateRow>(`SELECT ${CANDIDATE} FROM messages WHERE id = :id`, { id });
    return row === undefined ? [] : [withSightings(db, row)];
  });
}

/** Gives a message the server id another account knows it by; one that it has stays. */
export async function learnServerId(tx: WriteTransaction, id: MessageId, serverId: string): Promise<void> {
  tx.db.run('UPDATE messages SET serverId = :serverId WHERE id = :id AND serverId IS NULL', { id, serverId });
}

/** How far back a recall looks in its group: chat programs allow it for minutes, administrators for a day. */
const RECALL_REACH = 2_000;

/** Marks the message an account knows by this id as taken back; our copy stays (F01). Answers null where it was never seen. */
export async function markRecalled(
  tx: WriteTransaction,
  recall: { readonly accountKey: number; readonly groupKey: number; readonly localId: string; readonly at: Instant },
): Promise<MessageId | null> {
  const { accountKey, groupKey, localId, at } = recall;
  const id = await findSeen(tx.db, { accountKey, groupKey, localId });
  if (id === null) return null;
  const { changes } = tx.db.run('UPDATE messages SET recalledAt = :at WHERE id = :id AND recalledAt IS NULL', {
    id,
    at,
  });
  if (changes > 0) tx.changed('message', String(id), null);
  return id;
}

/** The message of a group that an account knows by this id, among the newest; null where it was not seen lately. */
export async function findSeen(
  db: ReadableDb,
  seen: { readonly accountKey: number; readonly groupKey: number; readonly localId: string },
): Promise<MessageId | null> {
  const found = db.get<{ id: MessageId }>(
    `SELECT recent.id FROM (SELECT id FROM messages WHERE groupKey = :groupKey ORDER BY id DESC LIMIT ${RECALL_REACH}) recent
     CROSS JOIN sightings s ON s.messageId = recent.id AND s.accountKey = :accountKey WHERE s.localId = :localId LIMIT 1`,
    seen,
  );
  return found?.id ?? null;
}

function withSightings(db: ReadableDb, row: CandidateRow): StoredCandidate {
  const sightings = db.all<Candidate['sightings'][number]>(
    'SELECT accountKey, localId FROM sightings WHERE messageId = :id',
    { id: row.id },
  );
  return { ...row, sightings };
}
