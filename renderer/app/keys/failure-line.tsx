import { useTranslation } from 'react-i18next';
import type { KeyFailure } from '../../../contract/keys.ts';
import { formatSpan, formatTime } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './keys.module.css';

/** Why a call about the key did nothing. */
export function FailureLine({ failure }: { readonly failure: KeyFailure | null }) {
  const { t } = useTranslation('keys');
  const { t: common } = useTranslation('common');
  const now = useNow();
  if (failure === null) return null;
  const until = failure.why === 'wrong' || failure.why === 'wait' ? failure.waitUntil : null;
  const words =
    until !== null
      ? t('failure.wait', { time: formatTime(until), span: formatSpan(common, Math.max(0, until - now)) })
      : failure.why === 'wrong'
        ? t('failure.wrong', { n: failure.attemptsLeft })
        : t(`failure.${failure.why}`, {});
  return (
    <p className={classes['failure']} role="alert">
      {words}
    </p>
  );
}
