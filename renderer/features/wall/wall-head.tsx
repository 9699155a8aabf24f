import { MINUTE_MS, SECOND_MS, type Instant } from '../../../domain/time/instant.ts';
import { formatTime } from '../../ui/time.ts';
import { STALE_MS } from './stage.ts';
import { useWallWords } from './use-wall-words.ts';
import type { WallData } from './wall-data.ts';
import classes from './wall.module.css';

interface WallHeadProps {
  readonly data: WallData;
  readonly now: Instant;
  /** How old the figures are, ms. */
  readonly age: number;
  readonly isHeld: boolean;
}

/** Whose wall it is, what is overdue on whatever slide, the time, and how old the figures are. */
export function WallHead({ data, now, age, isHeld }: WallHeadProps) {
  const { t, date } = useWallWords();
  const overdue = data.overview.overdue.count;
  const seconds = Math.floor(age / SECOND_MS);
  return (
    <header className={classes['head']}>
      <span className={classes['center']}>{data.centerName}</span>
      {overdue > 0 ? <span className={classes['late']}>{t('overdueStrip', { n: overdue })}</span> : null}
      {isHeld ? <span className={classes['held']}>{t('held')}</span> : null}
      <span className={classes['date']}>{date(now)}</span>
      <span className={classes['clock']}>{formatTime(now)}</span>
      <span className={classes['fresh']} data-stale={age > STALE_MS}>
        {age > STALE_MS
          ? seconds < 120
            ? t('stale', { n: seconds })
            : t('staleLong', { n: Math.floor(age / MINUTE_MS) })
          : seconds < 2
            ? t('freshNow')
            : t('fresh', { n: seconds })}
      </span>
    </header>
  );
}
