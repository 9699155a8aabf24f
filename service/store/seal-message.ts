import type { MessageId, OperatorId, RegionCode } from '../../domain/ids.ts';
import { TRIAGE_STATES, type TriageState } from '../../domain/message/triage-state.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { leaveCluster } from './clusters.ts';
import { blankFrame, frameAt } from './frame-batches.ts';
import { INDEXED_COLUMNS, indexedAs, type IndexedRow } from './message-edits.ts';
import { forgetIndexed } from './message-index.ts';
import { emptyPostsAbout } from './posts.ts';
import { blankAnswersTo } from './answers.ts';
import { forgetQuestion } from './questions.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';
import { sealTwinKeys } from './twins.ts';

/** Everything a message says and everybody it names, as the tables have it before it is sealed. */
export interface MessageWords {
  readonly id: MessageId;
  readonly state: TriageState;
  readonly sentAt: Instant;
  readonly groupName: string;
  readonly villageCode: RegionCode | null;
  readonly senderId: string | null;
  readonly senderName: string | null;
  readonly text: string;
  readonly segments: string | null;
  readonly frames: readonly string[];
}

interface WordsRow extends Omit<MessageWords, 'state' | 'frames'> {
  readonly state: number;
}

interface FramePlace {
  readonly frameBatchId: number;
  readonly frameIndex: number;
}

/** The words of these messages in order of arrival; those that do not exist are left out. */
export async function wordsOf(db: ReadableDb, ids: readonly MessageId[]): Promise<readonly MessageWords[]> {
  const rows = db.all<WordsRow>(
    `SELECT m.id, m.state, m.sentAt, g.name AS groupName, g.villageCode, m.senderId, m.senderName, m.text, m.segments
     FROM messages m JOIN groups g ON g.groupKey = m.groupKey WHERE m.id IN (SELECT value FROM json_each(:ids)) ORDER BY m.id`,
    { ids: JSON.stringify(ids) },
  );
  return rows.map((row) => {
    const state = TRIAGE_STATES[row.state];
    if (state === undefined) throw new Error(`Unknown triage state ${row.state}`);
    return { ...row, state, frames: framesOf(db, row.id) };
  });
}

/**
 * Takes from a message everything it says and whom it names, wherever the store keeps it: its row, the index of words, its twin
 * keys, its raw frames. The row stays, so that its place in the group does. `twinDigest` hides what redeliveries are known by.
 */
export async function emptyMessage(
  tx: WriteTransaction,
  id: MessageId,
  twinDigest: (fingerprint: number) => Uint8Array,
  doing: { readonly at: Instant; readonly by: OperatorId },
): Promise<void> {
  const row = tx.db.get<IndexedRow>(`SELECT ${INDEXED_COLUMNS} FROM messages WHERE id = :id`, { id });
  if (row === undefined) throw new Error('A message that is to be sealed is not there');
  await forgetIndexed(tx, id, indexedAs(row));
  await sealTwinKeys(tx, { messageId: id, sentAt: row.sentAt }, twinDigest);
  for (const place of placesOf(tx.db, id)) await blankFrame(tx, place);
  // Its matter, what was proposed for it and the alert it raised would each say what it was about.
  await leaveCluster(tx, id, doing);
  // What the centre has answered says what it was about; so does the answer where it came back from the group.
  for (const echo of await emptyPostsAbout(tx, id, doing.at)) {
    await emptyMessage(tx, echo, twinDigest, doing);
    tx.db.run(`UPDATE messages SET state = ${TRIAGE_STATES.indexOf('lead')} WHERE id = :id`, { id: echo });
  }
  tx.db.run('DELETE FROM messageEdits WHERE messageId = :id', { id });
  tx.db.run('DELETE FROM messageSuggestions WHERE messageId = :id', { id });
  tx.db.run('DELETE FROM urgentAlerts WHERE messageId = :id', { id });
  tx.db.run(
    'INSERT OR IGNORE INTO filesToRemove (digest) SELECT digest FROM media WHERE messageId = :id AND digest IS NOT NULL',
    { id },
  );
  forgetQuestion(tx, id);
  blankAnswersTo(tx, id);
  tx.db.run('DELETE FROM media WHERE messageId = :id', { id });
  tx.changed('urgent', null, null);
  tx.db.run(
    `UPDATE messages SET text = '', segments = NULL, senderId = NULL, senderName = NULL, isHit = 0, hits = NULL WHERE id = :id`,
    { id },
  );
}

/** Forgets what commands were answered about an issue in words: a repeated command must not tell it again. */
export async function forgetAnswersAbout(tx: WriteTransaction, issueId: string): Promise<void> {
  tx.db.run(`DELETE FROM commands WHERE name LIKE 'issues.%' AND instr(answer, :issueId) > 0`, { issueId });
}

function framesOf(db: ReadableDb, id: MessageId): readonly string[] {
  return placesOf(db, id).flatMap((place) => frameAt(db, place) ?? []);
}

function placesOf(db: ReadableDb, id: MessageId): readonly FramePlace[] {
  return db.all<FramePlace>(
    `SELECT frameBatchId, frameIndex FROM sightings WHERE messageId = :id
     UNION SELECT frameBatchId, frameIndex FROM messageEdits WHERE messageId = :id ORDER BY frameBatchId, frameIndex`,
    { id },
  );
}
