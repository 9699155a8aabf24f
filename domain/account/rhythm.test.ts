import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, type Instant } from '../time/instant.ts';
import { fromShanghai, hourOfDay, shanghaiDate, weekdayOf } from '../time/shanghai.ts';
import { expectedBetween, rhythmOf, silenceOf, type HourOfAccount } from './rhythm.ts';

/** Monday. */
const START = fromShanghai({ year: 2026, month: 9, day: 14 });
const OFFSET = 8 * HOUR_MS;
const hourOf = (at: number) => Math.floor((at + OFFSET) / HOUR_MS);

/** How many messages an hour brings at a moment. */
type Talk = (at: Instant) => number;
const BY_DAY: Talk = (at) => (hourOfDay(at) >= 7 && hourOfDay(at) < 22 ? 1 : 0.02);
const aBusyVillage: Talk = (at) => 12 * BY_DAY(at);
const aQuietVillage: Talk = (at) => 0.15 * BY_DAY(at);
const anOffice: Talk = (at) => (weekdayOf(at) <= 5 && hourOfDay(at) >= 8 && hourOfDay(at) < 18 ? 9 : 0);
/** Market 赶集 on days that end in 3 and 8: everybody talks in the morning, on other days hardly anybody. */
const aMarketVillage: Talk = (at) =>
  [3, 8].includes(shanghaiDate(at).day % 10) && hourOfDay(at) >= 5 && hourOfDay(at) < 13 ? 30 : 0.3 * BY_DAY(at);

/** What comes over so many days, by a repeatable chance; messages come in bursts of up to `burst`. */
function arrivals(talk: Talk, days: number, seed: number, burst = 1): readonly Instant[] {
  const random = seededRandom(seed);
  const found: Instant[] = [];
  for (let at: number = START; at < START + days * DAY_MS; at += MINUTE_MS)
    if (random() < talk(instant(at)) / 60 / ((burst + 1) / 2))
      for (let n = Math.floor(random() * burst); n >= 0; n -= 1) found.push(instant(at));
  return found;
}

function hoursOf(messages: readonly Instant[]): readonly HourOfAccount[] {
  const counts = new Map<number, number>();
  for (const at of messages) counts.set(hourOf(at), (counts.get(hourOf(at)) ?? 0) + 1);
  return [...counts].map(([hour, n]) => ({ hour, messages: n }));
}

const SIX_WEEKS = 42 * 24;
const rhythmAt = (messages: readonly Instant[], now: number, deafHours: ReadonlySet<number> = new Set()) =>
  rhythmIn(hoursOf(messages.filter((at) => at < now)), now, deafHours);
const rhythmIn = (hours: readonly HourOfAccount[], now: number, deafHours: ReadonlySet<number> = new Set()) =>
  rhythmOf({
    hours: sixWeeksOf(hours.filter(({ hour }) => hour < hourOf(now))),
    ...{ nowHour: hourOf(now), deafHours },
  });

/** The six weeks up to the last hour in which something came. */
function sixWeeksOf(hours: readonly HourOfAccount[]): readonly HourOfAccount[] {
  const last = hours.at(-1)?.hour ?? 0;
  return hours.filter(({ hour }) => hour > last - SIX_WEEKS);
}

/** When an account is found silent, looked at every ten minutes; one silence is found once. */
function alarmsOf(messages: readonly Instant[], from: number, to: number): readonly number[] {
  const hours = hoursOf(messages);
  const alarms: number[] = [];
  let [next, of] = [0, -1];
  let rhythm: ReturnType<typeof rhythmOf> = null;
  let alarmedSince: number | null = null;
  for (let now = from; now < to; now += 10 * MINUTE_MS) {
    while ((messages[next] ?? Infinity) <= now) next += 1;
    if (of !== hourOf(now)) [rhythm, of] = [rhythmIn(hours, now), hourOf(now)];
    const last = messages[next - 1];
    if (last === undefined || alarmedSince === last || silenceOf(rhythm, last, instant(now)) === null) continue;
    alarmedSince = last;
    alarms.push(now);
  }
  return alarms;
}

