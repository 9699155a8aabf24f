import { DAY_MS, instant, type Instant } from '../../../domain/time/instant.ts';
import { weekdayOf, weekPeriod, weekStart } from '../../../domain/time/shanghai.ts';

const THURSDAY = 4;

/** The week a clerk most likely wants: the running one from Thursday on, before that the one that has just ended. Monday 00:00. */
export function likelyWeek(now: Instant): Instant {
  const running = weekStart(now);
  return weekdayOf(now) >= THURSDAY ? running : weekStart(instant(running - 1));
}

/** The week before (-1) or after (1); null after the running week, of which nothing is known. */
export function weekBeside(week: Instant, by: 1 | -1, now: Instant): Instant | null {
  const beside = instant(week + by * 7 * DAY_MS);
  return beside > now ? null : beside;
}

/** The cut-off to ask for: null is now; the running week has no end yet. */
export function briefCutOff(week: Instant, at: 'now' | 'end', now: Instant): Instant | null {
  const { to } = weekPeriod(week);
  return at === 'end' && to <= now ? instant(to - 1) : null;
}
