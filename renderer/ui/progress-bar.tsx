import { classNames } from './class-names.ts';
import classes from './progress-bar.module.css';

/** How far something is, 0 to 100. */
export function ProgressBar({
  label,
  percent,
  quiet = false,
}: {
  readonly label: string;
  readonly percent: number;
  readonly quiet?: boolean;
}) {
  return (
    <span className={classes['progress']}>
      <span
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className={classNames(classes['track'], quiet && classes['quiet'])}
      >
        <span className={classes['bar']} style={{ width: `${percent}%` }} />
      </span>
      <span className={classes['number']}>{percent}%</span>
    </span>
  );
}
