import type { Instant } from '../time/instant.ts';
import type { IssueFact } from './issue-fact.ts';

/**
 * The issues that may show in a figure of a period from `since` on, in the order given: those to which something is still to
 * happen, or something happened or fell due since. Of a year of issues a week's figures look at a few hundred.
 */
export function withoutFinished(facts: readonly IssueFact[], since: Instant): readonly IssueFact[] {
  return facts.filter((fact) => !isFinishedBefore(fact, since));
}

function isFinishedBefore(fact: IssueFact, since: Instant): boolean {
  const { receivedAt, dispatchedAt, signedAt, respondedAt, closedAt, dueAt } = fact;
  return (
    isBefore(closedAt, since) &&
    isBefore(signedAt, since) &&
    isBefore(respondedAt, since) &&
    isBefore(dispatchedAt, since) &&
    receivedAt < since &&
    dueAt < since
  );
}

/** What has not happened is never before. */
function isBefore(at: Instant | null, since: Instant): boolean {
  return at !== null && at < since;
}
