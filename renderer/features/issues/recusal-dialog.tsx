import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueId, OperatorId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { Field } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './issue-recusals.module.css';
import { WordsArea } from './words-area.tsx';

interface RecusalDialogProps {
  readonly issueId: IssueId;
  readonly recusal: { readonly id: number; readonly person: { readonly name: string } } | 'new';
  readonly onClose: () => void;
}

/** Keeps the issue from a person, or lifts what keeps it; either with a reason. */
export function RecusalDialog({ issueId, recusal, onClose }: RecusalDialogProps) {
  const { t } = useTranslation('issues');
  const isNew = recusal === 'new';
  const [person, setPerson] = useState<OperatorId | null>(null);
  const [reason, setReason] = useState('');
  const add = useCommand(orpc.recusals.add);
  const lift = useCommand(orpc.recusals.lift);
  const isMissing = reason.trim() === '' || (isNew && person === null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (isMissing) return;
    const outcome =
      recusal === 'new'
        ? person === null
          ? null
          : await add.run({ issueId, personId: person, reason })
        : await lift.run({ id: recusal.id, reason });
    if (outcome?.ok !== true) return;
    showToast({ text: isNew ? t('recusal.done') : t('recusal.doneLift') });
    onClose();
  };
  return (
    <Dialog
      title={isNew ? t('recusal.add') : t('recusal.liftOf', { name: recusal.person.name })}
      open
      width={440}
      onClose={onClose}
    >
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <p className={classes['explain']}>{isNew ? t('recusal.explain') : t('recusal.explainLift')}</p>
        {isNew && <PersonField value={person} onChange={setPerson} />}
        <Field label={t('recusal.reason')}>
          {(id) => <WordsArea id={id} maxLength={200} autoFocus={!isNew} value={reason} onWords={setReason} />}
        </Field>
        <p className={classes['foot']}>
          <span className={classes['missing']}>
            {isMissing ? (isNew ? t('recusal.missing') : t('recusal.missingReason')) : ''}
          </span>
          <Button onClick={onClose}>{t('recusal.cancel')}</Button>
          <Button tone="primary" type="submit" disabled={isMissing || add.isPending || lift.isPending}>
            {t('recusal.submit')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}

function PersonField({
  value,
  onChange,
}: {
  readonly value: OperatorId | null;
  readonly onChange: (id: OperatorId | null) => void;
}) {
  const { t } = useTranslation('issues');
  const { t: common } = useTranslation('common');
  const people = useQuery(orpc.recusals.people.queryOptions({ input: {} })).data?.people ?? [];
  return (
    <Field label={t('recusal.person')}>
      {(id) => (
        <Select<OperatorId>
          id={id}
          className={classes['wide'] ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          autoFocus
          placeholder={t('recusal.choosePerson')}
          options={people.map((person) => ({
            value: person.id,
            label: `${person.name} · ${common(`role.${person.role}`)}`,
          }))}
          {...(value === null ? {} : { value })}
          onChange={(chosen: OperatorId | undefined) => onChange(chosen ?? null)}
        />
      )}
    </Field>
  );
}