/** Alarms of an account that goes on as it did, from the 15th day on. */
function falseAlarms(talk: Talk, seed: number, burst = 1): number {
  return alarmsOf(arrivals(talk, 56, seed, burst), START + 15 * DAY_MS, START + 56 * DAY_MS).length;
}

/** How long after falling silent at a moment the alarm comes, in minutes. */
function minutesToAlarm(talk: Talk, silentFrom: number, seed = 7): number {
  const messages = arrivals(talk, 60, seed).filter((at) => at < silentFrom);
  const [alarm = Infinity] = alarmsOf(messages, silentFrom, silentFrom + 30 * DAY_MS);
  return (alarm - silentFrom) / MINUTE_MS;
}

describe('the rhythm of an account', () => {
  it.each([
    ['a busy village', aBusyVillage, 1],
    ['a busy village that talks in bursts', aBusyVillage, 8],
    ['a quiet village', aQuietVillage, 1],
    ['an office', anOffice, 1],
    ['a village with market days', aMarketVillage, 1],
  ] as const)('raises next to no alarm for %s that talks on as it did', (_name, talk, burst) => {
    const alarms = [1, 2, 3].map((seed) => falseAlarms(talk, seed, burst));
    expect(Math.max(...alarms)).toBeLessThanOrEqual(1);
  });

  const wednesday = (hour: number) => START + 44 * DAY_MS + hour * HOUR_MS;
  it('notices by day within hours, and does not take the night for silence', () => {
    expect(minutesToAlarm(aBusyVillage, wednesday(10))).toBeLessThanOrEqual(120);
    const atNight = minutesToAlarm(aBusyVillage, wednesday(22));
    expect(atNight).toBeGreaterThan(9 * 60);
    expect(atNight).toBeLessThanOrEqual(11 * 60);
  });

  it('knows the days of the week: an office that is silent on Saturday is at rest', () => {
    const friday = START + 46 * DAY_MS + 18 * HOUR_MS;
    const minutes = minutesToAlarm(anOffice, friday);
    expect(minutes).toBeGreaterThan(62 * 60);
    expect(minutes).toBeLessThan(66 * 60);
  });

  it('notices a phone that always talks little after twice its longest pause, and not before', () => {
    const messages = arrivals(aQuietVillage, 60, 7).filter((at) => at < wednesday(10));
    const rhythm = rhythmAt(messages, wednesday(10));
    const longest = rhythm?.longestQuietHours ?? 0;
    const since = messages.at(-1) ?? START;
    const quiet = (wednesday(10) - since) / HOUR_MS + minutesToAlarm(aQuietVillage, wednesday(10)) / 60;
    expect([longest > 20, quiet > 2 * longest, quiet < 2 * longest + 1]).toEqual([true, true, true]);
  });

  it('says nothing about an account without a history, however long it is silent', () => {
    const tenDays = arrivals(aBusyVillage, 10, 1);
    const fewWords = arrivals(() => 0.01, 44, 1);
    const now = instant(wednesday(10));
    expect([rhythmAt([], now), rhythmAt(tenDays, START + 10 * DAY_MS), rhythmAt(fewWords, now)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(silenceOf(null, START, now)).toBeNull();
  });

  it('does not learn an outage as a habit', () => {
    const all = arrivals(aBusyVillage, 44, 3);
    const from = hourOf(START + 30 * DAY_MS);
    const cutOff = new Set(Array.from({ length: 72 }, (_, index) => from + index));
    const heard = all.filter((at) => !cutOff.has(hourOf(at)));
    const [learned, told] = [rhythmAt(heard, wednesday(10)), rhythmAt(heard, wednesday(10), cutOff)];
    expect(learned?.longestQuietHours).toBeGreaterThanOrEqual(72);
    expect(told?.longestQuietHours).toBeLessThan(24);
  });

  it('counts what is expected by parts of hours', () => {
    const usual = Array.from({ length: 168 }, (_, slot) => (slot === 10 ? 6 : 0));
    const rhythm = { usual, longestQuietHours: 0, longestQuietMessages: 0 };
    const at = (minutes: number) => instant(START + 10 * HOUR_MS + minutes * MINUTE_MS);
    expect([expectedBetween(rhythm, at(-30), at(30)), Math.round(expectedBetween(rhythm, at(20), at(200)))]).toEqual([
      3, 4,
    ]);
  });
});
