import type { GapRow } from '../../../contract/accounts.ts';
import { DAY_MS } from '../../../domain/time/instant.ts';

export const TIMELINE_DAYS = 7;
/** A gap of a minute is as much of a gap as one of a day: no bar is thinner than this share of the line. */
const LEAST_SHARE = 0.006;

/** Where a gap stands on the line of the last days; shares of its length. */
export interface GapBar {
  readonly id: number;
  readonly state: GapRow['state'];
  readonly start: number;
  readonly length: number;
}

/** The bars of the gaps that reach into the last days before `now`, and how many open ones lie before them. */
export function gapBars(
  gaps: readonly Pick<GapRow, 'id' | 'state' | 'lastSeenAt' | 'firstSeenAt'>[],
  now: number,
): { readonly bars: readonly GapBar[]; readonly earlier: number } {
  const span = TIMELINE_DAYS * DAY_MS;
  const first = now - span;
  const shown = gaps.filter(({ firstSeenAt }) => firstSeenAt === null || firstSeenAt >= first);
  const bars = shown.map(({ id, state, lastSeenAt, firstSeenAt }) => {
    const from = Math.min(1, Math.max(0, ((lastSeenAt ?? first) - first) / span));
    const to = Math.min(1, Math.max(0, ((firstSeenAt ?? now) - first) / span));
    const length = Math.max(LEAST_SHARE, to - from);
    return { id, state, start: Math.min(from, 1 - length), length };
  });
  const isEarlier = (gap: (typeof gaps)[number]): boolean => gap.state === 'open' && !shown.includes(gap);
  return { bars, earlier: gaps.filter(isEarlier).length };
}
