import { useTranslation } from 'react-i18next';
import type { GapRow } from '../../../contract/accounts.ts';
import { DAY_MS } from '../../../domain/time/instant.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatDate, formatDateTime } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './accounts.module.css';
import { gapBars, TIMELINE_DAYS } from './gap-bars.ts';

/** The last days of one account as a line, with every gap on it as a bar: red while nobody has looked, faint when it is closed. */
export function GapTimeline({ gaps }: { readonly gaps: readonly GapRow[] }) {
  const { t } = useTranslation('accounts');
  const now = useNow(60_000);
  const { bars, earlier } = gapBars(gaps, now);
  const titleOf = (id: number): string => {
    const gap = gaps.find((each) => each.id === id);
    if (gap === undefined) return '';
    const from = gap.lastSeenAt === null ? t('gap.unknown') : formatDateTime(gap.lastSeenAt);
    const to = gap.firstSeenAt === null ? t('gap.still') : formatDateTime(gap.firstSeenAt);
    return `${t(`gap.cause.${gap.cause}`)} · ${t('gap.span', { from, to })} · ${t(`gap.state.${gap.state}`)}`;
  };
  return (
    <figure className={classes['timeline']}>
      <ol className={classes['track']} aria-label={t('gap.timeline', { n: TIMELINE_DAYS })}>
        {bars.map(({ id, state, start, length }) => (
          <li
            key={id}
            title={titleOf(id)}
            aria-label={titleOf(id)}
            className={classNames(classes['mark'], classes[state])}
            style={{ left: `${start * 100}%`, width: `${length * 100}%` }}
          />
        ))}
      </ol>
      <figcaption className={classes['scale']}>
        <span>{formatDate(now - TIMELINE_DAYS * DAY_MS).slice(5)}</span>
        {earlier > 0 && <span className={classes['cause']}>{t('gap.earlier', { n: earlier })}</span>}
        <span>{t('gap.now')}</span>
      </figcaption>
    </figure>
  );
}
