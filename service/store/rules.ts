import type { TrialSummary } from '../../contract/rules.ts';
import type { CategoryId, OperatorId, RuleId } from '../../domain/ids.ts';
import type { Severity } from '../../domain/issue/issue.ts';
import type { Condition, Rule, TermGroup } from '../../domain/rules/rule.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A version of a rule; what was not kept when it was saved is null. */
export interface StoredRuleVersion extends Condition {
  readonly version: number;
  readonly name: string;
  readonly categoryId: CategoryId | null;
  readonly severity: Severity | null;
  readonly pager: boolean;
  readonly enabled: boolean | null;
  readonly savedAt: Instant;
  /** The name of the person; null where the service itself wrote it. */
  readonly savedBy: string | null;
  readonly trial: TrialSummary | null;
}

interface RuleRow {
  readonly id: RuleId;
  readonly name: string;
  readonly termGroups: string;
  readonly exclusions: string;
  readonly categoryId: CategoryId | null;
  readonly severity: Severity;
  readonly pager: 0 | 1;
  readonly enabled: 0 | 1;
  readonly version: number;
}

const COLUMNS = 'id, name, termGroups, exclusions, categoryId, severity, pager, enabled, version';

/** Every rule in its newest version, disabled ones included, by name. */
export async function allRules(db: ReadableDb): Promise<readonly Rule[]> {
  return db.all<RuleRow>(`SELECT ${COLUMNS} FROM rules ORDER BY name, id`).map(fromRow);
}

/** The rule of this id; null where there is none. */
export async function findRule(db: ReadableDb, id: RuleId): Promise<Rule | null> {
  const row = db.get<RuleRow>(`SELECT ${COLUMNS} FROM rules WHERE id = :id`, { id });
  return row === undefined ? null : fromRow(row);
}

/** Every version a rule has had, newest first. */
export async function ruleVersions(db: ReadableDb, ruleId: RuleId): Promise<readonly StoredRuleVersion[]> {
  const rows = db.all<
    Omit<RuleRow, 'id' | 'severity' | 'enabled'> & {
      readonly severity: Severity | null;
      readonly enabled: 0 | 1 | null;
      readonly savedAt: Instant;
      readonly savedBy: string | null;
      readonly trial: string | null;
    }
  >(
    `SELECT v.version, v.name, v.termGroups, v.exclusions, v.categoryId, v.severity, v.pager, v.enabled, v.savedAt, v.trial,
       p.name AS savedBy
     FROM ruleVersions v LEFT JOIN people p ON p.id = v.savedBy WHERE v.ruleId = :ruleId ORDER BY v.version DESC`,
    { ruleId },
  );
  return rows.map(({ termGroups, exclusions, pager, enabled, trial, ...row }) => ({
    ...row,
    ...conditionOf({ termGroups, exclusions }),
    pager: pager === 1,
    enabled: enabled === null ? null : enabled === 1,
    trial: trial === null ? null : (JSON.parse(trial) as TrialSummary),
  }));
}

/** Stores a rule as the caller has numbered it (1 for a new one) and keeps that version for ever. `by` is null where the service itself wrote it. */
export async function saveRule(
  tx: WriteTransaction,
  centerId: string,
  rule: Rule,
  saved: { readonly at: Instant; readonly by: OperatorId | null; readonly trial?: TrialSummary | null },
): Promise<void> {
  const { id, name, categoryId, severity, version } = rule;
  const row = {
    ...{ id, name, categoryId, severity, version, pager: Number(rule.pager), enabled: Number(rule.enabled) },
    termGroups: JSON.stringify(rule.groups.map(({ terms, near }) => ({ terms, near }))),
    exclusions: JSON.stringify(rule.exclusions),
  };
  tx.db.run(
    `INSERT INTO rules (id, centerId, name, termGroups, exclusions, categoryId, severity, pager, enabled, version)
     VALUES (:id, :centerId, :name, :termGroups, :exclusions, :categoryId, :severity, :pager, :enabled, :version)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, termGroups = excluded.termGroups, exclusions = excluded.exclusions,
       categoryId = excluded.categoryId, severity = excluded.severity, pager = excluded.pager, enabled = excluded.enabled,
       version = excluded.version`,
    { ...row, centerId },
  );
  const trial = saved.trial === undefined || saved.trial === null ? null : JSON.stringify(saved.trial);
  tx.db.run(
    `INSERT INTO ruleVersions (ruleId, version, name, termGroups, exclusions, categoryId, severity, pager, enabled, savedAt, savedBy, trial)
     VALUES (:id, :version, :name, :termGroups, :exclusions, :categoryId, :severity, :pager, :enabled, :at, :by, :trial)`,
    { ...row, at: saved.at, by: saved.by, trial },
  );
  tx.changed('rule', id, version);
}

function fromRow({ termGroups, exclusions, ...row }: RuleRow): Rule {
  return {
    ...row,
    ...conditionOf({ termGroups, exclusions }),
    pager: row.pager === 1,
    enabled: row.enabled === 1,
  };
}

function conditionOf({ termGroups, exclusions }: Pick<RuleRow, 'termGroups' | 'exclusions'>): Condition {
  return {
    groups: JSON.parse(termGroups) as readonly TermGroup[],
    exclusions: JSON.parse(exclusions) as readonly string[],
  };
}
