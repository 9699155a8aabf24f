import type { CategoryId, IssueId, RegionCode } from '../ids.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import type { IssueFact } from './issue-fact.ts';

/** A fact that has only been received, with the given parts in place of the usual ones. */
export function aFact(parts: Partial<IssueFact> = {}): IssueFact {
  const receivedAt = parts.receivedAt ?? instant(1_764_000_000_000);
  return {
    issueId: '00000000-0000-7000-8000-000000000001' as IssueId,
    countyCode: '430202' as RegionCode,
    rootCategoryId: '00000000-0000-7000-8000-00000000000a' as CategoryId,
    grade: 'ordinary',
    state: 'registered',
    outcome: null,
    receivedAt,
    evidenceAt: instant(receivedAt - 10 * MINUTE_MS),
    dispatchedAt: null,
    signedAt: null,
    respondedAt: null,
    closedAt: null,
    toldAt: null,
    dueAt: instant(receivedAt + 5 * DAY_MS),
    ...parts,
  };
}

/** A fact at a random point of a possible life, received up to four weeks around `around`; county and category from the lists. */
export function aRandomFact(
  random: () => number,
  around: Instant,
  counties: readonly (RegionCode | null)[],
  roots: readonly CategoryId[],
  sequence: number,
): IssueFact {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const later = (at: Instant | null, most: number) =>
    at === null || random() < 0.2 ? null : instant(at + Math.floor(random() * most));
  const receivedAt = instant(around + Math.floor((random() - 0.5) * 28 * DAY_MS));
  const dispatchedAt = later(receivedAt, 6 * HOUR_MS);
  const signedAt = later(dispatchedAt, DAY_MS);
  const closedAt = later(signedAt, 9 * DAY_MS);
  return aFact({
    issueId: `00000000-0000-7000-8000-${String(sequence).padStart(12, '0')}` as IssueId,
    countyCode: pick(counties),
    rootCategoryId: pick(roots),
    state:
      closedAt !== null ? 'closed' : signedAt !== null ? 'signed' : dispatchedAt !== null ? 'dispatched' : 'registered',
    outcome: closedAt === null ? null : pick(['solved', 'solved', 'solved', 'beyond-authority', 'rejected'] as const),
    receivedAt,
    evidenceAt: instant(receivedAt - Math.floor(random() * 5 * HOUR_MS)),
    dispatchedAt,
    signedAt,
    respondedAt: signedAt,
    closedAt,
    toldAt: later(closedAt, 2 * DAY_MS),
    dueAt: instant(receivedAt + pick([1, 5, 15]) * DAY_MS),
  });
}
