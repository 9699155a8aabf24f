import type { TFunction } from 'i18next';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/time/instant.ts';

/** The centre's zone, whatever the zone of the machine. */
const ZONE = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

interface Clock {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

function clockOf(at: number): Clock {
  const found = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  const of = (name: string): string => found[name] ?? '';
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}

/** 16:20 */
export function formatTime(at: number): string {
  const { hour, minute } = clockOf(at);
  return `${hour}:${minute}`;
}

/** 2026-11-24 */
export function formatDate(at: number): string {
  const { year, month, day } = clockOf(at);
  return `${year}-${month}-${day}`;
}

/** 2026-11-24 16:20 */
export function formatDateTime(at: number): string {
  return `${formatDate(at)} ${formatTime(at)}`;
}

/** 16:20 on the day of `now`, 11-24 16:20 in its year, 2025-11-24 before. */
export function formatShort(at: number, now: number): string {
  const then = clockOf(at);
  const today = clockOf(now);
  if (then.year !== today.year) return `${then.year}-${then.month}-${then.day}`;
  if (then.month === today.month && then.day === today.day) return `${then.hour}:${then.minute}`;
  return `${then.month}-${then.day} ${then.hour}:${then.minute}`;
}

/** A span in its largest unit: 40 秒, 18 分钟, 3 小时, 5 天. */
export function formatSpan(t: TFunction<'common'>, milliseconds: number): string {
  const span = Math.abs(milliseconds);
  if (span < MINUTE_MS) return t('time.seconds', { n: Math.floor(span / SECOND_MS) });
  if (span < HOUR_MS) return t('time.minutes', { n: Math.floor(span / MINUTE_MS) });
  if (span < 2 * DAY_MS) return t('time.hours', { n: Math.floor(span / HOUR_MS) });
  return t('time.days', { n: Math.floor(span / DAY_MS) });
}

/** 18 分钟前; 刚刚 under five seconds. */
export function formatAgo(t: TFunction<'common'>, at: number, now: number): string {
  return now - at < 5 * SECOND_MS ? t('time.justNow') : t('time.ago', { span: formatSpan(t, now - at) });
}
