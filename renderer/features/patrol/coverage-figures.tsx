import { useTranslation } from 'react-i18next';
import { Figure } from '../../ui/figure.tsx';
import { goTo, type PatrolPlace } from './patrol-place.ts';
import classes from './patrol.module.css';
import { percentOf } from './percent-of.ts';

/** The figures of today; what is left opens its groups. */
export function CoverageFigures({
  total,
  place,
}: {
  readonly total: { readonly toRead: number; readonly covered: number; readonly waiting: number };
  readonly place: PatrolPlace;
}) {
  const { t } = useTranslation('patrol');
  const { toRead, covered, waiting } = total;
  return (
    <section className={classes['figures']} aria-label={t('figure.label')}>
      <Figure
        name={t('figure.coverage')}
        value={toRead === 0 ? '–' : `${percentOf(total)}%`}
        note={toRead === 0 ? t('figure.nothing') : t('figure.ofGroups', { covered, toRead })}
      />
      <Figure
        name={t('figure.unread')}
        value={toRead - covered}
        onOpen={() => goTo({ ...place, view: 'unread', again: false })}
      />
      <Figure
        name={t('figure.waiting')}
        value={waiting}
        onOpen={() => goTo({ ...place, view: 'unread', again: true })}
      />
    </section>
  );
}
