import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadActKind } from '../../../domain/lead/lead.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { PaneSection } from '../../ui/side-pane.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { actFrom, fieldsOf, type ActKind, type FieldOfAct } from './act-fields.ts';
import { ActFieldRow } from './act-field-row.tsx';
import type { OpenedLead } from './lead-pane.tsx';
import classes from './leads.module.css';

/** Acts of an approver stand above the register; what is left is the officer's. */
const OWN: readonly LeadActKind[] = ['feedback-approved', 'feedback-refused'];

/** What may be done with the lead now: one form at a time. */
export function LeadActs({ lead }: { readonly lead: OpenedLead }) {
  const { t } = useTranslation('leads');
  const [kind, setKind] = useState<ActKind | null>(null);
  const possible = lead.possible.filter((each): each is ActKind => !OWN.includes(each));
  if (possible.length === 0) return null;
  return (
    <PaneSection title={t('acts')}>
      {kind === null || !possible.includes(kind) ? (
        <div className={classes['acts']}>
          {possible.map((each, index) => (
            <Button key={each} tone={index === 0 ? 'primary' : 'plain'} onClick={() => setKind(each)}>
              {t(`act.${each}`)}
            </Button>
          ))}
        </div>
      ) : (
        <ActForm key={kind} kind={kind} lead={lead} onClose={() => setKind(null)} />
      )}
    </PaneSection>
  );
}

interface ActFormProps {
  readonly kind: ActKind;
  readonly lead: OpenedLead;
  readonly onClose: () => void;
}

function ActForm({ kind, lead, onClose }: ActFormProps) {
  const { t } = useTranslation('leads');
  const fields = fieldsOf(kind);
  const [values, setValues] = useState<Readonly<Partial<Record<FieldOfAct, string>>>>({});
  const act = useCommand(orpc.leads.act);
  const ready = actFrom(kind, values);
  const submit = async (): Promise<void> => {
    if (ready === null || act.isPending) return;
    const { id, version } = lead.lead;
    const outcome = await act.run({ id, version, act: ready });
    if (!outcome.ok) return;
    showToast({ text: t('form.done', { act: t(`act.${kind}`) }) });
    onClose();
  };
  return (
    <form
      className={classes['form']}
      aria-label={t(`act.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') onClose();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      {kind === 'feedback-drafted' && <p className={classes['soft']}>{t('form.feedbackHint')}</p>}
      {kind === 'told' && <p className={classes['words']}>{lead.feedbackText}</p>}
      {kind === 'told' && <p className={classes['soft']}>{t('form.tellNow')}</p>}
      {fields.map((field, index) => (
        <ActFieldRow
          key={field}
          field={field}
          first={index === 0}
          value={values[field] ?? ''}
          onChange={(value) => setValues({ ...values, [field]: value })}
        />
      ))}
      <div className={classes['acts']}>
        <Button type="submit" tone="primary" disabled={ready === null || act.isPending}>
          {t('form.submit', { act: t(`act.${kind}`) })}
        </Button>
        <Button onClick={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
}
