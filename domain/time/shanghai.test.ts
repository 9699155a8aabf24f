import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, instant } from './instant.ts';
import {
  dayStart,
  fromShanghai,
  hourOfDay,
  isoWeek,
  minuteOfHour,
  shanghaiDate,
  weekdayOf,
  weekPeriod,
  weekStart,
} from './shanghai.ts';

const at = (text: string) => instant(Date.parse(text));

describe('civil time of the centre', () => {
  it('reads the same day, hour and weekday as the published zone does, every 17 hours over 60 years', () => {
    const zone = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      weekday: 'short',
      hourCycle: 'h23',
    });
    const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const wrong: string[] = [];
    for (let moment = Date.UTC(1992, 0, 1); moment < Date.UTC(2052, 0, 1); moment += 17 * HOUR_MS + 7 * 60_000) {
      const parts = Object.fromEntries(zone.formatToParts(moment).map((part) => [part.type, part.value]));
      const date = shanghaiDate(instant(moment));
      const actual = [date.year, date.month, date.day, hourOfDay(instant(moment)), minuteOfHour(instant(moment))];
      const expected = [parts['year'], parts['month'], parts['day'], parts['hour'], parts['minute']].map(Number);
      const words = `${actual.join(' ')} ${weekdays[weekdayOf(instant(moment))]}`;
      const wanted = `${expected.join(' ')} ${parts['weekday']}`;
      if (words !== wanted) wrong.push(`${words} instead of ${wanted}`);
    }
    expect(wrong).toEqual([]);
  });

  it('goes from a civil time to the moment and back', () => {
    expect([
      fromShanghai({ year: 2026, month: 11, day: 24, hour: 17, minute: 5 }),
      fromShanghai({ year: 2024, month: 2, day: 29 }),
      fromShanghai({ year: 2026, month: 12, day: 32 }),
    ]).toEqual([at('2026-11-24T17:05:00+08:00'), at('2024-02-29T00:00:00+08:00'), at('2027-01-01T00:00:00+08:00')]);
  });

  it('starts the week on Monday at midnight in Shanghai, which is Sunday afternoon in UTC', () => {
    const monday = at('2026-11-23T00:00:00+08:00');
    expect([
      weekStart(monday),
      weekStart(instant(monday - 1)),
      weekStart(at('2026-11-29T23:59:59.999+08:00')),
      dayStart(at('2026-11-24T07:59:00Z')),
      weekPeriod(at('2026-11-25T12:00:00Z')),
    ]).toEqual([
      monday,
      instant(monday - 7 * DAY_MS),
      monday,
      at('2026-11-24T00:00:00+08:00'),
      { from: monday, to: instant(monday + 7 * DAY_MS) },
    ]);
  });

  it('numbers weeks after ISO 8601 around New Year', () => {
    expect(
      ['2026-11-24', '2025-12-29', '2026-12-31', '2027-01-03', '2027-01-04', '2020-12-31', '2021-01-03'].map((day) =>
        isoWeek(at(`${day}T12:00:00+08:00`)),
      ),
    ).toEqual([
      { year: 2026, week: 48 },
      { year: 2026, week: 1 },
      { year: 2026, week: 53 },
      { year: 2026, week: 53 },
      { year: 2027, week: 1 },
      { year: 2020, week: 53 },
      { year: 2020, week: 53 },
    ]);
  });
});
