import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { useDesk } from '../../data/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from './card.tsx';
import { CentreStep } from './centre-step.tsx';
import { CheckStep } from './check-step.tsx';
import { emptyForm, OFFICES, problemsOf, type FirstRunForm, type Office } from './first-run-form.ts';
import { OfficerStep } from './officer-step.tsx';
import { noteSetUp } from './set-up-note.ts';
import classes from './sign-in.module.css';

const STEPS = ['centre', ...OFFICES, 'check'] as const;
type Step = (typeof STEPS)[number];

/** The first run of an empty centre: its name, its three officers one after the other, and a last look. */
export function FirstRunPage() {
  const { t } = useTranslation('signIn');
  const [at, setAt] = useState(0);
  const [form, setForm] = useState(emptyForm);
  const [tried, setTried] = useState(false);
  const finishing = useFinishing();
  const step = STEPS[at] ?? 'check';
  const move = (by: number): void => {
    setTried(false);
    finishing.forget();
    setAt(at + by);
  };
  const submit = (): void => {
    setTried(true);
    if (!isDone(form, step)) return;
    if (step === 'check') void finishing.finish(form);
    else move(1);
  };
  return (
    <Card title={t('setUp.title')} wide>
      <Steps at={at} />
      <form
        className={classes['form']}
        aria-label={t(`setUp.${step}.name`)}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 className={classes['stepTitle']}>{t(`setUp.${step}.name`)}</h2>
        <p className={classes['words']}>{t(`setUp.${step}.words`)}</p>
        <StepFields key={step} step={step} form={form} tried={tried} onChange={setForm} />
        {finishing.refusal !== null && (
          <p className={classes['refusal']} role="alert">
            {finishing.refusal}
          </p>
        )}
        <div className={`${classes['acts']} ${classes['spread']}`}>
          <Button tone="quiet" disabled={at === 0 || finishing.isBusy} onClick={() => move(-1)}>
            {t('setUp.back')}
          </Button>
          <Button tone="primary" type="submit" disabled={finishing.isBusy}>
            {finishing.isBusy ? t('setUp.saving') : step === 'check' ? t('setUp.finish') : t('setUp.next')}
          </Button>
        </div>
      </form>
      <ul className={classes['advice']}>
        {(['three', 'own', 'lost'] as const).map((advice) => (
          <li key={advice}>{t(`setUp.advice.${advice}`)}</li>
        ))}
      </ul>
    </Card>
  );
}

function Steps({ at }: { readonly at: number }) {
  const { t } = useTranslation('signIn');
  return (
    <ol className={classes['steps']} aria-label={t('setUp.step', { n: at + 1, of: STEPS.length })}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={classes['step']}
          data-done={index < at}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          {t(`setUp.${step}.name`)}
        </li>
      ))}
    </ol>
  );
}

interface StepFieldsProps {
  readonly step: Step;
  readonly form: FirstRunForm;
  readonly tried: boolean;
  readonly onChange: (form: FirstRunForm) => void;
}

function StepFields({ step, form, tried, onChange }: StepFieldsProps) {
  if (step === 'centre') return <CentreStep form={form} tried={tried} onChange={onChange} />;
  if (step === 'check') return <CheckStep form={form} />;
  const officers = form.officers;
  return (
    <OfficerStep
      officer={officers[step]}
      problems={tried ? problemsOf(form, step) : {}}
      onChange={(officer) => onChange({ ...form, officers: { ...officers, [step]: officer } })}
    />
  );
}

function isDone(form: FirstRunForm, step: Step): boolean {
  const isOffice = (each: Step): each is Office => each !== 'centre' && each !== 'check';
  if (isOffice(step)) return Object.keys(problemsOf(form, step)).length === 0;
  return form.centerName.trim() !== '' && form.cityName.trim() !== '';
}

/** Sends everything once; what is refused is said, and nothing that was typed is lost. */
function useFinishing() {
  const { t } = useTranslation('common');
  const { setUp } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const finish = async ({ centerName, cityName, officers }: FirstRunForm): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const of = (office: Office) => {
      const { name, login, password } = officers[office];
      return { name, login, password };
    };
    noteSetUp();
    try {
      const three = { systemAdmin: of('systemAdmin'), securityAdmin: of('securityAdmin'), auditor: of('auditor') };
      await setUp({ centerName, cityName, ...three });
    } catch (error) {
      setRefusal(failureWords(t, failureOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, refusal, finish, forget: () => setRefusal(null) };
}
