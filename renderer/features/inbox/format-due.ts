import { dayStart } from '../../../domain/time/shanghai.ts';
import { DAY_MS, instant, type Instant } from '../../../domain/time/instant.ts';
import { formatDate, formatTime } from '../../ui/time.ts';

/** A deadline as people say it: the last moment of a day is 24:00 of that day. The year is named where it is another. */
export function formatDue(dueAt: Instant, now: number): string {
  const date = formatDate(dueAt);
  const day = date.slice(0, 4) === formatDate(now).slice(0, 4) ? date.slice(5) : date;
  const isEndOfDay = dueAt === instant(dayStart(dueAt) + DAY_MS - 1);
  return `${day} ${isEndOfDay ? '24:00' : formatTime(dueAt)}`;
}
