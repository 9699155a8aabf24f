import type { Duty } from '../../contract/shifts.ts';
import type { DutyId, OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

interface DutyRow {
  readonly id: DutyId;
  readonly personId: OperatorId;
  readonly personName: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Duties that are not over at a moment, in the order in which they begin; those of people who may not sign in any more have ended with them. */
export function dutiesFrom(db: ReadableDb, now: Instant): Duty[] {
  return db
    .all<DutyRow>(
      `SELECT d.id, d.personId, p.name AS personName, d.startsAt, d.endsAt FROM watchDuties d JOIN people p ON p.id = d.personId
       WHERE d.removedAt IS NULL AND d.endsAt > :now AND p.state = 'active' ORDER BY d.startsAt, d.id`,
      { now },
    )
    .map(({ personId, personName, ...row }) => ({ ...row, person: { id: personId, name: personName } }));
}

/** Whether a duty that is not taken away has this id. */
export function hasDuty(db: ReadableDb, id: DutyId): boolean {
  return db.get('SELECT 1 FROM watchDuties WHERE id = :id AND removedAt IS NULL', { id }) !== undefined;
}

export function insertDuty(
  tx: WriteTransaction,
  centerId: string,
  duty: { readonly id: DutyId; readonly personId: OperatorId; readonly startsAt: Instant; readonly endsAt: Instant },
  { at, by }: { readonly at: Instant; readonly by: OperatorId },
): void {
  tx.db.run(
    `INSERT INTO watchDuties (id, centerId, personId, startsAt, endsAt, addedAt, addedBy)
     VALUES (:id, :centerId, :personId, :startsAt, :endsAt, :at, :by)`,
    { ...duty, centerId, at, by },
  );
  tx.changed('shift', duty.id, null);
}

export function removeDuty(
  tx: WriteTransaction,
  id: DutyId,
  { at, by }: { readonly at: Instant; readonly by: OperatorId },
): void {
  tx.db.run('UPDATE watchDuties SET removedAt = :at, removedBy = :by WHERE id = :id AND removedAt IS NULL', {
    id,
    at,
    by,
  });
  tx.changed('shift', id, null);
}
