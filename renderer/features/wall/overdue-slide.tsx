import { useTranslation } from 'react-i18next';
import { useWallWords } from './use-wall-words.ts';
import type { WallData } from './wall-data.ts';
import classes from './wall.module.css';

const BAR = 760;

/** How many are overdue, and where. */
export function OverdueSlide({ data }: { readonly data: WallData }) {
  const { t, count } = useWallWords();
  const { t: say } = useTranslation('charts');
  const { overdue, counties, dueSoon } = data.overview;
  const late = counties
    .filter((county) => county.overdue.count > 0)
    .toSorted((a, b) => b.overdue.count - a.overdue.count);
  const most = late[0]?.overdue.count ?? 1;
  return (
    <div className={classes['overdue']}>
      <div className={classes['overdueTotal']}>
        <span className={classes['tileName']}>{t('figure.overdue')}</span>
        <span className={classes['overdueValue']}>{count(overdue.count)}</span>
        <span className={classes['soonName']}>{t('figure.soon')}</span>
        <span className={classes['soonValue']}>{count(dueSoon.count)}</span>
      </div>
      <ul className={classes['overdueList']} aria-label={t('overdueAbout')}>
        {late.map((county) => (
          <li key={county.countyCode} className={classes['overdueRow']}>
            <span>{county.countyCode === 'unknown' ? say('unknownCounty') : county.name}</span>
            <svg width={BAR} height="34" aria-hidden="true">
              <rect width={(BAR * county.overdue.count) / most} height="34" fill="var(--state-overdue)" />
            </svg>
            <strong>{county.overdue.count}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
