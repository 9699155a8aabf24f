import type { Condition, TermGroup } from './rule.ts';

/** A term beside what became of it. */
export interface TermChange {
  readonly term: string;
  readonly change: 'kept' | 'added' | 'removed';
}

export interface GroupChange {
  readonly terms: readonly TermChange[];
  readonly near: { readonly from: number | null; readonly to: number | null };
}

/** What one version of a condition has that another has not, group by group, exclusions last. */
export interface ConditionDiff {
  readonly groups: readonly GroupChange[];
  readonly exclusions: readonly TermChange[];
}

const NO_GROUP: TermGroup = { terms: [], near: null };

/** Compares two versions; groups are told apart by their place. */
export function diffConditions(from: Condition, to: Condition): ConditionDiff {
  const length = Math.max(from.groups.length, to.groups.length);
  return {
    groups: Array.from({ length }, (_, index) => {
      const before = from.groups[index] ?? NO_GROUP;
      const after = to.groups[index] ?? NO_GROUP;
      return { terms: diffTerms(before.terms, after.terms), near: { from: before.near, to: after.near } };
    }),
    exclusions: diffTerms(from.exclusions, to.exclusions),
  };
}

/** The terms of the newer list in its order, then those that are gone. */
function diffTerms(from: readonly string[], to: readonly string[]): readonly TermChange[] {
  const [before, after] = [new Set(from), new Set(to)];
  return [
    ...to.map((term) => ({ term, change: before.has(term) ? ('kept' as const) : ('added' as const) })),
    ...from.filter((term) => !after.has(term)).map((term) => ({ term, change: 'removed' as const })),
  ];
}
