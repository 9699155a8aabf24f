import type { RegionCode } from '../ids.ts';

/** One group of today as coverage looks at it. */
export interface GroupToday {
  readonly villageCode: RegionCode | null;
  /** It was read to its newest message at some time of this day. */
  readonly isCovered: boolean;
  /** Something in it has not been read by anybody yet. */
  readonly hasUnread: boolean;
}

/** Coverage of a place: groups that had something to read, those read to their newest message, and those with something unread now. */
export interface Coverage {
  readonly toRead: number;
  readonly covered: number;
  readonly waiting: number;
}

/** Coverage of one place of a list; null stands for the groups nobody has placed. */
export interface CoverageOfPlace extends Coverage {
  readonly code: RegionCode | null;
}

/**
 * 巡群覆盖率 = groups read to their newest message at some time of the day ÷ groups that had something to read that day. A group in
 * which nothing was said since it was last read belongs to neither.
 */
export function coverageOf(groups: readonly GroupToday[]): Coverage {
  const toRead = groups.filter(({ isCovered, hasUnread }) => isCovered || hasUnread);
  return {
    toRead: toRead.length,
    covered: toRead.filter(({ isCovered }) => isCovered).length,
    waiting: toRead.filter(({ hasUnread }) => hasUnread).length,
  };
}

/** Coverage of the counties of a city, or of the villages of a county, in order of official code; places with nothing to read are left out. */
export function coverageByPlace(groups: readonly GroupToday[], within: RegionCode | null): readonly CoverageOfPlace[] {
  const digits = within === null ? 6 : 12;
  const byPlace = new Map<RegionCode | null, GroupToday[]>();
  for (const group of groups) {
    const code = group.villageCode === null ? null : (group.villageCode.slice(0, digits) as RegionCode);
    const known = byPlace.get(code);
    if (known === undefined) byPlace.set(code, [group]);
    else known.push(group);
  }
  return [...byPlace]
    .map(([code, of]) => ({ code, ...coverageOf(of) }))
    .filter(({ toRead }) => toRead > 0)
    .toSorted((a, b) => ((a.code ?? '~') < (b.code ?? '~') ? -1 : 1));
}
