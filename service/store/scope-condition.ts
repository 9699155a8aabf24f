import type { Scope } from '../../domain/people/scope.ts';
import type { ReadableDb, SqlParameters } from './store.ts';

/** A condition that keeps a query within a scope; begin with AND. Its parameters begin with "scope". */
export interface ScopeCondition {
  readonly sql: string;
  readonly parameters: SqlParameters;
}

const UNBOUND: ScopeCondition = { sql: '', parameters: {} };

/** Keeps rows whose place (an SQL expression) lies in the regions of the scope; what has no place belongs to the whole city. */
export function placeCondition({ territory }: Scope, place: string): ScopeCondition {
  if (territory === null) return UNBOUND;
  return {
    sql: `AND EXISTS (SELECT 1 FROM json_each(:scopeRegions) region WHERE substr(${place}, 1, length(region.value)) = region.value)`,
    parameters: { scopeRegions: JSON.stringify(territory) },
  };
}

/** Keeps issues of the alias that lie in the regions of the scope and from which its person does not stand back 回避. */
export function issueCondition(scope: Scope, alias: string): ScopeCondition {
  const place = placeCondition(scope, `${alias}.placeCode`);
  if (scope.person === null) return place;
  return {
    sql: `${place.sql} AND NOT EXISTS (SELECT 1 FROM recusals recused
      WHERE recused.issueId = ${alias}.id AND recused.personId = :scopePerson AND recused.liftedAt IS NULL)`,
    parameters: { ...place.parameters, scopePerson: scope.person },
  };
}

/** The keys of the messages a person must not see because an issue they are evidence of is kept from them; mostly none. */
export function hiddenMessages(db: ReadableDb, { person }: Scope): readonly number[] {
  if (person === null) return [];
  return db
    .all<{ messageId: number }>(
      `SELECT DISTINCT e.messageId FROM recusals r JOIN issueMessages e ON e.issueId = r.issueId
       WHERE r.personId = :person AND r.liftedAt IS NULL`,
      { person },
    )
    .map((row) => row.messageId);
}

/** Keeps messages of the alias whose group lies in the scope and which are not hidden from its person. */
export function messageCondition(scope: Scope, alias: string): ScopeCondition {
  const place = placeCondition(scope, `(SELECT g.villageCode FROM groups g WHERE g.groupKey = ${alias}.groupKey)`);
  if (scope.person === null) return place;
  return {
    sql: `${place.sql} AND NOT EXISTS (SELECT 1 FROM issueMessages evidence JOIN recusals recused ON recused.issueId = evidence.issueId
      WHERE evidence.messageId = ${alias}.id AND recused.personId = :scopePerson AND recused.liftedAt IS NULL)`,
    parameters: { ...place.parameters, scopePerson: scope.person },
  };
}

/** Keeps accounts of the alias that sit or sat in a group of the scope. */
export function accountCondition(scope: Scope, alias: string): ScopeCondition {
  if (scope.territory === null) return UNBOUND;
  const place = placeCondition(scope, 'seen.villageCode');
  return {
    sql: `AND EXISTS (SELECT 1 FROM accountGroups seat JOIN groups seen ON seen.groupKey = seat.groupKey
      WHERE seat.accountKey = ${alias}.accountKey ${place.sql})`,
    parameters: place.parameters,
  };
}
