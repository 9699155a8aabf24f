import type { MessageId } from '../../domain/ids.ts';
import type { MessageKind, Segment } from '../../domain/message/message.ts';
import { normalise } from '../../domain/message/normalise.ts';
import { tokens } from '../../domain/message/tokens.ts';
import { TRIAGE_STATES } from '../../domain/message/triage-state.ts';
import type { Hit } from '../../domain/rules/rule.ts';
import { attachmentsOf } from '../../domain/search/attachment.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { encodeHits } from './hits.ts';
import { reindexMessage, type IndexedMessage } from './message-index.ts';
import { kindOf } from './message-kinds.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** What the index was given of a message (service/ingest/prepare.ts). */
export interface IndexedRow {
  readonly groupKey: number;
  readonly sentAt: Instant;
  readonly text: string;
  readonly isHit: 0 | 1;
  readonly kind: number;
  readonly segments: string | null;
  readonly senderId: string | null;
  readonly senderName: string | null;
}

/** The columns of an IndexedRow. */
export const INDEXED_COLUMNS = 'groupKey, sentAt, text, isHit, kind, segments, senderId, senderName';

/** A message that may be changed, as far as merging and matching have to know it. */
export interface EditableMessage {
  readonly id: MessageId;
  readonly text: string;
  readonly sentAt: Instant;
  readonly editedAt: Instant | null;
  readonly senderId: string | null;
  readonly messageKind: MessageKind;
  readonly segments: readonly Segment[] | null;
  /** It became a lead: nothing it says is kept any more. */
  readonly isSealed: boolean;
}

/** What a message says from now on, and the frame that says so. */
export interface NewWords {
  readonly text: string;
  readonly at: Instant;
  readonly hits: readonly Hit[];
  readonly frame: { readonly frameBatchId: number; readonly frameIndex: number };
}

/** What a message said before it was changed, and until when. */
export interface EarlierText {
  readonly messageId: MessageId;
  readonly text: string;
  readonly until: Instant;
}

/** The message of this id; null where there is none. */
export async function editableMessage(db: ReadableDb, id: MessageId): Promise<EditableMessage | null> {
  const row = db.get<IndexedRow & { readonly state: number; readonly editedAt: Instant | null }>(
    `SELECT ${INDEXED_COLUMNS}, state, editedAt FROM messages WHERE id = :id`,
    { id },
  );
  if (row === undefined) return null;
  const { text, sentAt, editedAt, senderId } = row;
  const isSealed = TRIAGE_STATES[row.state] === 'lead';
  return { id, text, sentAt, editedAt, senderId, isSealed, messageKind: kindOf(row.kind), segments: segmentsOf(row) };
}

/** Puts new words in the place of those a message has; these stay behind it. What was proposed for them is proposed no more. */
export async function replaceWords(tx: WriteTransaction, id: MessageId, words: NewWords): Promise<void> {
  const before = tx.db.get<IndexedRow>(`SELECT ${INDEXED_COLUMNS} FROM messages WHERE id = :id`, { id });
  if (before === undefined) throw new Error('A message that is to be changed is not there');
  const { text, at, hits, frame } = words;
  const isHit = hits.length > 0;
  tx.db.run(
    `INSERT INTO messageEdits (messageId, seq, text, replacedAt, frameBatchId, frameIndex)
     VALUES (:id, (SELECT count(*) FROM messageEdits WHERE messageId = :id), :text, :at, :frameBatchId, :frameIndex)`,
    { id, text: before.text, at, ...frame },
  );
  const indexed = indexedAs(before);
  await reindexMessage(tx, id, indexed, { ...indexed, isHit, tokens: tokens(normalise(text).text) });
  tx.db.run('UPDATE messages SET text = :text, editedAt = :at, isHit = :isHit, hits = :hits WHERE id = :id', {
    ...{ id, text, at },
    isHit: Number(isHit),
    hits: encodeHits(hits),
  });
  tx.db.run('DELETE FROM messageSuggestions WHERE messageId = :id', { id });
  tx.changed('message', String(id), null);
}

/** What these messages said before, oldest words first; nothing of those that were never changed. */
export function earlierTexts(db: ReadableDb, ids: readonly MessageId[]): EarlierText[] {
  if (ids.length === 0) return [];
  return db.all<EarlierText>(
    `SELECT e.messageId, e.text, e.replacedAt AS until FROM json_each(:ids) i CROSS JOIN messageEdits e ON e.messageId = i.value
     ORDER BY e.messageId, e.seq`,
    { ids: JSON.stringify(ids) },
  );
}

/** What the index was given of a message that stands like this in its table. */
export function indexedAs(row: IndexedRow): IndexedMessage {
  return {
    tokens: tokens(normalise(row.text).text),
    groupKey: row.groupKey,
    isHit: row.isHit === 1,
    sender: tokens(normalise(row.senderName ?? row.senderId ?? '').text),
    attachments: attachmentsOf(kindOf(row.kind), segmentsOf(row)),
  };
}

function segmentsOf({ segments }: IndexedRow): readonly Segment[] | null {
  return segments === null ? null : (JSON.parse(segments) as readonly Segment[]);
}
