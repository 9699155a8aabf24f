import { ClockAlert, KeyRound, LockKeyhole, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KeyState } from '../../../contract/keys.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { formatDateTime, formatSpan } from '../../ui/time.ts';
import { FailureLine } from './failure-line.tsx';
import { KeyPage } from './key-page.tsx';
import classes from './keys.module.css';
import { MakeRingSteps } from './make-ring-steps.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { useKeyAct } from './use-key-act.ts';

/** What stands in place of the console until the key of the centre is there. */
export function KeyStatePage({ state }: { readonly state: KeyState }) {
  switch (state.kind) {
    case 'set-up':
      return <SetUpPage state={state} />;
    case 'locked-store':
      return <LockedPage state={state} />;
    case 'key-refused':
      return <RefusedPage key={state.reason} state={state} />;
    case 'clock-back':
      return <ClockPage state={state} />;
  }
}

type Of<Kind extends KeyState['kind']> = { readonly state: Extract<KeyState, { kind: Kind }> };

function SetUpPage({ state }: Of<'set-up'>) {
  const { t } = useTranslation('keys');
  return (
    <KeyPage icon={KeyRound} title={t('setUp.title')}>
      <p className={classes['words']}>{t('setUp.words')}</p>
      <MakeRingSteps offer={state.keychain} />
    </KeyPage>
  );
}

function LockedPage({ state }: Of<'locked-store'>) {
  const { t } = useTranslation('keys');
  return (
    <KeyPage icon={LockKeyhole} title={t('locked.title')}>
      <p className={classes['words']}>{t('locked.words')}</p>
      {state.isCopy && <p className={classes['told']}>{t('locked.copy')}</p>}
      <UnlockForm {...state} needsProtection={!state.ways.passphrase} />
    </KeyPage>
  );
}

function RefusedPage({ state }: Of<'key-refused'>) {
  const { t } = useTranslation('keys');
  const { failure, run } = useKeyAct();
  const { reason, detail, ways } = state;
  return (
    <KeyPage icon={ShieldAlert} tone="alarm" title={t('refused.title')}>
      <p className={classes['reason']}>{t(`refused.reason.${reason}`)}</p>
      <p className={classes['words']}>{t('refused.kept')}</p>
      <p className={classes['words']}>{t(`refused.way.${reason}`)}</p>
      {detail !== '' && <p className={classes['detail']}>{t('detail', { detail })}</p>}
      {state.hasGoodCopy && (
        <section className={classes['section']}>
          <p className={classes['words']}>{t('refused.copyWords')}</p>
          <Button onClick={() => void run(() => shell().useRingCopy())}>{t('refused.useCopy')}</Button>
          <FailureLine failure={failure} />
        </section>
      )}
      {state.canRemake ? (
        <section className={classes['section']}>
          <h2 className={classes['head']}>{t('remake.title')}</h2>
          <p className={classes['words']}>{t('remake.words')}</p>
          <MakeRingSteps offer={state.keychain} />
        </section>
      ) : ways.passphrase || ways.recovery ? (
        <UnlockForm {...state} needsProtection={!ways.passphrase} />
      ) : (
        <div className={classes['acts']}>
          <Button tone="primary" autoFocus onClick={() => void shell().retryService()}>
            {t('retry')}
          </Button>
          <Button onClick={() => void shell().quit()}>{t('quit')}</Button>
        </div>
      )}
    </KeyPage>
  );
}

function ClockPage({ state }: Of<'clock-back'>) {
  const { t } = useTranslation('keys');
  const { t: common } = useTranslation('common');
  return (
    <KeyPage icon={ClockAlert} tone="alarm" title={t('clock.title')}>
      <p className={classes['words']}>{t('clock.words')}</p>
      <dl className={classes['facts']}>
        <dt>{t('clock.clockAt')}</dt>
        <dd>{formatDateTime(state.clockAt)}</dd>
        <dt>{t('clock.newestAt')}</dt>
        <dd>{formatDateTime(state.newestAt)}</dd>
        <dt>{t('clock.behind')}</dt>
        <dd>{formatSpan(common, state.newestAt - state.clockAt)}</dd>
      </dl>
      <p className={classes['words']}>{t('clock.correct')}</p>
      <p className={classes['words']}>{t('clock.goOnWords')}</p>
      <div className={classes['acts']}>
        <Button tone="primary" autoFocus onClick={() => void shell().retryService()}>
          {t('retry')}
        </Button>
        <Button onClick={() => void shell().acceptClock()}>{t('clock.goOn')}</Button>
        <span className={classes['gap']} />
        <Button onClick={() => void shell().quit()}>{t('quit')}</Button>
      </div>
    </KeyPage>
  );
}
