import { useTranslation } from 'react-i18next';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { formatDate, formatDateTime } from '../../ui/time.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import classes from './period-bar.module.css';
import { cutOffOf, fromDateWord, MOST_DAYS, PERIOD_KINDS, toDateWord, type PeriodChoice } from './period-choice.ts';

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
        <DateField
          type="month"
          label={t('period.monthField')}
          value={toDateWord(choice.month).slice(0, 7)}
          onWord={(month) => onChoice({ ...choice, month })}
        />
      ) : null}
      {choice.kind === 'custom' ? (
        <>
          <DateField
            type="date"
            label={t('period.first')}
            value={toDateWord(choice.first)}
            onWord={(first) => onChoice({ ...choice, first })}
          />
          <span aria-hidden="true">–</span>
          <DateField
            type="date"
            label={t('period.last')}
            value={toDateWord(choice.last)}
            onWord={(last) => onChoice({ ...choice, last })}
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

interface DateFieldProps {
  readonly type: 'date' | 'month';
  readonly label: string;
  readonly value: string;
  readonly onWord: (date: NonNullable<ReturnType<typeof fromDateWord>>) => void;
}

function DateField({ type, label, value, onWord }: DateFieldProps) {
  return (
    <input
      type={type}
      aria-label={label}
      className={classes['date']}
      required
      value={value}
      onChange={(event) => {
        const date = fromDateWord(event.target.value);
        if (date !== null) onWord(date);
      }}
    />
  );
}
