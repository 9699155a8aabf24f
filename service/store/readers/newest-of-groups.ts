import type { MessageId } from '../../../domain/ids.ts';
import type { ReadableDb } from '../store.ts';

/**
 * The newest messages of a set of groups before a message, newest first, `limit` at most. One walk of all messages would pass
 * thousands that do not belong; here each group is asked for its newest first, and only groups that can contribute are read on.
 */
export function newestOfGroups(
  db: ReadableDb,
  groups: readonly number[],
  before: number,
  limit: number,
): readonly MessageId[] {
  const heads = db
    .all<{ groupKey: number; head: number | null }>(
      `SELECT g.value AS groupKey, (SELECT max(m.id) FROM messages m WHERE m.groupKey = g.value AND m.id < :before) AS head
       FROM json_each(:groups) g`,
      { groups: JSON.stringify(groups), before },
    )
    .filter((group): group is { groupKey: number; head: number } => group.head !== null)
    .sort((a, b) => b.head - a.head);
  const ids =
    heads.length > limit
      ? between(
          db,
          heads.slice(0, limit).map((group) => group.groupKey),
          heads[limit - 1]?.head ?? 0,
          before,
        )
      : ofFewGroups(
          db,
          heads.map((group) => group.groupKey),
          before,
          limit,
        );
  return ids.sort((a, b) => b - a).slice(0, limit);
}

/** Every message of the page is at least as new as the oldest of the `limit` newest heads. */
function between(db: ReadableDb, groups: readonly number[], from: number, before: number): MessageId[] {
  return db
    .all<{ id: MessageId }>(
      `SELECT m.id FROM json_each(:groups) g CROSS JOIN messages m INDEXED BY messages_by_groupKey
       ON m.groupKey = g.value AND m.id >= :from AND m.id < :before`,
      { groups: JSON.stringify(groups), from, before },
    )
    .map((row) => row.id);
}

/** With fewer groups than places, each is asked for somewhat more than its share, and for all only where that was not enough. */
function ofFewGroups(db: ReadableDb, groups: readonly number[], before: number, limit: number): MessageId[] {
  const share = Math.min(limit, 2 * Math.ceil(limit / Math.max(1, groups.length)) + 2);
  const lists = groups.map((groupKey) => newestOf(db, groupKey, before, share));
  const sureFrom = Math.max(0, ...lists.filter((list) => list.length === share).map((list) => list.at(-1) ?? 0));
  const all = lists.flat();
  if (share === limit || all.filter((id) => id >= sureFrom).length >= limit || sureFrom === 0) return all;
  return groups.flatMap((groupKey) => newestOf(db, groupKey, before, limit));
}

function newestOf(db: ReadableDb, groupKey: number, before: number, limit: number): MessageId[] {
  return db
    .all<{ id: MessageId }>(
      'SELECT id FROM messages WHERE groupKey = :groupKey AND id < :before ORDER BY id DESC LIMIT :limit',
      { groupKey, before, limit },
    )
    .map((row) => row.id);
}
