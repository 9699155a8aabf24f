import type { CategoryId, RuleId } from '../ids.ts';
import type { Severity } from '../issue/issue.ts';

/** A keyword rule 关键词规则 (S12), first form: any of the terms matches unless one of the exclusions is present. */
export interface Rule {
  readonly id: RuleId;
  readonly name: string;
  readonly terms: readonly string[];
  readonly exclusions: readonly string[];
  readonly categoryId: CategoryId | null;
  readonly severity: Severity;
  readonly enabled: boolean;
  readonly version: number;
}

/** One match 命中 of a rule in a message; start and length count UTF-16 units of the text as it was said. */
export interface Hit {
  readonly ruleId: RuleId;
  readonly ruleVersion: number;
  readonly start: number;
  readonly length: number;
}
