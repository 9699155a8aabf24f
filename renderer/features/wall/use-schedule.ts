import { useCallback, useEffect, useMemo, useState } from 'react';
import { instant } from '../../../domain/time/instant.ts';
import {
  advanceSchedule,
  startSchedule,
  step,
  toggleHold,
  type Schedule,
  type ScheduleFacts,
  type SlideName,
} from './slide-schedule.ts';
import type { WallData } from './wall-data.ts';

export interface RunningSchedule {
  readonly schedule: Schedule;
  turn(by: 1 | -1): void;
  hold(): void;
}

/** Runs the schedule by the clock of the window, one look a second, from the newest figures. */
export function useSchedule(data: WallData, now: number): RunningSchedule {
  const facts = useMemo(() => factsOf(data), [data]);
  const [schedule, setSchedule] = useState(() => startSchedule(instant(now), facts));
  // Advancing twice at one moment with the same figures changes nothing, so a snapshot that says the same is no harm.
  useEffect(() => setSchedule((running) => advanceSchedule(running, instant(now), facts)), [now, facts]);
  const turn = useCallback(
    (by: 1 | -1) => setSchedule((running) => step(running, instant(Date.now()), facts, by)),
    [facts],
  );
  const hold = useCallback(() => setSchedule((running) => toggleHold(running, instant(Date.now()))), []);
  return { schedule, turn, hold };
}

/** What is overdue, and which slides have nothing to say. */
function factsOf({ overview }: WallData): ScheduleFacts {
  const empty: SlideName[] = [];
  if (overview.received.count === 0) empty.push('categories');
  if (overview.durations['first-response'].distribution.n === 0) empty.push('first-response');
  if (overview.durations.handling.distribution.n === 0) empty.push('handling');
  if (Object.values(overview.rates).every(({ rate }) => rate.denominator === 0)) empty.push('rates');
  return { overdue: overview.overdue.count, empty };
}
