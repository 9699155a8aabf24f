import type { z } from 'zod';
import type { rule, RuleVersion } from '../../../contract/rules.ts';
import type { CategoryId } from '../../../domain/ids.ts';
import type { Severity } from '../../../domain/issue/issue.ts';
import {
  MOST_GROUPS,
  problemsOfCondition,
  type ConditionPart,
  type ConditionProblem,
} from '../../../domain/rules/condition-problems.ts';
import type { Condition } from '../../../domain/rules/rule.ts';

export type RuleRow = z.infer<typeof rule>;

/** A group as it stands in its fields: terms one a line. */
export interface GroupForm {
  readonly terms: string;
  readonly near: number | null;
}

/** What stands in the fields. */
export interface RuleForm {
  readonly name: string;
  readonly groups: readonly GroupForm[];
  readonly exclusions: string;
  readonly categoryId: CategoryId | null;
  readonly severity: Severity;
  readonly pager: boolean;
  readonly enabled: boolean;
}

export interface RuleProblems {
  readonly name: boolean;
  readonly condition: readonly ConditionProblem[];
}

/** The distance a group begins with when a clerk asks for one. */
export const USUAL_DISTANCE = 8;

const NO_GROUP: GroupForm = { terms: '', near: null };

/** The fields of a rule; those of a new one are empty. */
export function formOf(row: RuleRow | null): RuleForm {
  if (row === null) {
    return {
      ...{ name: '', groups: [NO_GROUP], exclusions: '', categoryId: null, severity: 1 },
      ...{ pager: false, enabled: true },
    };
  }
  const { name, categoryId, severity, pager, enabled } = row;
  return { name, categoryId, severity, pager, enabled, ...fieldsOf(row) };
}

/** The form with what an earlier version said; what that version did not keep stays as it is. */
export function restored(form: RuleForm, version: RuleVersion): RuleForm {
  const { name, categoryId, severity, pager } = version;
  const kept = severity === null ? {} : { categoryId, severity, pager };
  return { ...form, ...kept, name, ...fieldsOf(version) };
}

function fieldsOf({ groups, exclusions }: Condition): Pick<RuleForm, 'groups' | 'exclusions'> {
  return {
    groups: groups.map(({ terms, near }) => ({ terms: terms.join('\n'), near })),
    exclusions: exclusions.join('\n'),
  };
}

/** The words of a field: one a line, also parted by 、 ， , ; each once, without empty ones. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\n、，,；;]/).map((word) => word.trim()))].filter((word) => word !== '');
}

/** The condition that stands in the fields. */
export function conditionOf(form: Pick<RuleForm, 'groups' | 'exclusions'>): Condition {
  return {
    groups: form.groups.map(({ terms, near }) => ({ terms: wordsOf(terms), near })),
    exclusions: wordsOf(form.exclusions),
  };
}

/** What is missing or wrong. */
export function problemsOf(form: RuleForm): RuleProblems {
  return { name: form.name.trim() === '', condition: problemsOfCondition(conditionOf(form)) };
}

/** Whether the form can be sent. */
export function isSound({ name, condition }: RuleProblems): boolean {
  return !name && condition.length === 0;
}

/** The first problem of one part of the condition; null where it has none. */
export function problemIn(problems: RuleProblems, part: ConditionPart): ConditionProblem | null {
  return problems.condition.find((problem) => problem.part === part) ?? null;
}

export function withGroup(form: RuleForm, index: number, change: Partial<GroupForm>): RuleForm {
  return { ...form, groups: form.groups.map((group, at) => (at === index ? { ...group, ...change } : group)) };
}

export function mayAddGroup(form: RuleForm): boolean {
  return form.groups.length < MOST_GROUPS;
}

export function withMoreGroups(form: RuleForm): RuleForm {
  return { ...form, groups: [...form.groups, NO_GROUP] };
}

/** Without a group; the one that becomes the first has no distance to anything. */
export function withoutGroup(form: RuleForm, index: number): RuleForm {
  const groups = form.groups.filter((_, at) => at !== index);
  return { ...form, groups: groups.map((group, at) => (at === 0 ? { ...group, near: null } : group)) };
}

/** A condition as the contract takes it. */
export function conditionToSend({ groups, exclusions }: Condition) {
  return { groups: groups.map(({ terms, near }) => ({ terms: [...terms], near })), exclusions: [...exclusions] };
}

/** What the service is told. */
export function toSave(row: RuleRow | null, form: RuleForm) {
  const { categoryId, severity, pager, enabled } = form;
  return {
    id: row?.id ?? null,
    version: row?.version ?? 0,
    name: form.name.trim(),
    ...conditionToSend(conditionOf(form)),
    categoryId,
    severity,
    pager,
    enabled,
  };
}

/** Every term of every group. */
export function termsOf({ groups }: Pick<RuleRow, 'groups'>): readonly string[] {
  return groups.flatMap(({ terms }) => terms);
}
