import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { normalise } from '../../../domain/message/normalise.ts';
import { tokens } from '../../../domain/message/tokens.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { senderToken } from '../message-index.ts';
import { messageCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import { nameFor, NOT_SEALED } from './inbox-row.ts';
import { rowsById } from './inbox-queries.ts';
import type { MasterData } from './master-data.ts';

/** What the sender of a message has said before, as far as it is quickly found. */
export interface SenderHistory {
  /** Masked where the caller does not see who says what. */
  readonly name: string;
  readonly messages: number;
  readonly groups: number;
  /** Messages that were made into issues or merged into one. */
  readonly issues: number;
  readonly firstAt: Instant | null;
  readonly rows: InboxRow[];
}

/** Messages of the group that are looked through, and messages of the same nickname anywhere. */
const REACH = 2_000;
const SHOWN = 50;

interface Sender {
  readonly groupKey: number;
  readonly senderId: string | null;
  readonly senderName: string | null;
}

interface SaidBefore {
  readonly id: MessageId;
  readonly groupKey: number;
  readonly sentAt: Instant;
  readonly state: number;
}

const COLUMNS = 'm.id, m.groupKey, m.sentAt, m.state';

/**
 * What one sender has said, newest first. Senders have no index of their own, because every arrival would pay for it: the newest
 * 2,000 messages of the group are looked through, and those whose sender carries the same nickname anywhere.
 */
export function senderHistory(
  db: ReadableDb,
  master: MasterData,
  { id, scope }: { readonly id: MessageId; readonly scope: Scope },
): SenderHistory | null {
  if (rowsById(db, master, { ids: [id], scope }).length === 0) return null;
  const sender = db.get<Sender>('SELECT groupKey, senderId, senderName FROM messages WHERE id = :id', { id });
  if (sender === undefined) return null;
  const name = sender.senderName ?? sender.senderId ?? '';
  const said = new Map(
    [...inGroup(db, sender, scope), ...byNickname(db, sender, scope)].map((each) => [each.id, each]),
  );
  const newestFirst = [...said.values()].sort((a, b) => b.id - a.id);
  return {
    name: nameFor(scope, name),
    messages: newestFirst.length,
    groups: new Set(newestFirst.map(({ groupKey }) => groupKey)).size,
    issues: newestFirst.filter(({ state }) => state >= 1 && state <= 3).length,
    firstAt: newestFirst.at(-1)?.sentAt ?? null,
    rows: rowsById(db, master, { ids: newestFirst.slice(0, SHOWN).map((each) => each.id), scope }),
  };
}

/** Whoever has no stable id is known by the nickname, and only in the group it is carried in. */
function inGroup(db: ReadableDb, { groupKey, senderId, senderName }: Sender, scope: Scope): readonly SaidBefore[] {
  if (senderId === null && senderName === null) return [];
  const within = messageCondition(scope, 'm');
  const isTheirs = senderId === null ? 'm.senderId IS NULL AND m.senderName = :sender' : 'm.senderId = :sender';
  return db.all<SaidBefore>(
    `SELECT ${COLUMNS} FROM (SELECT id FROM messages WHERE groupKey = :groupKey ORDER BY id DESC LIMIT ${REACH}) recent
     CROSS JOIN messages m ON m.id = recent.id WHERE ${isTheirs} AND ${NOT_SEALED} ${within.sql}`,
    { groupKey, sender: senderId ?? senderName ?? '', ...within.parameters },
  );
}

function byNickname(db: ReadableDb, { groupKey, senderId, senderName }: Sender, scope: Scope): readonly SaidBefore[] {
  const marks = senderName === null ? [] : tokens(normalise(senderName).text);
  if (senderId === null || marks.length === 0) return [];
  const within = messageCondition(scope, 'm');
  // Ids belong to a platform: the same number elsewhere is somebody else.
  return db.all<SaidBefore>(
    `SELECT ${COLUMNS} FROM (SELECT rowid AS id FROM messages_fts WHERE messages_fts MATCH :match ORDER BY rowid DESC LIMIT ${REACH}) named
     CROSS JOIN messages m ON m.id = named.id
     WHERE m.senderId = :senderId AND ${NOT_SEALED}
       AND (SELECT g.platform FROM groups g WHERE g.groupKey = m.groupKey) = (SELECT g.platform FROM groups g WHERE g.groupKey = :groupKey)
       ${within.sql}`,
    { match: marks.map((mark) => `"${senderToken(mark)}"`).join(' AND '), senderId, groupKey, ...within.parameters },
  );
}
