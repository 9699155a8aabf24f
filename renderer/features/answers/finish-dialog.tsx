import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpRequest } from '../../../contract/answers.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';

/** Who has done it, and what there is to say of it. */
export function FinishDialog({ request, onClose }: { readonly request: HelpRequest; readonly onClose: () => void }) {
  const { t } = useTranslation('answers');
  const [doneBy, setDoneBy] = useState('');
  const [note, setNote] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const finish = useCommand(orpc.help.finish);
  const submit = async (): Promise<void> => {
    setIsMissing(doneBy.trim() === '');
    if (doneBy.trim() === '' || finish.isPending) return;
    const { ok } = await finish.run({ id: request.id, version: request.version, doneBy, note });
    if (!ok) return;
    showToast({ text: t('help.done') });
    onClose();
  };
  return (
    <FormDialog
      title={`${t('help.title')} · ${request.what}`}
      act={t('command.finish')}
      error={isMissing ? t('help.missing') : null}
      isPending={finish.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <label>
        {t('help.who')}
        <TextField
          label={t('help.who')}
          autoFocus
          maxLength={40}
          value={doneBy}
          onChange={(event) => setDoneBy(event.target.value)}
        />
      </label>
      <TextArea
        aria-label={t('help.note')}
        placeholder={t('help.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  );
}
