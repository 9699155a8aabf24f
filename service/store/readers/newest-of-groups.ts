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
  const ids = groups.length > limit ? ofManyGroups(db, groups, before, limit) : ofFewGroups(db, groups, before, limit);
  return ids.sort((a, b) => b - a).slice(0, limit);
}

function ofManyGroups(db: ReadableDb, groups: readonly number[], before: number, limit: number): MessageId[] {
  const heads = db
    .all<{ groupKey: number; head: number | null }>(
      `SELECT g.value AS groupKey, (SELECT max(m.id) FROM messages m WHERE m.groupKey = g.value AND m.id < :before) AS head
       FROM json_each(:groups) g`,
      { groups: JSON.stringify(groups), before },
    )
    .filter((group): group is { groupKey: number; head: number } => group.head !== null)
    .sort((a, b) => b.head - a.head)
    .slice(0, limit);
  const keys = heads.map((group) => group.groupKey);
  if (heads.length < limit) return ofFewGroups(db, keys, before, limit);
  return between(db, keys, heads.at(-1)?.head ?? 0, before);
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

/**
 * Each group gives a few; then the group whose last given message is the newest of these gives more, until as many as are
 * wanted are newer than anything that was not given yet.
 */
function ofFewGroups(db: ReadableDb, groups: readonly number[], before: number, limit: number): MessageId[] {
  const share = Math.min(limit, Math.ceil(limit / Math.max(1, groups.length)) + 2);
  const streams = groups.map((groupKey) => ({ groupKey, ids: newestOf(db, groupKey, before, share), isEnded: false }));
  for (const stream of streams) stream.isEnded = stream.ids.length < share;
  for (;;) {
    let next: (typeof streams)[number] | null = null;
    for (const stream of streams) {
      if (!stream.isEnded && (next === null || lastOf(stream.ids) > lastOf(next.ids))) next = stream;
    }
    const all = streams.flatMap((stream) => stream.ids);
    if (next === null) return all;
    const frontier = lastOf(next.ids);
    if (all.filter((id) => id >= frontier).length >= limit) return all;
    const more = newestOf(db, next.groupKey, frontier, share);
    next.ids.push(...more);
    next.isEnded = more.length < share;
  }
}

function lastOf(ids: readonly MessageId[]): number {
  return ids.at(-1) ?? 0;
}

function newestOf(db: ReadableDb, groupKey: number, before: number, limit: number): MessageId[] {
  return db
    .all<{ id: MessageId }>(
      'SELECT id FROM messages WHERE groupKey = :groupKey AND id < :before ORDER BY id DESC LIMIT :limit',
      { groupKey, before, limit },
    )
    .map((row) => row.id);
}
