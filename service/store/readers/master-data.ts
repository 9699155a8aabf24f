import type { CategoryId, GroupId, OperatorId, RegionCode, RuleId } from '../../../domain/ids.ts';
import type { Severity } from '../../../domain/issue/issue.ts';
import { masterDataVersion } from '../change-log.ts';
import type { ReadableDb } from '../store.ts';

/** A group as a row of the inbox names it. */
export interface NamedGroup {
  readonly groupKey: number;
  readonly id: GroupId;
  readonly name: string;
  readonly placeCode: RegionCode | null;
  readonly villageName: string | null;
  readonly countyName: string | null;
}

/** Which category a rule suggests. */
export interface Suggestion {
  readonly severity: Severity;
  readonly categoryId: CategoryId;
  readonly categoryName: string;
}

/** Names that stand in every row and change a few times a day: kept in memory, because joining them in costs more than the page. */
export interface MasterData {
  readonly version: number;
  readonly groups: ReadonlyMap<number, NamedGroup>;
  readonly groupKeys: ReadonlyMap<GroupId, number>;
  readonly suggestions: ReadonlyMap<RuleId, Suggestion>;
  /** Names of categories and of places below the city, for what a model proposes. */
  readonly categoryNames: ReadonlyMap<CategoryId, string>;
  readonly placeNames: ReadonlyMap<RegionCode, string>;
  /** Whoever stands back from any issue 回避; of everybody else no page has to ask what is kept from them. */
  readonly recused: ReadonlySet<OperatorId>;
}

/** The names as they are now: those already read where nothing has changed since. */
export function currentMasterData(db: ReadableDb, known: MasterData | null): MasterData {
  const version = masterDataVersion(db);
  return known !== null && known.version === version ? known : readMasterData(db, version);
}

function readMasterData(db: ReadableDb, version: number): MasterData {
  const groups = db.all<NamedGroup>(
    `SELECT g.groupKey, g.id, g.name, g.villageCode AS placeCode, v.name AS villageName, c.name AS countyName
     FROM groups g LEFT JOIN regions v ON v.code = g.villageCode LEFT JOIN regions c ON c.code = substr(g.villageCode, 1, 6)`,
  );
  const suggestions = db.all<Suggestion & { readonly ruleId: RuleId }>(
    `SELECT r.id AS ruleId, r.severity, c.id AS categoryId, c.name AS categoryName
     FROM rules r JOIN categories c ON c.id = r.categoryId`,
  );
  return {
    version,
    groups: new Map(groups.map((group) => [group.groupKey, group])),
    groupKeys: new Map(groups.map((group) => [group.id, group.groupKey])),
    suggestions: new Map(suggestions.map((suggestion) => [suggestion.ruleId, suggestion])),
    categoryNames: namesOf<CategoryId>(db, 'SELECT id AS key, name FROM categories'),
    placeNames: namesOf<RegionCode>(db, 'SELECT code AS key, name FROM regions'),
    recused: new Set(
      db
        .all<{ personId: OperatorId }>('SELECT DISTINCT personId FROM recusals WHERE liftedAt IS NULL')
        .map((row) => row.personId),
    ),
  };
}

function namesOf<Key>(db: ReadableDb, sql: string): ReadonlyMap<Key, string> {
  return new Map(db.all<{ key: Key; name: string }>(sql).map(({ key, name }) => [key, name]));
}
