import { describe, expect, it } from 'vitest';
import { HOUR_MS, instant } from '../time/instant.ts';
import { publishedCalendar } from '../time/working-calendar.ts';
import { deadlineFor, DEFAULT_LIMITS, signForDueAt } from './deadline.ts';
import { deadlineLight } from './deadline-light.ts';
import { GRADES } from './issue.ts';
import { formatIssueNumber } from './number.ts';

const at = (text: string) => instant(Date.parse(`${text}+08:00`));
const tuesday = at('2026-11-24T17:05');

describe('deadlines', () => {
  it('gives urgent 24 hours, ordinary 5 and complex 15 working days', () => {
    expect(GRADES.map((grade) => deadlineFor(grade, tuesday, publishedCalendar))).toEqual([
      { dueAt: at('2026-11-25T17:05'), calendarKnown: true },
      { dueAt: at('2026-12-01T23:59:59.999'), calendarKnown: true },
      { dueAt: at('2026-12-15T23:59:59.999'), calendarKnown: true },
    ]);
  });

  it('asks urgent issues to be signed for within two hours and sets no other such limit', () => {
    expect(GRADES.map((grade) => signForDueAt(grade, tuesday, publishedCalendar))).toEqual([
      at('2026-11-24T19:05'),
      null,
      null,
    ]);
  });

  it('takes limits a county has set for itself', () => {
    const limits = {
      ...DEFAULT_LIMITS,
      ordinary: { signFor: null, handle: { kind: 'calendar-days', days: 3 } as const },
    };
    expect(deadlineFor('ordinary', tuesday, publishedCalendar, limits)).toEqual({
      dueAt: at('2026-11-27T23:59:59.999'),
      calendarKnown: true,
    });
  });

  it('turns yellow at half, orange at a fifth, red after the last millisecond, and stays done', () => {
    const deadline = { startAt: instant(0), dueAt: instant(10 * HOUR_MS), closedAt: null };
    const lights = [0, 5 * HOUR_MS - 1, 5 * HOUR_MS, 8 * HOUR_MS - 1, 8 * HOUR_MS, 10 * HOUR_MS, 10 * HOUR_MS + 1];
    expect([
      ...lights.map((now) => deadlineLight(deadline, instant(now))),
      deadlineLight({ ...deadline, closedAt: instant(20 * HOUR_MS) }, instant(30 * HOUR_MS)),
    ]).toEqual(['green', 'green', 'yellow', 'yellow', 'orange', 'orange', 'red', 'done']);
  });

  it('numbers issues by year', () => {
    expect([formatIssueNumber(2026, 123), formatIssueNumber(2026, 1_234_567)]).toEqual(['2026-000123', '2026-1234567']);
  });
});
