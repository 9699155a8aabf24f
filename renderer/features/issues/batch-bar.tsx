import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../contract/issues.ts';
import { ACT_STATES } from '../../../domain/issue/act-states.ts';
import { orpc } from '../../data/client.ts';
import { failureWords } from '../../data/failure-words.ts';
import { useCommand, type CommandOutcome } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import classes from './batch-bar.module.css';

interface BatchBarProps {
  readonly rows: readonly IssueRow[];
  readonly onClear: () => void;
  readonly onDone: () => void;
}

/** Dispatching and urging several issues, one command each, so that each has its own event and its own refusal. */
export function BatchBar({ rows, onClear, onDone }: BatchBarProps) {
  const { t } = useTranslation('issues');
  const { t: say } = useTranslation('common');
  const mayDispatch = useMay('issue.dispatch');
  const [text, setText] = useState('');
  const { data } = useQuery(orpc.units.all.queryOptions({ input: {} }));
  const dispatch = useCommand(orpc.issues.dispatch, { quiet: true });
  const urge = useCommand(orpc.issues.urge, { quiet: true });
  const commissionOf = (row: IssueRow) =>
    row.countyCode === null
      ? undefined
      : data?.units.find((unit) => unit.kind === 'commission' && unit.countyCode === row.countyCode);
  const urgeable = rows.filter((row) => ACT_STATES.urged.includes(row.state));
  const dispatchable = rows.filter(
    (row) => ACT_STATES.dispatched.includes(row.state) && commissionOf(row) !== undefined,
  );

  const each = async (
    of: readonly IssueRow[],
    run: (row: IssueRow) => Promise<CommandOutcome<unknown>>,
  ): Promise<void> => {
    const refusals: string[] = [];
    for (const row of of) {
      const outcome = await run(row);
      if (!outcome.ok) refusals.push(`${row.number} ${failureWords(say, outcome.failure)}`);
    }
    const done = of.length - refusals.length;
    if (refusals.length === 0) showToast({ text: t('batch.done', { done }) });
    else
      showToast({
        tone: 'refused',
        text: t('batch.partly', { done, refused: refusals.length, why: refusals[0] ?? '' }),
      });
    onClear();
    onDone();
  };
  const denied = mayDispatch ? null : t('why.not-allowed');
  return (
    <Toolbar label={t('selected', { n: rows.length })} className={classes['bar'] ?? ''}>
      <strong>{t('selected', { n: rows.length })}</strong>
      <Button
        unavailable={denied ?? (dispatchable.length === 0 ? t('why.other') : null)}
        title={t('batch.dispatchWords', { n: dispatchable.length })}
        onClick={() =>
          void each(dispatchable, (row) => {
            const commission = commissionOf(row);
            if (commission === undefined) throw new Error('A row without a commission was to be dispatched');
            return dispatch.run({
              id: row.id,
              version: row.version,
              commissionId: commission.id,
              handlingUnitId: null,
              note: '',
            });
          })
        }
      >
        {`${t('batch.dispatch')} ${dispatchable.length}`}
      </Button>
      <TextField
        label={t('form.urgeText')}
        placeholder={t('form.urgeText')}
        className={classes['words'] ?? ''}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        unavailable={
          denied ?? (text.trim() === '' ? t('form.urgeMissing') : urgeable.length === 0 ? t('why.other') : null)
        }
        onClick={() =>
          void each(urgeable, (row) => urge.run({ id: row.id, version: row.version, channel: 'console', text }))
        }
      >
        {`${t('batch.urge')} ${urgeable.length}`}
      </Button>
      <Button tone="quiet" onClick={onClear}>
        {t('batch.clear')}
      </Button>
    </Toolbar>
  );
}
