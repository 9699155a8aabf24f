import type { MessageId } from '../../domain/ids.ts';
import type { Attachment } from '../../domain/search/attachment.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/**
 * Marks nobody can type stand before the tokens that are not words: a private-use character is a token character of the index
 * and never survives in a query word.
 */
const GROUP_MARK = '\uE000';
const HIT_TOKEN = '\uE001';
const SENDER_MARK = '\uE002';
const ATTACHMENT_MARK = '\uE003';

/** What a message can be found by. */
export interface IndexedMessage {
  readonly tokens: readonly string[];
  readonly groupKey: number;
  readonly isHit: boolean;
  /** Tokens of the sender's name. */
  readonly sender: readonly string[];
  readonly attachments: readonly Attachment[];
}

/** The token by which the index finds the messages of one group. */
export function groupToken(groupKey: number): string {
  return `${GROUP_MARK}${groupKey.toString(36)}`;
}

/** The token by which the index finds the messages that hit a rule. */
export function hitToken(): string {
  return HIT_TOKEN;
}

/** The token by which the index finds the messages of senders whose name holds this token. */
export function senderToken(token: string): string {
  return `${SENDER_MARK}${token}`;
}

/** The token by which the index finds the messages that come with a picture, a file and so on. */
export function attachmentToken(attachment: Attachment): string {
  return `${ATTACHMENT_MARK}${attachment}`;
}

/** Makes a message searchable by its tokens, its group, its sender, what it comes with, and whether it hit a rule. */
export async function indexMessage(tx: WriteTransaction, id: MessageId, indexed: IndexedMessage): Promise<void> {
  tx.db.run('INSERT INTO messages_fts (rowid, tokens) VALUES (:id, :tokens)', { id, tokens: wordsOf(indexed) });
}

/** Takes a message out of the index; it keeps no text, so it must be told word for word what it was given. */
export async function forgetIndexed(tx: WriteTransaction, id: MessageId, indexed: IndexedMessage): Promise<void> {
  tx.db.run(`INSERT INTO messages_fts (messages_fts, rowid, tokens) VALUES ('delete', :id, :tokens)`, {
    id,
    tokens: wordsOf((await areMarksIndexed(tx.db, id)) ? indexed : { ...indexed, sender: [], attachments: [] }),
  });
}

/** Makes a message found by what it says now; it stays without the marks it never had. */
export async function reindexMessage(
  tx: WriteTransaction,
  id: MessageId,
  before: IndexedMessage,
  now: IndexedMessage,
): Promise<void> {
  await forgetIndexed(tx, id, before);
  await indexMessage(tx, id, (await areMarksIndexed(tx.db, id)) ? now : { ...now, sender: [], attachments: [] });
}

/** Messages from before senders were indexed have no such marks. */
async function areMarksIndexed(db: ReadableDb, id: MessageId): Promise<boolean> {
  const first = db.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'marksIndexedFrom'`);
  return first !== undefined && id >= first.value;
}

function wordsOf(indexed: IndexedMessage): string {
  const marks = [
    groupToken(indexed.groupKey),
    ...(indexed.isHit ? [HIT_TOKEN] : []),
    ...indexed.sender.map(senderToken),
    ...indexed.attachments.map(attachmentToken),
  ];
  return `${marks.join(' ')} ${indexed.tokens.join(' ')}`;
}
