import { useTranslation } from 'react-i18next';
import type { AccountRow } from '../../../contract/accounts.ts';
import { Facts } from '../../ui/side-pane.tsx';
import { formatAgo, formatSpan } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './accounts.module.css';

const SIGNALS = ['socket', 'heartbeat', 'message', 'probe', 'clock'] as const;
/** Shape and colour together: nobody need tell red from green. */
const MARKS = { good: '●', bad: '▲', unknown: '○', none: '–' } as const;
const NEAR_MS = 5_000;

type Health = AccountRow['health'];

/** The signals of one account as a row of marks, with their names for whoever asks. */
export function HealthDots({ health }: { readonly health: Health }) {
  const { t } = useTranslation('accounts');
  return (
    <span className={classes['lights']}>
      {SIGNALS.map((signal) => {
        const words = t('health.row', {
          ...{ name: t(`health.signal.${signal}`), state: t(`health.state.${health[signal]}`) },
        });
        return (
          <span
            key={signal}
            role="img"
            aria-label={words}
            title={words}
            data-signal={health[signal]}
            className={classes['light']}
          >
            {MARKS[health[signal]]}
          </span>
        );
      })}
    </span>
  );
}

/** The signals in words, with when they were last heard and how far the clock is off. */
export function HealthFacts({ health }: { readonly health: Health }) {
  const { t } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  const now = useNow(5_000);
  const further = (signal: (typeof SIGNALS)[number]): string | null => {
    if (signal === 'heartbeat' && health.heartbeatAt !== null) return formatAgo(common, health.heartbeatAt, now);
    if (signal === 'probe' && health.probedAt !== null) return formatAgo(common, health.probedAt, now);
    if (signal !== 'clock' || health.clockSkew === null) return null;
    if (Math.abs(health.clockSkew) < NEAR_MS) return t('health.skew.same');
    return t(health.clockSkew > 0 ? 'health.skew.ahead' : 'health.skew.behind', {
      span: formatSpan(common, health.clockSkew),
    });
  };
  return (
    <Facts
      facts={SIGNALS.map((signal) => {
        const state = health[signal];
        return [
          t(`health.signal.${signal}`),
          <span key={signal}>
            <span data-signal={state} className={classes['light']} aria-hidden="true">
              {MARKS[state]}
            </span>{' '}
            {[t(`health.state.${state}`), further(signal)].filter(Boolean).join(' · ')}
          </span>,
        ] as const;
      })}
    />
  );
}
