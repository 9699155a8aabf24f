import type { Condition } from './rule.ts';
import { problemOfTerm, type TermProblem } from './term.ts';

/** Where in a condition something is wrong: in a group (0 is the first), or in the exclusions. */
export type ConditionPart = number | 'exclusions';

export type ConditionProblem =
  | { readonly kind: 'no-terms' | 'too-many' | 'bad-distance'; readonly part: ConditionPart }
  | { readonly kind: TermProblem | 'both'; readonly part: ConditionPart; readonly term: string }
  | { readonly kind: 'too-many-groups'; readonly part: ConditionPart };

export const MOST_GROUPS = 6;
export const MOST_TERMS = 500;
export const LARGEST_DISTANCE = 100;

/** Everything that keeps a condition from being used, in the order in which the form shows it; empty where it can be. */
export function problemsOfCondition({ groups, exclusions }: Condition): readonly ConditionProblem[] {
  const problems: ConditionProblem[] = [];
  if (groups.length === 0) problems.push({ kind: 'no-terms', part: 0 });
  if (groups.length > MOST_GROUPS) problems.push({ kind: 'too-many-groups', part: MOST_GROUPS });
  groups.forEach(({ terms, near }, part) => {
    if (terms.length === 0) problems.push({ kind: 'no-terms', part });
    if (near !== null && (part === 0 || !Number.isInteger(near) || near < 0 || near > LARGEST_DISTANCE))
      problems.push({ kind: 'bad-distance', part });
    problems.push(...problemsOfList(terms, part));
  });
  problems.push(...problemsOfList(exclusions, 'exclusions'));
  const said = new Set(groups.flatMap((group) => group.terms));
  for (const term of exclusions) if (said.has(term)) problems.push({ kind: 'both', part: 'exclusions', term });
  return problems;
}

function problemsOfList(terms: readonly string[], part: ConditionPart): readonly ConditionProblem[] {
  if (terms.length > MOST_TERMS) return [{ kind: 'too-many', part }];
  return terms.flatMap((term) => {
    const kind = problemOfTerm(term);
    return kind === null ? [] : [{ kind, part, term }];
  });
}
