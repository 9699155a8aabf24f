import type { CategoryId, RuleId } from '../ids.ts';
import type { Severity } from '../issue/issue.ts';

/** Terms of which any one is enough 任一. A term is written as `parseTerm` reads it. */
export interface TermGroup {
  readonly terms: readonly string[];
  /** At most this many characters between this group and the one before it 相距不超过; null: anywhere in the message. Null in the first group. */
  readonly near: number | null;
}

/** When a rule fires: every group is said, in the distance it asks for, and none of the exclusions. */
export interface Condition {
  readonly groups: readonly TermGroup[];
  readonly exclusions: readonly string[];
}

/** A keyword rule 关键词规则 (S12) with the category and severity it suggests. */
export interface Rule extends Condition {
  readonly id: RuleId;
  readonly name: string;
  readonly categoryId: CategoryId | null;
  readonly severity: Severity;
  /** Its hits page the person on duty 值班提醒 (U14). */
  readonly pager: boolean;
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

/** The condition of a rule that has one list of terms, as every rule was before groups. */
export function anyOf(terms: readonly string[], exclusions: readonly string[] = []): Condition {
  return { groups: [{ terms, near: null }], exclusions };
}

/** Two conditions with the same key match the same messages: the order of groups matters for distances, repeated terms do not. */
export function conditionKey({ groups, exclusions }: Condition): string {
  return JSON.stringify([
    groups.map(({ terms, near }) => [[...new Set(terms)].sort(), near]),
    [...new Set(exclusions)].sort(),
  ]);
}
