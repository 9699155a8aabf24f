import { useTranslation } from 'react-i18next';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import { type CivilDate, fromShanghai, shanghaiDate } from '../../../domain/time/shanghai.ts';
import { MomentPicker } from '../../ui/kit/moment-picker.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { formatDate, formatDateTime } from '../../ui/time.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import classes from './period-bar.module.css';
import { cutOffOf, MOST_DAYS, PERIOD_KINDS, type PeriodChoice } from './period-choice.ts';

interface PeriodBarProps {
  readonly choice: PeriodChoice;
  /** null where the chosen days make no period. */
  readonly period: Period | null;
  readonly cutOff: Instant | null;
  readonly now: Instant;
  readonly onChoice: (choice: PeriodChoice) => void;
}

/** Which span of time, and what was known when. */
export function PeriodBar({ choice, period, cutOff, now, onChoice }: PeriodBarProps) {
  const { t } = useTranslation('charts');
  const isOver = period !== null && period.to <= now;
  return (
    <Toolbar
      label={t('period.label')}
      end={
        period === null ? (
          <span className={classes['invalid']} role="alert">
            {t('period.invalid', { days: MOST_DAYS })}
          </span>
        ) : (
          <span>
            {t('period.span', { first: formatDate(period.from), last: formatDate(period.to - 1) })}
            {cutOff === null ? null : ` · ${t('period.cutOffAt', { at: formatDateTime(cutOff) })}`}
          </span>
        )
      }
    >
      <Segmented
        label={t('period.label')}
        segments={PERIOD_KINDS.map((kind) => ({ value: kind, label: t(`period.${kind}`) }))}
        value={choice.kind}
        onChange={(kind) => onChoice({ ...choice, kind })}
      />
      {choice.kind === 'month' ? (
        <DayField
          picker="month"
          label={t('period.monthField')}
          day={choice.month}
          onDay={(month) => onChoice({ ...choice, month })}
        />
      ) : null}
      {choice.kind === 'custom' ? (
        <>
          <DayField
            picker="date"
            label={t('period.first')}
            day={choice.first}
            onDay={(first) => onChoice({ ...choice, first })}
          />
          <span aria-hidden="true">–</span>
          <DayField
            picker="date"
            label={t('period.last')}
            day={choice.last}
            onDay={(last) => onChoice({ ...choice, last })}
          />
        </>
      ) : null}
      {period !== null && isOver ? (
        <Segmented
          label={t('period.cutOff')}
          segments={[
            { value: 'now', label: `${t('period.cutOff')}${t('period.cutOffNow')}` },
            { value: 'end', label: `${t('period.cutOff')}${t('period.cutOffEnd')}` },
          ]}
          value={cutOffOf(choice, period, now) === null ? 'now' : 'end'}
          onChange={(at) => onChoice({ ...choice, cutOff: at })}
        />
      ) : null}
    </Toolbar>
  );
}

interface DayFieldProps {
  readonly picker: 'date' | 'month';
  readonly label: string;
  readonly day: CivilDate;
  readonly onDay: (day: CivilDate) => void;
}

function DayField({ picker, label, day, onDay }: DayFieldProps) {
  return (
    <span className={classes['day']}>
      <MomentPicker
        label={label}
        picker={picker}
        withTime={false}
        allowClear={false}
        value={fromShanghai(day)}
        onChange={(at) => {
          if (at !== null) onDay(shanghaiDate(at));
        }}
      />
    </span>
  );
}
