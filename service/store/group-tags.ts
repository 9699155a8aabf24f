import type { GroupId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Says what a group is about; the tags that are not named any more are gone. */
export async function tagGroup(
  tx: WriteTransaction,
  group: { groupKey: number; id: GroupId },
  tags: readonly string[],
) {
  const { groupKey, id } = group;
  tx.db.run('DELETE FROM groupTags WHERE groupKey = :groupKey', { groupKey });
  for (const tag of new Set(tags))
    tx.db.run('INSERT INTO groupTags (groupKey, tag) VALUES (:groupKey, :tag)', { groupKey, tag });
  tx.changed('group', id, null);
}

/** Every tag in use within a scope, with how many groups carry it. */
export async function listTags(
  db: ReadableDb,
  scope: Scope,
): Promise<readonly { readonly tag: string; readonly groups: number }[]> {
  const within = placeCondition(scope, 'g.villageCode');
  return db.all(
    `SELECT t.tag, count(*) AS groups FROM groupTags t JOIN groups g ON g.groupKey = t.groupKey WHERE true ${within.sql}
     GROUP BY t.tag ORDER BY t.tag`,
    within.parameters,
  );
}
