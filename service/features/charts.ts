import type { Scope } from '../../domain/people/scope.ts';
import { DAY_MS, instant, type Instant } from '../../domain/time/instant.ts';
import { dayStart, weekPeriod } from '../../domain/time/shanghai.ts';
import { readCenter } from '../store/settings.ts';
import { countMessages, messagesPerHour, waitingMessages, type HourCount } from '../store/statistics.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';
import { os } from './procedures.ts';

/** What the use cases of charts and wall work with. */
export interface ChartParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly readers: Readers;
}

const WEEK_MS = 7 * DAY_MS;
/** The heat map shows a habit, not a moment: four weeks. */
const HEAT_WEEKS = 4;

/** Charts and wall: every figure through domain/statistics, so that both and the brief agree. */
export function createCharts(parts: ChartParts) {
  const { store, clock, readers } = parts;
  return {
    overview: os.charts.overview.handler(async ({ input, context: { scope } }) => ({
      overview: await readers.run('charts.overview', { ...input, now: clock.now(), scope }),
    })),

    arrivals: os.charts.arrivals.handler(({ context: { scope } }) => arrivals(parts, scope)),

    wall: os.charts.wall.handler(async ({ context: { scope } }) => {
      const asOf = clock.now();
      const today = dayStart(asOf);
      const { waiting, oldestSentAt } = await waitingMessages(store.read, scope);
      return {
        asOf,
        centerName: (await readCenter(store.read)).name,
        messagesToday: await countMessages(store.read, { from: today, to: instant(asOf + 1) }, scope),
        messagesSameTimeLastWeek: await countMessages(
          store.read,
          { from: instant(today - WEEK_MS), to: instant(asOf + 1 - WEEK_MS) },
          scope,
        ),
        waiting,
        oldestWaitingAt: oldestSentAt,
        overview: await readers.run('charts.overview', { period: weekPeriod(asOf), cutOff: null, now: asOf, scope }),
      };
    }),
  };
}

async function arrivals({ store, clock }: ChartParts, scope: Scope) {
  const asOf = clock.now();
  const today = dayStart(asOf);
  const from = instant(today - HEAT_WEEKS * WEEK_MS);
  const counts = await messagesPerHour(store.read, { from, to: instant(asOf + 1) }, scope);
  const perHour = new Map(counts.map(({ hour, count }) => [hour, count]));
  const day = (start: Instant, hours: number) =>
    Array.from({ length: hours }, (_none, hour) => perHour.get(hourNumber(start) + hour) ?? 0);
  return {
    today: day(today, hourNumber(asOf) - hourNumber(today) + 1),
    lastWeek: day(instant(today - WEEK_MS), 24),
    // Whole days only: today would weigh its morning more than its evening.
    heat: heatOf(counts.filter(({ hour }) => hour < hourNumber(today))),
    asOf,
  };
}

/** Whole hours since 1970 in Asia/Shanghai. */
function hourNumber(at: Instant): number {
  return Math.floor((at + 8 * 3_600_000) / 3_600_000);
}

function heatOf(counts: readonly HourCount[]) {
  const cells = Array.from({ length: 7 * 24 }, () => 0);
  for (const { hour, count } of counts) {
    // 1970-01-01 was a Thursday, so three days earlier a week began.
    const cell = (hour + 3 * 24) % (7 * 24);
    cells[cell] = (cells[cell] ?? 0) + count;
  }
  return cells.map((count, cell) => ({ weekday: Math.floor(cell / 24) + 1, hour: cell % 24, count }));
}
