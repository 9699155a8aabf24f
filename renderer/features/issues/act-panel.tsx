import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../domain/assert-never.ts';
import { Button } from '../../ui/button.tsx';
import { groupBy } from '../../ui/group-by.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import type { ActFormProps } from './act-form.tsx';
import { actStates, keyOfAct, nextAct, type DrawerAct } from './act-of.ts';
import classes from './act-panel.module.css';
import { AmendForm } from './amend-form.tsx';
import { DispatchForm } from './dispatch-form.tsx';
import { FeedbackForm } from './feedback-form.tsx';
import { LeadFromIssue } from './lead-from-issue.tsx';
import type { Life } from './life-type.ts';
import { ReturnForm } from './return-form.tsx';
import { ReworkForm } from './rework-form.tsx';
import { SignForForm } from './sign-for-form.tsx';
import { TellForm } from './tell-form.tsx';
import { UrgeForm } from './urge-form.tsx';
import { useWhy } from './use-why.ts';
import { VerifyForm } from './verify-form.tsx';

/** What can be done with the issue now, as buttons with their keys; what cannot is said with the reason. */
export function ActPanel({ life }: { readonly life: Life }) {
  const { t } = useTranslation('issues');
  const [open, setOpen] = useState<DrawerAct | null>(null);
  const words = useWhy(life);
  const states = actStates(life);
  const primary = nextAct(states);
  const possible = states.filter(({ why }) => why === null);
  const others = states.filter(({ why }) => why !== null);
  useCommands(
    states.map(({ act, why }) => ({
      id: `ledger.act.${act}`,
      title: t(`act.${act}`),
      group: t('command.group'),
      keys: [keyOfAct(act)],
      hint: why === null,
      unavailable: why === null ? null : words([act], why),
      run: () => setOpen(act),
    })),
  );
  if (open !== null) {
    return (
      <section className={classes['panel']} aria-label={t(`act.${open}`)}>
        <h3 className={classes['heading']}>{t(`act.${open}`)}</h3>
        <FormOf act={open} life={life} onClose={() => setOpen(null)} />
      </section>
    );
  }
  return (
    <section className={classes['panel']} aria-label={t('life.acts')}>
      <div className={classes['acts']}>
        {possible.map(({ act }) => (
          <Button
            key={act}
            tone={act === primary ? 'primary' : 'plain'}
            keys={keyOfAct(act)}
            onClick={() => setOpen(act)}
          >
            {t(`act.${act}`)}
          </Button>
        ))}
        <LeadFromIssue life={life} />
        <details className={classes['others']}>
          <summary>{t('why.heading')}</summary>
          <ul>
            {[...groupBy(others, ({ why }) => why ?? '')].map(([why, stopped]) => (
              <li key={why}>
                {why === 'not-in-this-state' ? null : (
                  <strong>{stopped.map(({ act }) => t(`act.${act}`)).join(t('why.and'))}</strong>
                )}
                {words(
                  stopped.map(({ act }) => act),
                  why,
                )}
              </li>
            ))}
          </ul>
        </details>
      </div>
    </section>
  );
}

function FormOf({ act, ...props }: ActFormProps & { readonly act: DrawerAct }) {
  switch (act) {
    case 'dispatched':
      return <DispatchForm {...props} />;
    case 'signed':
      return <SignForForm {...props} />;
    case 'urged':
      return <UrgeForm {...props} />;
    case 'returned':
      return <ReturnForm {...props} />;
    case 'fed-back':
      return <FeedbackForm {...props} />;
    case 'reworked':
      return <ReworkForm {...props} />;
    case 'verified':
      return <VerifyForm {...props} />;
    case 'told':
      return <TellForm {...props} />;
    case 'amended':
      return <AmendForm {...props} />;
    default:
      return assertNever(act);
  }
}
