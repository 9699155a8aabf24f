import { useTranslation } from 'react-i18next';
import { formatShort } from '../../ui/time.ts';
import classes from './issue-life.module.css';
import type { Life } from './life-type.ts';

const STEPS = ['created', 'dispatched', 'signed', 'fed-back', 'verified', 'told'] as const;

/** The six steps of a life in a row, each with its moment; what has not happened is an empty ring. */
export function IssueSteps({ life, now }: { readonly life: Life; readonly now: number }) {
  const { t } = useTranslation('issues');
  const { issue, events } = life;
  const fedBackAt = life.feedback === null ? null : (events.findLast((event) => event.kind === 'fed-back')?.at ?? null);
  const at = {
    created: issue.createdAt,
    dispatched: issue.dispatchedAt,
    signed: issue.signedAt,
    'fed-back': fedBackAt,
    verified: issue.closedAt,
    told: issue.toldAt,
  };
  return (
    <ol className={classes['steps']}>
      {STEPS.map((step) => (
        <li key={step} data-done={at[step] !== null}>
          <span className={classes['dot']} aria-hidden="true">
            {at[step] === null ? '○' : '●'}
          </span>
          <span className={classes['step']}>{t(`step.${step}`)}</span>
          <span className={classes['when']}>{at[step] === null ? t('life.none') : formatShort(at[step], now)}</span>
        </li>
      ))}
    </ol>
  );
}
