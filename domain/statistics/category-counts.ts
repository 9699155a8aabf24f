import type { CategoryId } from '../ids.ts';
import type { Instant, Period } from '../time/instant.ts';
import { countOf } from './figures.ts';
import type { CountFigure } from './figures.ts';
import { groupFacts } from './group-facts.ts';
import type { IssueFact, Stage } from './issue-fact.ts';

/** A root of the category tree as the charts name it. */
export interface RootCategory {
  readonly id: CategoryId;
  readonly name: string;
}

/** Received issues of one root category, in all and by how far they had come at the cut-off; the stages sum to the total. */
export interface CategoryFigure {
  readonly rootCategoryId: CategoryId;
  readonly name: string;
  readonly total: CountFigure;
  readonly stages: Readonly<Record<Stage, CountFigure>>;
}

/** One figure for each root, in the order given. */
export function categoryCounts(
  facts: readonly IssueFact[],
  period: Period,
  cutOff: Instant,
  roots: readonly RootCategory[],
): readonly CategoryFigure[] {
  const factsOf = groupFacts(facts, (fact) => fact.rootCategoryId);
  return roots.map(({ id, name }) => {
    const scope = { facts: factsOf(id), period, cutOff };
    const at = (stage: Stage) => countOf(scope, { kind: 'stage', stage, countyCode: null, rootCategoryId: id });
    return {
      rootCategoryId: id,
      name,
      total: countOf(scope, { kind: 'received', countyCode: null, rootCategoryId: id }),
      stages: { waiting: at('waiting'), dispatched: at('dispatched'), handling: at('handling'), closed: at('closed') },
    };
  });
}
