import type { MessageId } from '../../../domain/ids.ts';
import type { ReadableDb } from '../store.ts';
import { conditionsOf, type MessageFilter } from './message-filter.ts';
import { newestOfGroups } from './newest-of-groups.ts';

/** Up to this many groups, reading each group's own newest messages beats walking the queue of a state. */
const FEW_GROUPS = 32;

/** From so many groups on, one of their messages is met so often that walking all messages fills a page sooner than asking each group. */
export const MANY_GROUPS = 200;
/** How many keys such a walk looks at before the groups are asked after all: everything they have said may be old. */
const WALKED_KEYS = 4_000;

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
  if (groups !== null && !hasQueue && groups.length >= MANY_GROUPS)
    return walkNewest(db, filter, groups, before, limit);
  if (groups !== null && (!hasQueue || groups.length <= FEW_GROUPS))
    return walkGroups(db, filter, groups, before, limit);
  return walkQueue(db, filter, { from: 0, before }, limit);
}

/** Walks the newest messages whatever their group, and asks the groups only for what these do not fill. */
function walkNewest(
  db: ReadableDb,
  filter: MessageFilter,
  groups: readonly number[],
  before: number,
  limit: number,
): readonly MessageId[] {
  const newest = db.get<{ id: number | null }>('SELECT max(id) AS id FROM messages')?.id ?? 0;
  const from = Math.max(0, Math.min(before, newest + 1) - WALKED_KEYS);
  const found = walkQueue(db, filter, { from, before }, limit);
  if (found.length >= limit || from === 0) return found;
  return [...found, ...walkGroups(db, filter, groups, from, limit - found.length)];
}

/** The index a filter is walked by; the conditions repeat those of the partial index word for word, or SQLite would not use it. */
export function queueOf({ state, hitsOnly }: MessageFilter): {
  readonly index: string;
  readonly sql: readonly string[];
} {
  if (state === 0 && hitsOnly) return { index: 'INDEXED BY messages_new_hit', sql: ['m.state = 0', 'm.isHit = 1'] };
  if (state === 0) return { index: 'INDEXED BY messages_new', sql: ['m.state = 0'] };
  if (state !== null) return { index: 'INDEXED BY messages_decided', sql: ['m.state > 0', 'm.state = :state'] };
  if (hitsOnly) return { index: 'INDEXED BY messages_hit', sql: ['m.isHit = 1'] };
  return { index: '', sql: [] };
}

function walkQueue(
  db: ReadableDb,
  filter: MessageFilter,
  { from, before }: { readonly from: number; readonly before: number },
  limit: number,
): readonly MessageId[] {
  const { groups, accountKey, state, hitsOnly, hidden } = filter;
  const queue = queueOf(filter);
  const isDecided = state !== null && state > 0;
  const rest = conditionsOf({ groups, accountKey, hitsOnly: isDecided && hitsOnly, hidden });
  const where = ['m.id < :before', ...(from > 0 ? ['m.id >= :from'] : []), ...queue.sql, ...rest.sql].join(' AND ');
  const sql = `SELECT m.id FROM messages m ${queue.index} WHERE ${where} ORDER BY m.id DESC LIMIT :limit`;
  const parameters = {
    before,
    limit,
    ...(from > 0 ? { from } : {}),
    ...rest.parameters,
    ...(isDecided ? { state } : {}),
  };
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
