import type { Instant, Period } from '../../../domain/time/instant.ts';
import { DAY_MS, instant } from '../../../domain/time/instant.ts';
import { type CivilDate, fromShanghai, shanghaiDate, weekPeriod } from '../../../domain/time/shanghai.ts';

export const PERIOD_KINDS = ['this-week', 'last-week', 'month', 'custom'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** What the person has chosen to look at. Days are those of Asia/Shanghai; month and custom days are used by their own kind. */
export interface PeriodChoice {
  readonly kind: PeriodKind;
  /** Any day of the chosen month. */
  readonly month: CivilDate;
  readonly first: CivilDate;
  /** Included in the period. */
  readonly last: CivilDate;
  /** end: what was known when the period ended; now: what is known now. */
  readonly cutOff: 'now' | 'end';
}

/** A custom period may not be longer: every day is a point of the trend. */
export const MOST_DAYS = 366;

/** The choice with which the page opens: the running week as it stands now. */
export function firstChoice(now: Instant): PeriodChoice {
  const today = shanghaiDate(now);
  return { kind: 'this-week', month: today, first: shanghaiDate(weekPeriod(now).from), last: today, cutOff: 'now' };
}

/** The half-open period of a choice; null where the last day lies before the first or the span is too long to draw. */
export function periodOf(choice: PeriodChoice, now: Instant): Period | null {
  switch (choice.kind) {
    case 'this-week':
      return weekPeriod(now);
    case 'last-week':
      return weekPeriod(instant(weekPeriod(now).from - 1));
    case 'month': {
      const { year, month } = choice.month;
      return {
        from: fromShanghai({ year, month, day: 1 }),
        to: fromShanghai({ year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 1 }),
      };
    }
    case 'custom': {
      const period = { from: fromShanghai(choice.first), to: instant(fromShanghai(choice.last) + DAY_MS) };
      const days = (period.to - period.from) / DAY_MS;
      return days >= 1 && days <= MOST_DAYS ? period : null;
    }
  }
}

/** The cut-off to ask for: null is now. A period that still runs has no end to cut at. */
export function cutOffOf(choice: PeriodChoice, period: Period, now: Instant): Instant | null {
  return choice.cutOff === 'end' && period.to <= now ? instant(period.to - 1) : null;
}
