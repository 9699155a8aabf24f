import type { OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** How many groups somebody is to read in a day. */
export interface Quota {
  readonly personId: OperatorId;
  readonly groups: number;
  readonly version: number;
}

/** Every quota that is set. */
export function allQuotas(db: ReadableDb): ReadonlyMap<OperatorId, Quota> {
  const rows = db.all<Quota>('SELECT personId, groups, version FROM patrolQuotas');
  return new Map(rows.map((quota) => [quota.personId, quota]));
}

/** Sets a quota, or takes it away where `groups` is null; answers the version after it. */
export function saveQuota(
  tx: WriteTransaction,
  {
    personId,
    groups,
    version,
  }: { readonly personId: OperatorId; readonly groups: number | null; readonly version: number },
  { at, by }: { readonly at: Instant; readonly by: OperatorId },
): number {
  tx.changed('patrol', null, null);
  if (groups === null) {
    tx.db.run('DELETE FROM patrolQuotas WHERE personId = :personId', { personId });
    return 0;
  }
  tx.db.run(
    `INSERT INTO patrolQuotas (personId, groups, setAt, setBy, version) VALUES (:personId, :groups, :at, :by, :version)
     ON CONFLICT (personId) DO UPDATE SET groups = excluded.groups, setAt = excluded.setAt, setBy = excluded.setBy, version = excluded.version`,
    { personId, groups, at, by, version: version + 1 },
  );
  return version + 1;
}
