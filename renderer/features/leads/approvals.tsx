import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc, type ServiceClient } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useSession } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './leads.module.css';

type Waiting = Awaited<ReturnType<ServiceClient['leads']['feedbackToApprove']>>['waiting'][number];

/** Texts for groups that wait for a second person; an approver sees them and nothing else of leads. */
export function Approvals({ alone }: { readonly alone: boolean }) {
  const { t } = useTranslation('leads');
  const { data } = useQuery(orpc.leads.feedbackToApprove.queryOptions({ input: {} }));
  if (data === undefined) return null;
  if (data.waiting.length === 0) return alone ? <EmptyState title={t('approval.none')} /> : null;
  return (
    <section className={classes['approvals']} aria-label={t('approval.title')}>
      <h2>{t('approval.title')}</h2>
      <p className={classes['soft']}>{t('approval.words')}</p>
      {data.waiting.map((text) => (
        <Approval key={text.id} text={text} />
      ))}
    </section>
  );
}

function Approval({ text }: { readonly text: Waiting }) {
  const { t } = useTranslation('leads');
  const self = useSession()?.person?.id;
  const [reason, setReason] = useState('');
  const decide = useCommand(orpc.leads.approveFeedback);
  const own = text.draftedBy.id === self ? t('approval.own') : null;
  const answer = async (approve: boolean): Promise<void> => {
    const outcome = await decide.run({ id: text.id, version: text.version, approve, reason });
    if (outcome.ok) showToast({ text: t(approve ? 'approval.approved' : 'approval.refused') });
  };
  return (
    <article className={classes['approval']} aria-label={text.number}>
      <header className={classes['soft']}>
        {text.number} · {t('approval.by', { name: text.draftedBy.name })}
      </header>
      <p className={classes['words']}>{text.text}</p>
      <div className={classes['acts']}>
        <Button tone="primary" unavailable={own} disabled={decide.isPending} onClick={() => void answer(true)}>
          {t('approval.approve')}
        </Button>
        <TextField
          label={t('approval.reason')}
          placeholder={t('approval.reason')}
          className={classes['reason']}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          unavailable={own}
          disabled={decide.isPending || reason.trim() === ''}
          onClick={() => void answer(false)}
        >
          {t('approval.refuse')}
        </Button>
      </div>
    </article>
  );
}
