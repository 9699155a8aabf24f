import type { Instant } from '../../../domain/time/instant.ts';
import { fromShanghai } from '../../../domain/time/shanghai.ts';
import { formatDateTime } from '../../ui/time.ts';

/** The whole number somebody has typed, from 1 to `most`; undefined where it is none. */
export function wholeNumber(typed: string, most: number): number | undefined {
  const text = typed.trim().normalize('NFKC');
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : undefined;
}

/** Minutes after midnight of a time typed as 8:00, 08:00 or 24:00; undefined where it is none. */
export function minuteOfDay(typed: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(typed.trim().normalize('NFKC'));
  const [hour, minute] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 99)];
  const total = hour * 60 + minute;
  return minute < 60 && total <= 1_440 ? total : undefined;
}

/** 08:00 of minutes after midnight. */
export function clockOfDay(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The moment of a time typed as 2026-11-30 18:00, in the centre's zone; undefined where it is none. */
export function momentOfTyped(typed: string): Instant | undefined {
  const text = typed.trim().normalize('NFKC');
  const found = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const at = fromShanghai({ year, month, day, hour, minute });
  // The 31st of November would run on into December.
  return formatDateTime(at) === text ? at : undefined;
}
