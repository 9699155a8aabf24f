import type { HandOver, ShiftFigures } from '../../contract/shifts.ts';
import type { HandOverId, OperatorId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

interface HandOverRow {
  readonly id: HandOverId;
  readonly handedAt: Instant;
  readonly handedBy: OperatorId;
  readonly handedByName: string;
  readonly note: string;
  readonly figures: string;
  readonly takenAt: Instant | null;
  readonly takenBy: OperatorId | null;
  readonly takenByName: string | null;
}

/** Hand-overs of shifts that had nothing beyond the scope in hand, newest first. */
export function listHandOvers(db: ReadableDb, limit: number, scope: Scope): HandOver[] {
  const within = handedWithin(scope);
  return db
    .all<HandOverRow>(
      `SELECT h.id, h.handedAt, h.handedBy, g.name AS handedByName, h.note, h.figures, h.takenAt, h.takenBy, t.name AS takenByName
       FROM shiftHandOvers h JOIN people g ON g.id = h.handedBy LEFT JOIN people t ON t.id = h.takenBy
       WHERE ${within.sql} ORDER BY h.handedAt DESC, h.id DESC LIMIT :limit`,
      { limit, ...within.parameters },
    )
    .map(({ handedByName, takenAt, takenBy, takenByName, handedBy, figures, ...row }) => ({
      ...row,
      handedBy: { id: handedBy, name: handedByName },
      figures: JSON.parse(figures) as ShiftFigures,
      taken:
        takenAt === null || takenBy === null ? null : { at: takenAt, by: { id: takenBy, name: takenByName ?? '' } },
    }));
}

/** Whether there is such a hand-over within the scope, and whether it waits; null where there is none. */
export function findHandOver(
  db: ReadableDb,
  id: HandOverId,
  scope: Scope,
): { readonly handedBy: OperatorId; readonly isOpen: boolean } | null {
  const within = handedWithin(scope);
  const row = db.get<{ handedBy: OperatorId; takenAt: Instant | null }>(
    `SELECT h.handedBy, h.takenAt FROM shiftHandOvers h WHERE h.id = :id AND ${within.sql}`,
    { id, ...within.parameters },
  );
  return row === undefined ? null : { handedBy: row.handedBy, isOpen: row.takenAt === null };
}

/** Writes a hand-over down. */
export function insertHandOver(
  tx: WriteTransaction,
  centerId: string,
  {
    territory,
    figures,
    ...handOver
  }: {
    readonly id: HandOverId;
    readonly handedAt: Instant;
    readonly handedBy: OperatorId;
    readonly note: string;
    readonly territory: readonly RegionCode[];
    readonly figures: ShiftFigures;
  },
): void {
  tx.db.run(
    `INSERT INTO shiftHandOvers (id, centerId, handedAt, handedBy, note, territory, figures)
     VALUES (:id, :centerId, :handedAt, :handedBy, :note, :territory, :figures)`,
    { ...handOver, centerId, territory: JSON.stringify(territory), figures: JSON.stringify(figures) },
  );
  tx.changed('shift', handOver.id, null);
}

/** Somebody has taken it; who was first stays written. */
export function takeHandOver(
  tx: WriteTransaction,
  id: HandOverId,
  { at, by }: { readonly at: Instant; readonly by: OperatorId },
): void {
  tx.db.run('UPDATE shiftHandOvers SET takenAt = :at, takenBy = :by WHERE id = :id AND takenAt IS NULL', {
    id,
    at,
    by,
  });
  tx.changed('shift', id, null);
}

/** What the whole city hands over is for those of the whole city. */
function handedWithin(scope: Scope) {
  if (scope.territory === null) return { sql: 'true', parameters: {} };
  const within = placeCondition(scope, 'about.value');
  return {
    sql: `h.territory <> '[]' AND NOT EXISTS (SELECT 1 FROM json_each(h.territory) about WHERE NOT (true ${within.sql}))`,
    parameters: within.parameters,
  };
}
