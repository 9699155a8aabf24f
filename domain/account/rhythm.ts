import { HOUR_MS, instant, type Instant } from '../time/instant.ts';

/** Messages an account handed over in one hour; hours are whole hours since 1970 in Asia/Shanghai. */
export interface HourOfAccount {
  readonly hour: number;
  readonly messages: number;
}

/** What is known of an account's own talking. */
export interface RhythmHistory {
  /** Hours in which something came. */
  readonly hours: readonly HourOfAccount[];
  /** The hour that runs; it is not over, so it counts for nothing yet. */
  readonly nowHour: number;
  /** Hours in which nothing could be heard: cut off, or silent and looked into. They say nothing about the rhythm. */
  readonly deafHours: ReadonlySet<number>;
}

/** The rhythm of one account 账号节奏. */
export interface Rhythm {
  /** Messages that usually come in each hour of the week, Monday 00:00 first; what comes rarely counts as nothing. */
  readonly usual: readonly number[];
  /** The longest time without a message so far: in hours, and in messages that would usually have come. */
  readonly longestQuietHours: number;
  readonly longestQuietMessages: number;
}

/** An account that does not talk as it usually does 账号静默. */
export interface Silence {
  readonly since: Instant;
  /** Messages that usually come in so long a time at these hours. */
  readonly expected: number;
}

const WEEK_HOURS = 168;
/** 1970-01-01 was a Thursday. */
const FIRST_HOUR_OF_WEEK = 72;
const OFFSET_MS = 8 * HOUR_MS;

/** Less than this is no history: nobody can say that the account does not talk as usual. */
const ENOUGH_HOURS = 14 * 24;
const ENOUGH_MESSAGES = 20;
/** The same hour of the week must have been lived through so often; before, the hour of any day stands for it. */
const ENOUGH_WEEKS = 3;
const LEAST_MS = HOUR_MS;
const LEAST_EXPECTED = 10;
const BEYOND_LONGEST = 2;
/** For accounts that talk little no hour has a usual number: they are silent after twice their longest pause. */
const LEAST_QUIET_HOURS = 24;
const TIMES_LONGEST = 2;

/** The rhythm of an account, from about six weeks of hours; null where there is too little to say what is usual. */
export function rhythmOf({ hours, nowHour, deafHours }: RhythmHistory): Rhythm | null {
  const past = hours.filter(({ hour, messages }) => hour < nowHour && messages > 0 && !deafHours.has(hour));
  const first = past.reduce((least, { hour }) => Math.min(least, hour), nowHour);
  // What is silent now is no pause yet: it would make itself the longest there ever was.
  const last = past.reduce((most, { hour }) => Math.max(most, hour), 0);
  const heard = new Map(past.map(({ hour, messages }) => [hour, messages]));
  const total = past.reduce((sum, { messages }) => sum + messages, 0);
  const lived: number[] = [];
  for (let hour = first; hour <= last; hour += 1) if (!deafHours.has(hour)) lived.push(hour);
  if (lived.length < ENOUGH_HOURS || total < ENOUGH_MESSAGES) return null;
  const usual = usualHours(lived, heard);
  return { usual, ...longestQuiet(lived, heard, usual) };
}

/**
 * Whether an account has been silent against its own rhythm since it was last heard, or could last be heard; null where it has not.
 * Either much more is missing than was ever missing before, or nothing has come for twice as long as ever before.
 */
export function silenceOf(rhythm: Rhythm | null, since: Instant, now: Instant): Silence | null {
  if (rhythm === null || now - since < LEAST_MS) return null;
  // The hour it was last heard in has had its messages, whether they came at its beginning or its end.
  const counted = instant(Math.min(now, Math.ceil(since / HOUR_MS) * HOUR_MS));
  const expected = expectedBetween(rhythm, counted, now);
  const isMissed = expected > Math.max(LEAST_EXPECTED, BEYOND_LONGEST * rhythm.longestQuietMessages);
  const quietHours = Math.max(LEAST_QUIET_HOURS, TIMES_LONGEST * rhythm.longestQuietHours);
  return isMissed || (now - since) / HOUR_MS > quietHours ? { since, expected: Math.round(expected) } : null;
}

/** Messages that usually come between two moments. */
export function expectedBetween({ usual }: Rhythm, from: Instant, to: Instant): number {
  let expected = 0;
  const [start, end] = [(from + OFFSET_MS) / HOUR_MS, (to + OFFSET_MS) / HOUR_MS];
  for (let hour = Math.floor(start); hour < end; hour += 1)
    expected += (usual[hourOfWeek(hour)] ?? 0) * (Math.min(end, hour + 1) - Math.max(start, hour));
  return expected;
}

/** The lower median, so that a market day or a flood of notices raises nothing that is asked of the other days. */
function usualHours(lived: readonly number[], heard: ReadonlyMap<number, number>): readonly number[] {
  const bySlot = Array.from({ length: WEEK_HOURS }, (): number[] => []);
  const byHour = Array.from({ length: 24 }, (): number[] => []);
  for (const hour of lived) {
    const messages = heard.get(hour) ?? 0;
    bySlot[hourOfWeek(hour)]?.push(messages);
    byHour[hour % 24]?.push(messages);
  }
  return bySlot.map((slot, index) => lowerMedian(slot.length >= ENOUGH_WEEKS ? slot : (byHour[index % 24] ?? [])));
}

function lowerMedian(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** Hours nothing could be heard in end a pause: how long it would have lasted nobody knows. */
function longestQuiet(lived: readonly number[], heard: ReadonlyMap<number, number>, usual: readonly number[]) {
  let [longestQuietHours, longestQuietMessages, hours, messages] = [0, 0, 0, 0];
  let before: number | null = null;
  for (const hour of lived) {
    if (heard.has(hour) || (before !== null && hour !== before + 1)) [hours, messages] = [0, 0];
    if (!heard.has(hour)) {
      hours += 1;
      messages += usual[hourOfWeek(hour)] ?? 0;
    }
    longestQuietHours = Math.max(longestQuietHours, hours);
    longestQuietMessages = Math.max(longestQuietMessages, messages);
    before = hour;
  }
  return { longestQuietHours, longestQuietMessages };
}

function hourOfWeek(hour: number): number {
  return (hour + FIRST_HOUR_OF_WEEK) % WEEK_HOURS;
}
