import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { HOUR_MS, instant, type Instant } from '../../../domain/time/instant.ts';

/** Asia/Shanghai has kept UTC+8 all year since 1992; the picker shows that wall clock whatever the zone of the machine. */
const OFFSET_MS = 8 * HOUR_MS;

export interface MomentPickerProps {
  readonly id?: string;
  readonly label: string;
  readonly value: Instant | null;
  readonly onChange: (value: Instant | null) => void;
  /** False picks a day: its first moment. */
  readonly withTime?: boolean;
  readonly picker?: 'date' | 'week' | 'month';
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
}

/** A moment or a day of the centre's zone. */
export function MomentPicker({
  id,
  label,
  value,
  onChange,
  withTime = true,
  picker = 'date',
  allowClear = true,
  disabled = false,
}: MomentPickerProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={value === null ? null : wallClock(value)}
      onChange={(chosen: Dayjs | null) => onChange(chosen === null ? null : momentOf(chosen, withTime))}
      showTime={withTime && picker === 'date' ? { format: 'HH:mm', minuteStep: 5 } : false}
      format={picker === 'month' ? 'YYYY-MM' : withTime && picker === 'date' ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
      picker={picker}
      allowClear={allowClear}
      disabled={disabled}
      style={{ width: '100%' }}
    />
  );
}

function wallClock(at: Instant): Dayjs {
  return dayjs.utc(at + OFFSET_MS);
}

function momentOf(clock: Dayjs, withTime: boolean): Instant {
  const shown = Date.UTC(
    clock.year(),
    clock.month(),
    clock.date(),
    withTime ? clock.hour() : 0,
    withTime ? clock.minute() : 0,
  );
  return instant(shown - OFFSET_MS);
}
