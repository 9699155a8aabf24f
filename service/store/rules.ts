import type { CategoryId, OperatorId, RuleId } from '../../domain/ids.ts';
import type { Severity } from '../../domain/issue/issue.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

interface RuleRow {
  readonly id: RuleId;
  readonly name: string;
  readonly terms: string;
  readonly exclusions: string;
  readonly categoryId: CategoryId | null;
  readonly severity: Severity;
  readonly enabled: 0 | 1;
  readonly version: number;
}

const COLUMNS = 'id, name, terms, exclusions, categoryId, severity, enabled, version';

/** Every rule in its newest version, disabled ones included, by name. */
export async function allRules(db: ReadableDb): Promise<readonly Rule[]> {
  return db.all<RuleRow>(`SELECT ${COLUMNS} FROM rules ORDER BY name, id`).map(fromRow);
}

/** The rule of this id; null where there is none. */
export async function findRule(db: ReadableDb, id: RuleId): Promise<Rule | null> {
  const row = db.get<RuleRow>(`SELECT ${COLUMNS} FROM rules WHERE id = :id`, { id });
  return row === undefined ? null : fromRow(row);
}

/** A rule as it was when it fired; null where that version was never saved. */
export async function findRuleVersion(
  db: ReadableDb,
  ruleId: RuleId,
  version: number,
): Promise<Pick<Rule, 'name' | 'terms' | 'exclusions'> | null> {
  const row = db.get<Pick<RuleRow, 'name' | 'terms' | 'exclusions'>>(
    'SELECT name, terms, exclusions FROM ruleVersions WHERE ruleId = :ruleId AND version = :version',
    { ruleId, version },
  );
  return row === undefined ? null : { name: row.name, terms: wordsOf(row.terms), exclusions: wordsOf(row.exclusions) };
}

/** Stores a rule as the caller has numbered it (1 for a new one) and keeps that version for ever. `by` is null where the service itself wrote it. */
export async function saveRule(
  tx: WriteTransaction,
  centerId: string,
  rule: Rule,
  saved: { readonly at: Instant; readonly by: OperatorId | null },
): Promise<void> {
  const { id, name, categoryId, severity, version } = rule;
  const [terms, exclusions] = [JSON.stringify(rule.terms), JSON.stringify(rule.exclusions)];
  tx.db.run(
    `INSERT INTO rules (id, centerId, name, terms, exclusions, categoryId, severity, enabled, version)
     VALUES (:id, :centerId, :name, :terms, :exclusions, :categoryId, :severity, :enabled, :version)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, terms = excluded.terms, exclusions = excluded.exclusions,
       categoryId = excluded.categoryId, severity = excluded.severity, enabled = excluded.enabled, version = excluded.version`,
    { id, centerId, name, terms, exclusions, categoryId, severity, enabled: Number(rule.enabled), version },
  );
  tx.db.run(
    `INSERT INTO ruleVersions (ruleId, version, name, terms, exclusions, savedAt, savedBy)
     VALUES (:id, :version, :name, :terms, :exclusions, :at, :by)`,
    { id, version, name, terms, exclusions, ...saved },
  );
  tx.changed('rule', id, version);
}

function fromRow(row: RuleRow): Rule {
  return {
    ...row,
    terms: wordsOf(row.terms),
    exclusions: wordsOf(row.exclusions),
    enabled: row.enabled === 1,
  };
}

function wordsOf(json: string): readonly string[] {
  return JSON.parse(json) as readonly string[];
}
