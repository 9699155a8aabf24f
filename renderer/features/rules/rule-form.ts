import type { z } from 'zod';
import type { rule } from '../../../contract/catalog.ts';
import type { CategoryId } from '../../../domain/ids.ts';
import type { Severity } from '../../../domain/issue/issue.ts';

export type RuleRow = z.infer<typeof rule>;

/** What stands in the fields: terms and exclusions one a line. */
export interface RuleForm {
  readonly name: string;
  readonly terms: string;
  readonly exclusions: string;
  readonly categoryId: CategoryId | null;
  readonly severity: Severity;
  readonly enabled: boolean;
}

export type RuleProblem =
  { readonly kind: 'needed' | 'tooMany' } | { readonly kind: 'tooLong' | 'both'; readonly word: string };
export type RuleProblems = Partial<Readonly<Record<'name' | 'terms' | 'exclusions', RuleProblem>>>;

const MOST_TERMS = 500;
const LONGEST_TERM = 40;

export function formOf(row: RuleRow | null): RuleForm {
  if (row === null) return { name: '', terms: '', exclusions: '', categoryId: null, severity: 1, enabled: true };
  const { name, terms, exclusions, categoryId, severity, enabled } = row;
  return { name, terms: terms.join('\n'), exclusions: exclusions.join('\n'), categoryId, severity, enabled };
}

/** The words of a field: one a line, also parted by 、 ， , ; each once, without empty ones. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\n、，,；;]/).map((word) => word.trim()))].filter((word) => word !== '');
}

/** What is missing or wrong, by field; empty where the form can be sent. */
export function problemsOf(form: RuleForm): RuleProblems {
  const problems: { -readonly [Field in keyof RuleProblems]: RuleProblem } = {};
  const terms = wordsOf(form.terms);
  const exclusions = wordsOf(form.exclusions);
  if (form.name.trim() === '') problems.name = { kind: 'needed' };
  const termProblem = terms.length === 0 ? ({ kind: 'needed' } as const) : listProblem(terms);
  if (termProblem !== null) problems.terms = termProblem;
  const both = exclusions.find((word) => terms.includes(word));
  const exclusionProblem = both === undefined ? listProblem(exclusions) : ({ kind: 'both', word: both } as const);
  if (exclusionProblem !== null) problems.exclusions = exclusionProblem;
  return problems;
}

function listProblem(words: readonly string[]): RuleProblem | null {
  if (words.length > MOST_TERMS) return { kind: 'tooMany' };
  const word = words.find((each) => each.length > LONGEST_TERM);
  return word === undefined ? null : { kind: 'tooLong', word };
}

/** What the service is told. */
export function toSave(row: RuleRow | null, form: RuleForm) {
  const { categoryId, severity, enabled } = form;
  return {
    id: row?.id ?? null,
    version: row?.version ?? 0,
    name: form.name.trim(),
    terms: [...wordsOf(form.terms)],
    exclusions: [...wordsOf(form.exclusions)],
    categoryId,
    severity,
    enabled,
  };
}
