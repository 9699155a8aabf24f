import { expect, test } from 'vitest';
import { deadlineFor } from '../../../domain/issue/deadline.ts';
import { instant } from '../../../domain/time/instant.ts';
import { fromShanghai } from '../../../domain/time/shanghai.ts';
import { publishedCalendar } from '../../../domain/time/working-calendar.ts';
import { amendedDue } from './amended-due.ts';

const createdAt = fromShanghai({ year: 2026, month: 11, day: 24, hour: 9 });
const byGrade = deadlineFor('ordinary', createdAt, publishedCalendar).dueAt;
const byHand = instant(byGrade + 3_600_000);

test('a deadline that came from the grade keeps coming from it', () => {
  const issue = { grade: 'ordinary', createdAt, dueAt: byGrade } as const;

  expect([
    amendedDue(issue, { grade: 'ordinary', chosenDueAt: null }),
    amendedDue(issue, { grade: 'urgent', chosenDueAt: null }),
  ]).toEqual([null, null]);
});

test('a deadline set by hand survives a correction, but not another grade', () => {
  const issue = { grade: 'ordinary', createdAt, dueAt: byHand } as const;

  expect([
    amendedDue(issue, { grade: 'ordinary', chosenDueAt: null }),
    amendedDue(issue, { grade: 'urgent', chosenDueAt: null }),
    amendedDue(issue, { grade: 'urgent', chosenDueAt: byHand }),
  ]).toEqual([byHand, null, byHand]);
});
