import type { DutyPost } from '../../domain/group/standard.ts';
import type { RegionCode } from '../../domain/ids.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** The posts of a village 十保障 in their order. */
export function dutyPostsOf(db: ReadableDb, villageCode: RegionCode | null): readonly DutyPost[] {
  if (villageCode === null) return [];
  return db.all<DutyPost>('SELECT post, name FROM dutyPosts WHERE villageCode = :villageCode ORDER BY sort', {
    villageCode,
  });
}

/** How often the posts of a village were written down; 0 where nobody has yet. */
export function dutyVersionOf(db: ReadableDb, villageCode: RegionCode): number {
  return (
    db.get<{ version: number }>('SELECT version FROM dutyLists WHERE villageCode = :villageCode', { villageCode })
      ?.version ?? 0
  );
}

/** Writes the posts of a village in place of those that were there; answers false where `version` is not the newest. */
export function saveDutyPosts(
  tx: WriteTransaction,
  villageCode: RegionCode,
  version: number,
  posts: readonly DutyPost[],
): boolean {
  if (dutyVersionOf(tx.db, villageCode) !== version) return false;
  tx.db.run(
    `INSERT INTO dutyLists (villageCode, version) VALUES (:villageCode, 1)
     ON CONFLICT (villageCode) DO UPDATE SET version = version + 1`,
    { villageCode },
  );
  tx.db.run('DELETE FROM dutyPosts WHERE villageCode = :villageCode', { villageCode });
  for (const [sort, { post, name }] of posts.entries())
    tx.db.run('INSERT INTO dutyPosts (villageCode, sort, post, name) VALUES (:villageCode, :sort, :post, :name)', {
      ...{ villageCode, sort, post, name },
    });
  tx.changed('group', null, null);
  return true;
}
