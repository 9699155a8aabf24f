import { expect, it } from 'vitest';
import { fromShanghai } from '../../../domain/time/shanghai.ts';
import { instant } from '../../../domain/time/instant.ts';
import { formatDue } from './format-due.ts';

const now = fromShanghai({ year: 2026, month: 11, day: 24, hour: 16 });

it('says the end of a day as 24:00 and other moments as they are', () => {
  const midnight = fromShanghai({ year: 2026, month: 12, day: 2 });
  expect([
    formatDue(instant(midnight - 1), now),
    formatDue(fromShanghai({ year: 2026, month: 11, day: 25, hour: 16, minute: 5 }), now),
  ]).toEqual(['12-01 24:00', '11-25 16:05']);
});

it('names the year where it is another', () => {
  expect(formatDue(fromShanghai({ year: 2027, month: 1, day: 4, hour: 9 }), now)).toEqual('2027-01-04 09:00');
});
