import { DAY_MS, HOUR_MS, type Instant } from '../../domain/time/instant.ts';

/** Asia/Shanghai has been UTC+8 without summer time since 1992. */
export const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

/** Whole days since 1970-01-01 in Asia/Shanghai. */
export function dayNumber(at: Instant): number {
  return Math.floor((at + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** Whole hours since 1970-01-01 00:00 in Asia/Shanghai. */
export function hourNumber(at: Instant): number {
  return Math.floor((at + SHANGHAI_OFFSET_MS) / HOUR_MS);
}
