import { HOUR_MS, instant, type Instant } from '../../../domain/time/instant.ts';

const EARLIEST = Date.UTC(2010, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const WRITTEN = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The moment a time field means: epoch seconds or milliseconds, or a written time, in Asia/Shanghai (UTC+8) where it names no
 * zone. null where it is no believable time.
 */
export function readTime(field: string): Instant | null {
  const text = field.trim();
  if (/^\d{10}(?:\.0+)?$|^\d{13}$/.test(text)) {
    const number = Number(text);
    return within(number > 1e11 ? number : number * 1000);
  }
  const parts = WRITTEN.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal = month >= 1 && month <= 12 && day <= daysOf(year, month) && hour < 24 && minute < 60 && second < 60;
  return isReal && day >= 1 ? within(local - offsetOf(parts[7])) : null;
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined) return 8 * HOUR_MS;
  if (zone === 'Z') return 0;
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (digits.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

function within(milliseconds: number): Instant | null {
  return milliseconds >= EARLIEST && milliseconds < LATEST ? instant(milliseconds) : null;
}
