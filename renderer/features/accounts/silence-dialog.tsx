import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SilenceRow } from '../../../contract/accounts.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Field } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';

/** What somebody has found at the phone of a silent account. */
export function SilenceDialog({ silence, onClose }: { readonly silence: SilenceRow; readonly onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const [note, setNote] = useState(silence.note);
  const [tried, setTried] = useState(false);
  const command = useCommand(orpc.accounts.noteSilence);
  const isMissing = note.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (isMissing || !(await command.run({ id: silence.id, note: note.trim() })).ok) return;
    showToast({ text: t('silence.saved') });
    onClose();
  };
  return (
    <FormDialog
      title={t('silence.note')}
      error={tried && isMissing ? t('silence.needed') : null}
      isPending={command.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('silence.noteLabel')} hint={t('silence.noteHint')}>
        {(id) => (
          <TextArea id={id} value={note} maxLength={200} autoFocus onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
