import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../data/client.ts';
import { useSession } from '../data/use-session.ts';
import { classNames } from '../ui/class-names.ts';
import { commandsOf, useCommandTable } from '../ui/commands/command-table.ts';
import { Kbd } from '../ui/kbd.tsx';
import { hrefOf } from '../ui/route.ts';
import { formatSpan } from '../ui/time.ts';
import classes from './status-line.module.css';

/** The keys that mean something now, the accounts' lamps and how late messages arrive. */
export function StatusLine({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useTranslation('app');
  const bySource = useCommandTable((state) => state.bySource);
  const hints = useMemo(
    () => commandsOf(bySource).filter(({ hint, unavailable, keys }) => hint && unavailable === null && keys.length > 0),
    [bySource],
  );
  return (
    <footer className={classes['line']}>
      <ul className={classes['hints']} aria-label={t('status.keys')}>
        {hints.map((command) => (
          <li key={command.id} className={classes['hint']}>
            {command.keys.slice(0, 1).map((keys) => (
              <Kbd key={keys} keys={keys} />
            ))}
            {command.title}
          </li>
        ))}
      </ul>
      <button type="button" className={classes['hint']} onClick={onKeys}>
        <Kbd keys="Shift+Slash" />
        {t('sheet.open')}
      </button>
      <Health />
    </footer>
  );
}

function Health() {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const status = useQuery(
    orpc.system.status.queryOptions({ input: {}, enabled: session !== undefined, meta: { refreshEvery: 2_000 } }),
  ).data;
  if (status === undefined) return null;
  const { online, connecting, offline, refused, silent } = status.lamps;
  const troubled = offline + refused + silent;
  return (
    <a href={hrefOf('accounts')} className={classes['health']} aria-label={t('status.lamps')}>
      <span className={classes['good']}>● {t('status.online', { n: online })}</span>
      {connecting > 0 && <span className={classes['soon']}>◌ {t('status.connecting', { n: connecting })}</span>}
      {troubled > 0 && <span className={classes['bad']}>▲ {t('status.troubled', { n: troubled })}</span>}
      {status.silent > 0 && <span className={classes['bad']}>▲ {t('status.silent', { n: status.silent })}</span>}
      {status.openGaps > 0 && <span className={classes['bad']}>{t('status.gaps', { count: status.openGaps })}</span>}
      {status.setAside > 0 && <span className={classes['soon']}>{t('status.setAside', { n: status.setAside })}</span>}
      <span className={classNames(classes['delay'])}>
        {status.intakeDelay === null
          ? t('status.noDelay')
          : t('status.delay', { span: formatSpan(common, Math.max(0, status.intakeDelay)) })}
      </span>
    </a>
  );
}
