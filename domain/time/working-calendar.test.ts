import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { DAY_MS, instant } from './instant.ts';
import { fromShanghai, shanghaiDate } from './shanghai.ts';
import {
  addCalendarDays,
  addWorkingDays,
  isWorkingDay,
  publishedCalendar,
  workingCalendar,
} from './working-calendar.ts';

const at = (text: string) => instant(Date.parse(`${text}+08:00`));
const endOf = (day: string) => instant(at(`${day}T00:00`) + DAY_MS - 1);

describe('the working calendar', () => {
  it('agrees with an independent table on every day of the published years', () => {
    const wrong: string[] = [];
    for (
      let day = fromShanghai({ year: 2025, month: 1, day: 1 });
      shanghaiDate(day).year < 2027;
      day = instant(day + DAY_MS)
    ) {
      const { year, month, day: dayOfMonth } = shanghaiDate(day);
      const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
      if (isWorkingDay(publishedCalendar, day) !== chineseDays.isWorkday(text)) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a plain week', '2026-11-24T17:05', 5, '2026-12-01'],
    ['a day that begins on Saturday', '2026-11-28T09:00', 1, '2026-11-30'],
    ['the National Day week and its make-up days', '2026-09-30T10:00', 5, '2026-10-13'],
    ['a Saturday worked after the Spring Festival', '2026-02-13T10:00', 3, '2026-02-25'],
    ['the last minute of a day in Shanghai', '2026-11-24T23:59', 1, '2026-11-25'],
    ['no day at all', '2026-11-24T08:00', 0, '2026-11-24'],
  ])('counts over %s', (_, from, days, last) => {
    expect(addWorkingDays(publishedCalendar, at(from), days)).toEqual({ at: endOf(last), calendarKnown: true });
  });

  it('says so where a year on the way is not published, and counts weekends only', () => {
    expect(addWorkingDays(publishedCalendar, at('2026-12-30T10:00'), 5)).toEqual({
      at: endOf('2027-01-06'),
      calendarKnown: false,
    });
  });

  it('counts Monday to Friday where nothing is published', () => {
    expect(addWorkingDays(workingCalendar([]), at('2026-09-30T10:00'), 5)).toEqual({
      at: endOf('2026-10-07'),
      calendarKnown: false,
    });
  });

  it('runs calendar days to the end of the last one', () => {
    expect(addCalendarDays(at('2026-11-24T17:05'), 5)).toBe(endOf('2026-11-29'));
  });
});
