import { expect, test } from 'vitest';
import { after, instant, type Instant } from '../../../domain/time/instant.ts';
import {
  advanceSchedule,
  PIN_MS,
  roundOf,
  type Schedule,
  type ScheduleFacts,
  SLIDE_MS,
  startSchedule,
  step,
  toggleHold,
} from './slide-schedule.ts';

const T0 = instant(1_800_000_000_000);
const quiet: ScheduleFacts = { overdue: 0, empty: [] };

/** The slides of the next turns, one look a second. */
function watch(schedule: Schedule, from: Instant, seconds: number, facts: ScheduleFacts): string[] {
  const seen = [schedule.slide];
  let current = schedule;
  for (let second = 1; second <= seconds; second += 1) {
    current = advanceSchedule(current, after(from, second * 1_000), facts);
    if (current.slide !== seen.at(-1)) seen.push(current.slide);
  }
  return seen;
}

test('with nothing overdue each slide is shown for eighteen seconds, round and round', () => {
  expect([SLIDE_MS, ...watch(startSchedule(T0, quiet), T0, 18 * 5, quiet)]).toEqual([
    18_000,
    'key-figures',
    'categories',
    'first-response',
    'handling',
    'rates',
    'key-figures',
  ]);
});

test('what is overdue at the start is pinned, and then returns between the others', () => {
  const facts = { overdue: 3, empty: [] };
  const start = startSchedule(T0, facts);
  const afterPin = after(T0, PIN_MS);

  expect({
    start: start.slide,
    still: advanceSchedule(start, after(T0, PIN_MS - 1), facts).slide,
    then: watch(advanceSchedule(start, afterPin, facts), afterPin, 18 * 4, facts),
  }).toEqual({
    start: 'overdue',
    still: 'overdue',
    then: ['key-figures', 'categories', 'overdue', 'first-response', 'handling'],
  });
});

test('one more overdue issue interrupts any slide; one fewer does not', () => {
  const before = step(startSchedule(T0, quiet), T0, quiet, 1);
  const more = advanceSchedule(before, after(T0, 1_000), { overdue: 1, empty: [] });
  const fewer = advanceSchedule({ ...before, overdue: 4 }, after(T0, 1_000), { overdue: 3, empty: [] });

  expect([before.slide, more, fewer.slide]).toEqual([
    'categories',
    {
      slide: 'overdue',
      shownSince: after(T0, 1_000),
      turn: 0,
      pinnedUntil: after(T0, 1_000 + PIN_MS),
      held: false,
      overdue: 1,
    },
    'categories',
  ]);
});

test('a pin ends as soon as nothing is overdue any more', () => {
  const pinned = startSchedule(T0, { overdue: 2, empty: [] });

  expect(advanceSchedule(pinned, after(T0, 5_000), quiet).slide).toEqual('categories');
});

test('slides without figures are left out of the round', () => {
  expect(roundOf({ overdue: 0, empty: ['handling', 'rates', 'key-figures'] })).toEqual([
    'key-figures',
    'categories',
    'first-response',
  ]);
});

test('a person can hold a slide and walk through the round both ways', () => {
  const held = toggleHold(startSchedule(T0, quiet), T0);
  const later = advanceSchedule(held, after(T0, 600_000), { overdue: 9, empty: [] });
  const back = step(held, T0, quiet, -1);

  expect([later.slide, later.held, back.slide, back.held]).toEqual(['key-figures', true, 'rates', true]);
});
