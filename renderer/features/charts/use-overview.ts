import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import { orpc } from '../../data/client.ts';

/** Charts are redrawn from a snapshot at most this often, however much arrives. */
const REDRAW_MS = 5_000;
/** A deadline passes without anything being written: what stands at this moment is asked for anew each minute. */
const CLOCK_MS = 60_000;

/** Every figure of a period; cutOff null is now. The last figures stay on screen while another period is read. */
export function useOverview(period: Period, cutOff: Instant | null) {
  return useQuery({
    ...orpc.charts.overview.queryOptions({ input: { period, cutOff } }),
    meta: { refreshEvery: REDRAW_MS },
    refetchInterval: cutOff === null ? CLOCK_MS : false,
    placeholderData: keepPreviousData,
  });
}

/** Messages per hour and the heat map. */
export function useArrivals() {
  return useQuery({ ...orpc.charts.arrivals.queryOptions({ input: {} }), meta: { refreshEvery: REDRAW_MS } });
}
