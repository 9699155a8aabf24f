import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '../../../contract/accounts.ts';
import { CONNECTOR_KINDS } from '../../../domain/account/account.ts';
import type { AccountId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { Switch } from '../../ui/kit/switch.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import {
  formOf,
  hasAddress,
  hasSecret,
  hasSelfId,
  hintsOf,
  labelsOf,
  problemsOf,
  toSave,
  type AccountForm,
  type FormProblems,
} from './account-form.ts';
import classes from './accounts.module.css';

interface AccountDialogProps {
  readonly account: AccountRow | null;
  readonly onClose: () => void;
  readonly onSaved: (id: AccountId) => void;
}

/** Adds an account or changes one; the token can be set and is never shown. */
export function AccountDialog({ account, onClose, onSaved }: AccountDialogProps) {
  const { t } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  const [form, setForm] = useState(() => formOf(account));
  const [tried, setTried] = useState(false);
  const save = useCommand(orpc.accounts.save);
  const hasToken = account?.settings.hasToken ?? false;
  const problems = tried ? problemsOf(form, hasToken) : {};
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problemsOf(form, hasToken)).length > 0) return;
    const outcome = await save.run(toSave(account, form));
    if (!outcome.ok) return;
    showToast({ text: t('form.saved', { label: outcome.output.account.label }) });
    onSaved(outcome.output.account.id);
    onClose();
  };
  return (
    <Dialog
      title={account === null ? t('form.add') : t('form.edit')}
      open
      onClose={onClose}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" type="submit" form="account-form" disabled={save.isPending}>
            {common('action.save')}
          </Button>
        </div>
      }
    >
      <form id="account-form" className={classes['form']} onSubmit={(event) => void submit(event)}>
        <Fields
          form={form}
          problems={problems}
          hasToken={hasToken}
          onChange={(change) => setForm({ ...form, ...change })}
        />
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly form: AccountForm;
  readonly problems: FormProblems;
  readonly hasToken: boolean;
  readonly onChange: (change: Partial<AccountForm>) => void;
}

function Fields({ form, problems, hasToken, onChange }: FieldsProps) {
  const { t } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  const hints = hintsOf(form.connector);
  const labels = labelsOf(form.connector);
  // What is missing is asked for with the words that say what it is.
  const wrong = (field: keyof FormProblems): string | null => {
    const problem = problems[field];
    if (problem === undefined) return null;
    if (problem !== 'needed' || !(field in hints)) return t(`form.${problem}`);
    return t('form.neededSo', { hint: t(hints[field as keyof typeof hints]) });
  };
  const text = (id: string, field: 'label' | 'holder' | 'selfId' | 'url', autoFocus = false) => (
    <TextField
      id={id}
      label={t(field === 'selfId' ? labels.selfId : `form.${field}`)}
      className={classes['field']}
      value={form[field]}
      autoFocus={autoFocus}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
  return (
    <>
      <Field label={t('form.label')} hint={t('form.labelHint')} error={wrong('label')}>
        {(id) => text(id, 'label', true)}
      </Field>
      <Field label={t('form.holder')} error={wrong('holder')}>
        {(id) => text(id, 'holder')}
      </Field>
      <Field label={t('form.connector')}>
        {(id) => (
          <Select
            id={id}
            value={form.connector}
            onChange={(connector) => onChange({ connector })}
            options={CONNECTOR_KINDS.map((value) => ({ value, label: common(`connector.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('form.role')} hint={t('form.roleHint')}>
        {(id) => (
          <Select
            id={id}
            value={form.role}
            onChange={(role) => onChange({ role })}
            options={(['monitor', 'duty'] as const).map((value) => ({ value, label: common(`accountRole.${value}`) }))}
          />
        )}
      </Field>
      {hasSelfId(form.connector) && (
        <Field label={t(labels.selfId)} hint={t(hints.selfId)} error={wrong('selfId')}>
          {(id) => text(id, 'selfId')}
        </Field>
      )}
      {hasAddress(form.connector) && (
        <Field label={t('form.url')} hint={t(hints.url)} error={wrong('url')}>
          {(id) => text(id, 'url')}
        </Field>
      )}
      {hasSecret(form.connector) && (
        <Field label={t(labels.token)} hint={hasToken ? t('form.tokenKeep') : t(hints.token)} error={wrong('token')}>
          {(id) => (
            <TextField
              id={id}
              label={t(labels.token)}
              type="password"
              autoComplete="new-password"
              className={classes['field']}
              value={form.token}
              onChange={(event) => onChange({ token: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('form.enabled')}>
        {(id) => <Switch id={id} checked={form.enabled} onChange={(enabled) => onChange({ enabled })} />}
      </Field>
    </>
  );
}
