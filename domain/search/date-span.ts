import { DAY_MS, instant, type Instant, type Period } from '../time/instant.ts';
import { dayStart, fromShanghai, shanghaiDate, weekStart } from '../time/shanghai.ts';

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The period a date value of a search stands for, Asia/Shanghai: a day, month or year (2026, 2026-10, 2026年10月, 10-01), two of them with .. between
 * (either may be missing), 近7天, or a word such as 今天 or 上周. Null where it is none of these.
 */
export function dateSpanOf(value: string, now: Instant): Period | null {
  const text = value.trim().toLowerCase();
  const relative = relativeSpan(text, now);
  if (relative !== null) return relative;
  const range = /^(.*?)(?:\.\.|…|~|至|到)(.*)$/u.exec(text);
  if (range === null) return spanOf(text, now);
  const [, first = '', last = ''] = range;
  const from = first === '' ? instant(0) : spanOf(first, now)?.from;
  const to = last === '' ? instant(dayStart(now) + DAY_MS) : spanOf(last, now)?.to;
  if (from === undefined || to === undefined || from >= to || (first === '' && last === '')) return null;
  return { from, to };
}

function relativeSpan(text: string, now: Instant): Span | null {
  const today = dayStart(now);
  const tomorrow = instant(today + DAY_MS);
  const days = /^(?:近|最近|过去|last)?(\d{1,4})(?:天|日|d|days)$/u.exec(text)?.[1];
  if (days !== undefined && Number(days) > 0 && !/^\d+日$/u.test(text))
    return { from: instant(Math.max(0, tomorrow - Number(days) * DAY_MS)), to: tomorrow };
  const monday = weekStart(now);
  const { year, month } = shanghaiDate(now);
  switch (text) {
    case '今天':
    case '今日':
    case 'today':
      return { from: today, to: tomorrow };
    case '昨天':
    case '昨日':
    case 'yesterday':
      return { from: instant(today - DAY_MS), to: today };
    case '本周':
      return { from: monday, to: instant(monday + 7 * DAY_MS) };
    case '上周':
      return { from: instant(monday - 7 * DAY_MS), to: monday };
    case '本月':
      return monthSpan(year, month);
    case '上月':
    case '上个月':
      return month === 1 ? monthSpan(year - 1, 12) : monthSpan(year, month - 1);
    case '今年':
      return yearSpan(year);
    case '去年':
      return yearSpan(year - 1);
    default:
      return null;
  }
}

const DATE = /^(?:(\d{4})[-/.年]?)?(?:(\d{1,2})月?)?(?:[-/.]?(\d{1,2})日?)?$/u;

function spanOf(text: string, now: Instant): Span | null {
  const [, years, months, days] = /^\d{4}年?$/u.test(text) ? [text, text.slice(0, 4)] : (DATE.exec(text) ?? []);
  if (years === undefined && (months === undefined || (days === undefined && !text.endsWith('月')))) return null;
  const year = years === undefined ? shanghaiDate(now).year : Number(years);
  if (year < 1970 || year > 9998) return null;
  if (months === undefined) return yearSpan(year);
  const month = Number(months);
  if (month < 1 || month > 12) return null;
  if (days === undefined) return monthSpan(year, month);
  const from = fromShanghai({ year, month, day: Number(days), hour: 0, minute: 0 });
  const back = shanghaiDate(from);
  return back.month === month && back.day === Number(days) ? { from, to: instant(from + DAY_MS) } : null;
}

function monthSpan(year: number, month: number): Span {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return {
    from: fromShanghai({ year, month, day: 1, hour: 0, minute: 0 }),
    to: fromShanghai({ ...next, day: 1, hour: 0, minute: 0 }),
  };
}

function yearSpan(year: number): Span {
  return { from: monthSpan(year, 1).from, to: monthSpan(year, 12).to };
}
