import { DAY_MS, instant, type Period } from '../../../domain/time/instant.ts';
import { dayStart } from '../../../domain/time/shanghai.ts';

export const PERIODS = ['any', 'today', 'week', 'month', 'year'] as const;
export type PeriodName = (typeof PERIODS)[number];

const DAYS: Readonly<Record<Exclude<PeriodName, 'any'>, number>> = { today: 1, week: 7, month: 30, year: 365 };

/** The last days up to the end of today, Asia/Shanghai; null for any time. */
export function periodOf(name: PeriodName, now: number): Period | null {
  if (name === 'any') return null;
  const tomorrow = dayStart(instant(now)) + DAY_MS;
  return { from: instant(tomorrow - DAYS[name] * DAY_MS), to: instant(tomorrow) };
}
