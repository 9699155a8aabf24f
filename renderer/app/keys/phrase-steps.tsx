import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhraseShown } from '../../../contract/keys.ts';
import { GROUPS_IN_LINE } from '../../../domain/keys/recovery-phrase.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { FailureLine } from './failure-line.tsx';
import classes from './keys.module.css';
import { useKeyAct } from './use-key-act.ts';

/** Shows the recovery phrase once, lets it be printed, and asks two of its groups back. */
export function PhraseSteps({
  shown,
  onStep,
  onDone,
}: {
  readonly shown: PhraseShown;
  readonly onStep?: (step: 'phrase' | 'confirm') => void;
  readonly onDone?: () => void;
}) {
  const [step, setStep] = useState<'phrase' | 'confirm'>('phrase');
  const go = (next: 'phrase' | 'confirm') => {
    setStep(next);
    onStep?.(next);
  };
  return step === 'phrase' ? (
    <ShowPhrase shown={shown} onNext={() => go('confirm')} />
  ) : (
    <ConfirmPhrase shown={shown} onBack={() => go('phrase')} {...(onDone === undefined ? {} : { onDone })} />
  );
}

function ShowPhrase({ shown, onNext }: { readonly shown: PhraseShown; readonly onNext: () => void }) {
  const { t } = useTranslation('keys');
  const [told, setTold] = useState<string | null>(null);
  const print = async () => {
    const { kind } = await shell().printPhrase();
    setTold(kind === 'printed' ? null : t('phrase.notPrinted'));
  };
  const save = async () => {
    const saved = await shell().savePhrase();
    if (saved !== null) setTold(t('phrase.saved', saved));
  };
  return (
    <>
      <p className={classes['words']}>{t('phrase.words')}</p>
      <p className={classes['words']}>{t('phrase.advice')}</p>
      <PhraseSheet shown={shown} />
      <div className={classes['acts']}>
        <Button onClick={() => void print()}>{t('phrase.print')}</Button>
        <Button onClick={() => void save()}>{t('phrase.save')}</Button>
        <span className={classes['gap']} />
        <Button tone="primary" autoFocus onClick={onNext}>
          {t('phrase.onPaper')}
        </Button>
      </div>
      {told !== null && (
        <p className={classes['told']} role="status">
          {told}
        </p>
      )}
    </>
  );
}

/** What is printed: everything else of the page stays off the paper. */
function PhraseSheet({ shown }: { readonly shown: PhraseShown }) {
  const { t } = useTranslation('keys');
  return (
    <section className={classes['sheet']} aria-label={t('phrase.title')}>
      <h2 className={classes['sheetTitle']}>{t('phrase.sheet')}</h2>
      <ol className={classes['lines']}>
        {shown.lines.map((line, index) => (
          <li key={line} className={classes['line']}>
            <span className={classes['number']}>{t('phrase.line', { n: index + 1 })}</span>
            <span className={classes['phrase']}>{line}</span>
          </li>
        ))}
      </ol>
      <p className={classes['foot']}>{t('phrase.foot')}</p>
      <p className={classes['foot']}>
        {t('phrase.ring')} {shown.ringId} · {t('phrase.madeAt')} {formatDateTime(shown.madeAt)}
      </p>
      <p className={classes['signature']}>{t('phrase.signature')}</p>
    </section>
  );
}

function ConfirmPhrase({
  shown,
  onBack,
  onDone,
}: {
  readonly shown: PhraseShown;
  readonly onBack: () => void;
  readonly onDone?: () => void;
}) {
  const { t } = useTranslation('keys');
  const { isBusy, failure, run } = useKeyAct();
  const [typed, setTyped] = useState(() => shown.asked.map(() => ''));
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    void run(
      () => shell().confirmPhrase(typed),
      () => onDone?.(),
    );
  };
  return (
    <form onSubmit={confirm}>
      <p className={classes['words']}>{t('phrase.confirmWords')}</p>
      <div className={classes['fields']}>
        {shown.asked.map((group, index) => {
          const label = t('phrase.group', {
            line: Math.floor(group / GROUPS_IN_LINE) + 1,
            group: (group % GROUPS_IN_LINE) + 1,
          });
          return (
            <Field key={group} label={label}>
              {(id) => (
                <TextField
                  id={id}
                  label={label}
                  autoFocus={index === 0}
                  className={classes['phraseField']}
                  value={typed[index] ?? ''}
                  onChange={({ target }) => setTyped(typed.with(index, target.value))}
                />
              )}
            </Field>
          );
        })}
      </div>
      <FailureLine failure={failure} />
      <div className={classes['acts']}>
        <Button onClick={onBack}>{t('phrase.showAgain')}</Button>
        <span className={classes['gap']} />
        <Button type="submit" tone="primary" disabled={isBusy || typed.some((group) => group.trim() === '')}>
          {isBusy ? t('busy') : t('phrase.finish')}
        </Button>
      </div>
    </form>
  );
}
