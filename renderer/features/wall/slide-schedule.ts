import { after, type Instant, MINUTE_MS, SECOND_MS } from '../../../domain/time/instant.ts';

/** One message for the room each. */
export type SlideName = 'key-figures' | 'categories' | 'first-response' | 'handling' | 'rates' | 'overdue';

/** What the wall shows and why. */
export interface Schedule {
  readonly slide: SlideName;
  readonly shownSince: Instant;
  /** Place in the round, so that the overdue slide can return between the others. */
  readonly turn: number;
  /** The slide stays until this moment because something has just become overdue; null when it does not. */
  readonly pinnedUntil: Instant | null;
  /** A person has stopped the round. */
  readonly held: boolean;
  /** Overdue issues when it was last looked at; a larger number pins. */
  readonly overdue: number;
}

/** What the schedule needs to know of the figures. */
export interface ScheduleFacts {
  readonly overdue: number;
  /** Slides that have nothing to say now, for example without a single measured response. */
  readonly empty: readonly SlideName[];
}

/** Long enough to read from the back of the room, short enough that a visitor sees the round. */
export const SLIDE_MS = 18 * SECOND_MS;
/** How long a new overdue issue keeps its slide up. */
export const PIN_MS = 2 * MINUTE_MS;

const QUIET_ROUND: readonly SlideName[] = ['key-figures', 'categories', 'first-response', 'handling', 'rates'];
/** While anything is overdue its slide returns after every second other one. */
const OVERDUE_ROUND: readonly SlideName[] = [
  'overdue',
  'key-figures',
  'categories',
  'overdue',
  'first-response',
  'handling',
  'overdue',
  'rates',
];

/** The round that fits the figures; never empty, because the key figures always have something to say. */
export function roundOf(facts: ScheduleFacts): readonly SlideName[] {
  const round = facts.overdue > 0 ? OVERDUE_ROUND : QUIET_ROUND;
  return round.filter((slide) => slide === 'key-figures' || !facts.empty.includes(slide));
}

/** The wall as it starts: what is overdue comes up at once and is pinned. */
export function startSchedule(now: Instant, facts: ScheduleFacts): Schedule {
  const start: Schedule = {
    slide: 'key-figures',
    shownSince: now,
    turn: 0,
    pinnedUntil: null,
    held: false,
    overdue: 0,
  };
  return facts.overdue > 0 ? pin(start, now, facts) : start;
}

/** The schedule a moment later: pinned when something has become overdue, else the next slide when its time is over. */
export function advanceSchedule(schedule: Schedule, now: Instant, facts: ScheduleFacts): Schedule {
  if (facts.overdue > schedule.overdue && !schedule.held) return pin(schedule, now, facts);
  const seen = schedule.overdue === facts.overdue ? schedule : { ...schedule, overdue: facts.overdue };
  if (seen.held) return seen;
  const solved = seen.slide === 'overdue' && facts.overdue === 0;
  if (solved) return step(seen, now, facts, 1);
  if (seen.pinnedUntil !== null && now < seen.pinnedUntil) return seen;
  return now - seen.shownSince >= SLIDE_MS ? step(seen, now, facts, 1) : seen;
}

/** The next (1) or previous (-1) slide at a person's wish; a hold stays a hold. */
export function step(schedule: Schedule, now: Instant, facts: ScheduleFacts, by: 1 | -1): Schedule {
  const round = roundOf(facts);
  const turn = (((schedule.turn + by) % round.length) + round.length) % round.length;
  return {
    ...schedule,
    slide: round[turn] ?? 'key-figures',
    turn,
    shownSince: now,
    pinnedUntil: null,
    overdue: facts.overdue,
  };
}

/** Stops the round on this slide, or lets it go on from here. */
export function toggleHold(schedule: Schedule, now: Instant): Schedule {
  return { ...schedule, held: !schedule.held, shownSince: now, pinnedUntil: null };
}

function pin(schedule: Schedule, now: Instant, facts: ScheduleFacts): Schedule {
  const turn = Math.max(0, roundOf(facts).indexOf('overdue'));
  return {
    ...schedule,
    slide: 'overdue',
    turn,
    shownSince: now,
    pinnedUntil: after(now, PIN_MS),
    overdue: facts.overdue,
  };
}
