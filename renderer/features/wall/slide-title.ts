import { RANK_FROM } from '../../../domain/statistics/county-figures.ts';
import { formatRate } from '../../../domain/statistics/format-figure.ts';
import type { Measure } from '../../../domain/statistics/issue-fact.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time/instant.ts';
import type { SlideName } from './slide-schedule.ts';

/** The one message of a slide: which sentence, and the figures in it. A limit is milliseconds and worded by the screen. */
export type SlideTitle =
  | {
      readonly say: 'keyFigures.busy' | 'keyFigures.waiting' | 'keyFigures.late' | 'keyFigures.calm';
      readonly waiting: number;
      readonly overdue: number;
    }
  | { readonly say: 'categories.top'; readonly name: string; readonly count: number; readonly share: string }
  | { readonly say: 'firstResponse.over' | 'handling.over'; readonly count: number; readonly limit: number }
  | { readonly say: 'firstResponse.within' | 'handling.within'; readonly limit: number }
  | { readonly say: 'firstResponse.none' | 'handling.none'; readonly from: number }
  | { readonly say: 'rates.both'; readonly closing: string; readonly onTime: string }
  | { readonly say: 'rates.closing'; readonly closing: string }
  | { readonly say: 'overdue.some'; readonly count: number; readonly name: string; readonly most: number }
  | { readonly say: 'categories.none' | 'rates.none' | 'overdue.none' };

/** What the wall knows. */
export interface WallFigures {
  readonly waiting: number;
  readonly overview: Pick<Overview, 'received' | 'overdue' | 'categories' | 'counties' | 'rates'>;
}

/** Round limits people speak of; the title takes the one that splits the counties best. */
const LIMITS = [
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  3 * DAY_MS,
  5 * DAY_MS,
  7 * DAY_MS,
  10 * DAY_MS,
  15 * DAY_MS,
  30 * DAY_MS,
];

/** The message of a slide, told from its figures alone. */
export function slideTitle(slide: SlideName, { waiting, overview }: WallFigures): SlideTitle {
  switch (slide) {
    case 'key-figures':
      return keyFiguresTitle(waiting, overview.overdue.count);
    case 'categories':
      return categoriesTitle(overview);
    case 'first-response':
      return rangeTitle(overview, 'first-response', 'firstResponse');
    case 'handling':
      return rangeTitle(overview, 'handling', 'handling');
    case 'rates':
      return ratesTitle(overview);
    case 'overdue':
      return overdueTitle(overview);
  }
}

/**
 * The limit the title and the dashed line of a slide speak of: the smallest round one that some ranked counties exceed, but at most
 * half of them, because a line that all or none cross says little; else the largest that any exceeds; else the smallest there is.
 * null where no county has enough items for a rank.
 */
export function speakingLimit(overview: Pick<Overview, 'counties'>, measure: Measure): number | null {
  const slow = rankedP90s(overview, measure);
  if (slow.length === 0) return null;
  const exceeding = (limit: number): number => slow.filter((p90) => p90 > limit).length;
  const splitting = LIMITS.find((limit) => exceeding(limit) > 0 && exceeding(limit) <= slow.length / 2);
  return splitting ?? LIMITS.findLast((limit) => exceeding(limit) > 0) ?? LIMITS[0] ?? null;
}

function rangeTitle(
  overview: Pick<Overview, 'counties'>,
  measure: Measure,
  slide: 'firstResponse' | 'handling',
): SlideTitle {
  const limit = speakingLimit(overview, measure);
  if (limit === null) return { say: `${slide}.none`, from: RANK_FROM };
  const count = rankedP90s(overview, measure).filter((p90) => p90 > limit).length;
  return count === 0 ? { say: `${slide}.within`, limit } : { say: `${slide}.over`, count, limit };
}

function rankedP90s({ counties }: Pick<Overview, 'counties'>, measure: Measure): readonly number[] {
  return counties
    .filter(({ ranks }) => ranks[measure] !== null)
    .map(({ durations }) => durations[measure].distribution.p90 ?? 0);
}

function keyFiguresTitle(waiting: number, overdue: number): SlideTitle {
  const say = waiting > 0 ? (overdue > 0 ? 'busy' : 'waiting') : overdue > 0 ? 'late' : 'calm';
  return { say: `keyFigures.${say}`, waiting, overdue };
}

function categoriesTitle({ categories, received }: WallFigures['overview']): SlideTitle {
  const top = categories.toSorted((a, b) => b.total.count - a.total.count)[0];
  if (top === undefined || top.total.count === 0) return { say: 'categories.none' };
  return {
    say: 'categories.top',
    name: top.name,
    count: top.total.count,
    share: formatRate({ numerator: top.total.count, denominator: received.count }),
  };
}

function ratesTitle({ rates }: WallFigures['overview']): SlideTitle {
  const closing = rates.closing.rate;
  const onTime = rates['on-time'].rate;
  if (closing.denominator === 0) return { say: 'rates.none' };
  if (onTime.denominator === 0) return { say: 'rates.closing', closing: formatRate(closing) };
  return { say: 'rates.both', closing: formatRate(closing), onTime: formatRate(onTime) };
}

function overdueTitle({ overdue, counties }: WallFigures['overview']): SlideTitle {
  const most = counties.toSorted((a, b) => b.overdue.count - a.overdue.count)[0];
  if (overdue.count === 0 || most === undefined) return { say: 'overdue.none' };
  return { say: 'overdue.some', count: overdue.count, name: most.name, most: most.overdue.count };
}
