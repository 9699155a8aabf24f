import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patroller } from '../../../contract/patrol.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { TextField } from '../../ui/text-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { wholeNumber } from './typed-values.ts';

/** How many groups a person is to read in a day; nothing typed is no quota. */
export function QuotaDialog({ person, onClose }: { readonly person: Patroller; readonly onClose: () => void }) {
  const { t } = useTranslation('patrol');
  const [typed, setTyped] = useState(person.quota === null ? '' : String(person.quota));
  const [isWrong, setIsWrong] = useState(false);
  const save = useCommand(orpc.patrol.setQuota);
  const submit = async (): Promise<void> => {
    const groups = typed.trim() === '' ? null : wholeNumber(typed, 10_000);
    setIsWrong(groups === undefined);
    if (groups === undefined) return;
    const { ok } = await save.run({ personId: person.id, groups, version: person.quotaVersion });
    if (!ok) return;
    showToast({ text: t('people.saved') });
    onClose();
  };
  return (
    <FormDialog
      title={t('people.quotaTitle', { name: person.name })}
      error={isWrong ? t('people.wrongNumber') : null}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <label>
        {t('people.quotaLabel')}
        <TextField
          label={t('people.quotaLabel')}
          inputMode="numeric"
          autoFocus
          maxLength={6}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
    </FormDialog>
  );
}
