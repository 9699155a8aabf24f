import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UNMASK_PURPOSES, type UnmaskPurpose } from '../../../domain/lead/lead.ts';
import { orpc } from '../../data/client.ts';
import { askForPassword } from '../../data/reauthentication.ts';
import { useCommand } from '../../data/use-command.ts';
import { Attachments } from '../../ui/attachments.tsx';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Select } from '../../ui/kit/select.tsx';
import { PaneSection } from '../../ui/side-pane.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Field } from '../../ui/text-field.tsx';
import { formatDateTime, formatSpan } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { useNow } from '../../ui/use-now.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { OpenedLead } from './lead-pane.tsx';
import classes from './leads.module.css';

type Step = 'masked' | 'asking' | { readonly until: number };

/** Who reported: masked, until somebody gives a purpose, a reason and the password; then for five minutes. */
export function Reporter({ lead }: { readonly lead: OpenedLead }) {
  const { t } = useTranslation('leads');
  const [step, setStep] = useState<Step>('masked');
  useCommands([
    {
      id: 'leads.unmask',
      title: t('command.unmask'),
      group: t('command.group'),
      keys: ['KeyU'],
      hint: true,
      run: () => setStep('asking'),
    },
  ]);
  return (
    <>
      <PaneSection title={t('reporter.title')}>
        {typeof step === 'object' ? (
          <Shown lead={lead} until={step.until} onHide={() => setStep('masked')} />
        ) : (
          lead.reporters.map(({ name, chatId }, index) => (
            <p key={index}>
              {t('reporter.masked', {
                name: name === '' ? t('reporter.noName') : name,
                id: chatId === '' ? '–' : chatId,
              })}
            </p>
          ))
        )}
        {step === 'masked' && (
          <Button keys="KeyU" onClick={() => setStep('asking')}>
            {t('reporter.unmask')}
          </Button>
        )}
        {step === 'asking' && <UnmaskForm lead={lead} onStep={setStep} />}
      </PaneSection>
      <PaneSection title={t('unmaskings')}>
        {lead.unmaskings.length === 0 && <p className={classes['soft']}>{t('never')}</p>}
        {lead.unmaskings.map(({ at, by, purpose, reason }) => (
          <div key={at} className={classes['words']}>
            {t('unmaskedBy', { name: by.name, at: formatDateTime(at), purpose: t(`purpose.${purpose}`) })}
            <div className={classes['soft']}>{visibleText(reason)}</div>
          </div>
        ))}
      </PaneSection>
    </>
  );
}

function UnmaskForm({ lead, onStep }: { readonly lead: OpenedLead; readonly onStep: (step: Step) => void }) {
  const { t } = useTranslation('leads');
  const { t: common } = useTranslation('common');
  const [purpose, setPurpose] = useState<UnmaskPurpose>('ask-back');
  const [reason, setReason] = useState('');
  const unmask = useCommand(orpc.leads.unmask);
  const submit = async (): Promise<void> => {
    // Asked every time, however fresh the password is: looking at who reported is never done in passing.
    if (reason.trim() === '' || !(await askForPassword())) return;
    const outcome = await unmask.run({ id: lead.lead.id, purpose, reason });
    if (outcome.ok) onStep({ until: outcome.output.until });
  };
  return (
    <form
      className={classes['form']}
      aria-label={t('reporter.unmask')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') onStep('masked');
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      <Field label={t('reporter.purpose')}>
        {(id) => (
          <Select
            id={id}
            value={purpose}
            onChange={setPurpose}
            options={UNMASK_PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('reporter.reason')} hint={t('reporter.reasonHint')}>
        {(id) => (
          <TextArea
            id={id}
            rows={2}
            maxLength={300}
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className={classes['acts']}>
        <Button type="submit" tone="danger" disabled={reason.trim() === '' || unmask.isPending}>
          {t('reporter.submit')}
        </Button>
        <Button onClick={() => onStep('masked')}>{common('action.cancel')}</Button>
      </div>
    </form>
  );
}

interface ShownProps {
  readonly lead: OpenedLead;
  readonly until: number;
  readonly onHide: () => void;
}

/** The identity while it may be seen: it leaves the screen by itself, and nothing of it stays in the window's cache. */
function Shown({ lead, until, onHide }: ShownProps) {
  const { t } = useTranslation('leads');
  const { t: common } = useTranslation('common');
  const now = useNow(1_000);
  const query = useQuery({
    ...orpc.leads.reporter.queryOptions({ input: { id: lead.lead.id }, meta: { live: false } }),
    gcTime: 0,
    refetchInterval: 5_000,
  });
  const isOver = now >= until || query.error !== null;
  if (isOver) return <Over onHide={onHide} />;
  return (
    <div className={classes['shown']} role="group" aria-label={t('reporter.title')}>
      {query.data?.messages.map(({ sentAt, groupName, senderName, senderId, text, attachments }) => (
        <div key={`${sentAt}${senderId}`} className={classes['words']}>
          <strong>{visibleText(senderName)}</strong> {visibleText(senderId)}
          <div className={classes['soft']}>
            {formatDateTime(sentAt)} · {visibleText(groupName)}
          </div>
          <div>{visibleText(text)}</div>
          <Attachments attachments={attachments} />
        </div>
      ))}
      <div className={classes['acts']}>
        <span className={classes['left']} role="timer">
          {t('reporter.until', { left: formatSpan(common, until - now) })}
        </span>
        <Button onClick={onHide}>{t('reporter.hide')}</Button>
      </div>
    </div>
  );
}

function Over({ onHide }: { readonly onHide: () => void }) {
  const { t } = useTranslation('leads');
  return (
    <p role="status">
      {t('reporter.over')}{' '}
      <Button
        onClick={() => {
          onHide();
          showToast({ text: t('reporter.over') });
        }}
      >
        {t('reporter.hide')}
      </Button>
    </p>
  );
}
