import type { MessageId } from '../../../domain/ids.ts';
import type { ReadableDb } from '../store.ts';
import { conditionsOf, type MessageFilter } from './message-filter.ts';
import { newestOfGroups } from './newest-of-groups.ts';

/** Up to this many groups, reading each group's own newest messages beats walking the queue of a state. */
const FEW_GROUPS = 32;

/** Larger than any key. */
export const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/**
 * The keys of one page of the inbox, newest arrival first, before a message. The road is chosen by what the filter names:
 * the primary key, the queue of a state or of hits, or the newest messages of each group.
 */
export function pageOfMessages(
  db: ReadableDb,
  filter: MessageFilter,
  before: number,
  limit: number,
): readonly MessageId[] {
  const { groups, state, hitsOnly } = filter;
  if (groups !== null && groups.length === 0) return [];
  const hasQueue = state !== null || hitsOnly;
  if (groups !== null && (!hasQueue || groups.length <= FEW_GROUPS))
    return walkGroups(db, filter, groups, before, limit);
  return walkQueue(db, filter, before, limit);
}

/** The index a filter is walked by; the conditions repeat those of the partial index word for word, or SQLite would not use it. */
function queueOf({ state, hitsOnly }: MessageFilter): { readonly index: string; readonly sql: readonly string[] } {
  if (state === 0 && hitsOnly) return { index: 'INDEXED BY messages_new_hit', sql: ['m.state = 0', 'm.isHit = 1'] };
  if (state === 0) return { index: 'INDEXED BY messages_new', sql: ['m.state = 0'] };
  if (state !== null) return { index: 'INDEXED BY messages_decided', sql: ['m.state > 0', 'm.state = :state'] };
  if (hitsOnly) return { index: 'INDEXED BY messages_hit', sql: ['m.isHit = 1'] };
  return { index: '', sql: [] };
}

function walkQueue(db: ReadableDb, filter: MessageFilter, before: number, limit: number): readonly MessageId[] {
  const { groups, accountKey, state, hitsOnly, hidden } = filter;
  const queue = queueOf(filter);
  const isDecided = state !== null && state > 0;
  const rest = conditionsOf({ groups, accountKey, hitsOnly: isDecided && hitsOnly, hidden });
  const where = ['m.id < :before', ...queue.sql, ...rest.sql].join(' AND ');
  const sql = `SELECT m.id FROM messages m ${queue.index} WHERE ${where} ORDER BY m.id DESC LIMIT :limit`;
  const parameters = { before, limit, ...rest.parameters, ...(isDecided ? { state } : {}) };
  return db.all<{ id: MessageId }>(sql, parameters).map((row) => row.id);
}

/** Takes the newest of the groups in ever larger helpings until enough of them satisfy the rest of the filter. */
function walkGroups(
  db: ReadableDb,
  { accountKey, state, hitsOnly, hidden }: MessageFilter,
  groups: readonly number[],
  before: number,
  limit: number,
): readonly MessageId[] {
  const rest = conditionsOf({ accountKey, state, hitsOnly, hidden });
  const found: MessageId[] = [];
  let helping = limit;
  let from = before;
  while (found.length < limit) {
    const ids = newestOfGroups(db, groups, from, helping);
    found.push(...(rest.sql.length === 0 ? ids : those(db, ids, rest)));
    if (ids.length < helping) break;
    from = ids.at(-1) ?? 0;
    helping *= 4;
  }
  return found.slice(0, limit);
}

function those(db: ReadableDb, ids: readonly MessageId[], rest: ReturnType<typeof conditionsOf>): readonly MessageId[] {
  return db
    .all<{ id: MessageId }>(
      `SELECT m.id FROM json_each(:ids) i CROSS JOIN messages m ON m.id = i.value WHERE ${rest.sql.join(' AND ')}`,
      { ids: JSON.stringify(ids), ...rest.parameters },
    )
    .map((row) => row.id);
}
