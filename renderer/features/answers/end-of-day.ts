import { DAY_MS, type Instant, instant } from '../../../domain/time/instant.ts';
import { fromShanghai } from '../../../domain/time/shanghai.ts';
import { formatDate } from '../../ui/time.ts';

/** The last millisecond of a day typed as 2026-12-31, in the centre's zone; undefined where it is none. */
export function endOfTypedDay(typed: string): Instant | undefined {
  const text = typed.trim().normalize('NFKC');
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const starts = fromShanghai({ year, month, day });
  // The 31st of November would run on into December.
  return formatDate(starts) === text ? instant(starts + DAY_MS - 1) : undefined;
}
