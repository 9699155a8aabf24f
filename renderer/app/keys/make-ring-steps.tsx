import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeychainOffer, PhraseShown } from '../../../contract/keys.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureLine } from './failure-line.tsx';
import classes from './keys.module.css';
import { PhraseSteps } from './phrase-steps.tsx';
import { emptyDraft, ProtectionFields, protectionOf } from './protection-fields.tsx';
import { useKeyAct } from './use-key-act.ts';

const STEPS = ['protection', 'phrase', 'confirm'] as const;

/** Protection, recovery phrase, confirmation: what makes a ring. The page goes when the ring is written. */
export function MakeRingSteps({ offer }: { readonly offer: KeychainOffer }) {
  const { t } = useTranslation('keys');
  const [step, setStep] = useState<(typeof STEPS)[number]>('protection');
  const [shown, setShown] = useState<PhraseShown | null>(null);
  return (
    <>
      <ol className={classes['steps']} aria-label={t('setUp.steps')}>
        {STEPS.map((each, index) => (
          <li
            key={each}
            className={classNames(classes['step'], each === step && classes['current'])}
            aria-current={each === step ? 'step' : undefined}
          >
            <span className={classes['stepNumber']}>{index + 1}</span>
            {t(`setUp.step.${each}`)}
          </li>
        ))}
      </ol>
      {shown === null ? (
        <ChooseProtection
          offer={offer}
          onShown={(phrase) => {
            setShown(phrase);
            setStep('phrase');
          }}
        />
      ) : (
        <PhraseSteps shown={shown} onStep={setStep} />
      )}
    </>
  );
}

function ChooseProtection({
  offer,
  onShown,
}: {
  readonly offer: KeychainOffer;
  readonly onShown: (shown: PhraseShown) => void;
}) {
  const { t } = useTranslation('keys');
  const { isBusy, failure, run } = useKeyAct();
  const [draft, setDraft] = useState(() => emptyDraft(offer));
  const protection = protectionOf(draft);
  const prepare = (event: FormEvent) => {
    event.preventDefault();
    if (protection !== null) void run(() => shell().prepareRing(protection), onShown);
  };
  return (
    <form onSubmit={prepare}>
      <ProtectionFields offer={offer} draft={draft} onChange={setDraft} />
      <FailureLine failure={failure} />
      <div className={classes['acts']}>
        <Button onClick={() => void shell().quit()}>{t('quit')}</Button>
        <span className={classes['gap']} />
        <Button type="submit" tone="primary" disabled={isBusy || protection === null}>
          {isBusy ? t('busy') : t('next')}
        </Button>
      </div>
    </form>
  );
}
