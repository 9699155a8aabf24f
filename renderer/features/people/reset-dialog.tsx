import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../contract/people.ts';
import { weaknessOf } from '../../../domain/people/password-policy.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './people.module.css';
import { TemporaryField } from './temporary-field.tsx';
import { newTemporaryPassword } from './temporary-password.ts';

const FORM = 'reset-password';

/** Gives somebody who has forgotten theirs a password for one sign-in. */
export function ResetDialog({ person, onClose }: { readonly person: PersonRow; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const [password, setPassword] = useState(newTemporaryPassword);
  const reset = useCommand(orpc.people.resetPassword);
  const { id, version, name } = person;
  const weakness = weaknessOf(password, person);
  const submit = async (): Promise<void> => {
    if (weakness !== null) return;
    const outcome = await reset.run({ id, version, temporaryPassword: password });
    if (!outcome.ok) return;
    showToast({ text: t('reset.done', { name }) });
    onClose();
  };
  return (
    <Dialog
      title={t('reset.title', { name })}
      open
      width={480}
      onClose={onClose}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button
            tone={person.holdsOnlyLeadKey ? 'danger' : 'primary'}
            type="submit"
            form={FORM}
            disabled={reset.isPending}
          >
            {t('reset.act')}
          </Button>
        </div>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          // The dialog stands inside the form of the person.
          event.stopPropagation();
          void submit();
        }}
      >
        <p className={classes['words']}>{t('reset.words')}</p>
        {person.holdsOnlyLeadKey && (
          <p className={classes['warning']} role="alert">
            {t('reset.onlyKey')}
          </p>
        )}
        <TemporaryField
          autoFocus
          value={password}
          error={weakness === null ? null : common(`weakness.${weakness}`)}
          onChange={setPassword}
        />
      </form>
    </Dialog>
  );
}
