import { useTranslation } from 'react-i18next';
import type { AccountLamp } from '../../domain/account/account.ts';
import { classNames } from './class-names.ts';
import classes from './lamp.module.css';

/** The lamp of an account as shape, word and colour: ● online, ◌ connecting, ▲ refused or silent, ○ offline, – idle. */
export function Lamp({
  lamp,
  reason,
  compact = false,
}: {
  readonly lamp: AccountLamp;
  readonly reason?: string | null;
  readonly compact?: boolean;
}) {
  const { t } = useTranslation('common');
  const word = t(`lamp.${lamp}`);
  return (
    <span className={classNames(classes['lamp'], classes[lamp])} title={reason ?? word}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        {lamp === 'online' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
        {lamp === 'connecting' && (
          <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="3 2.2" />
        )}
        {(lamp === 'refused' || lamp === 'silent') && <path d="M6 .8 11.6 11H.4Z" fill="currentColor" />}
        {lamp === 'offline' && <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.8" />}
        {lamp === 'idle' && <path d="M1 6h10" stroke="currentColor" strokeWidth="2" />}
      </svg>
      <span className={compact ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}
