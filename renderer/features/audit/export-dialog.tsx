import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { formatDate } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './audit.module.css';

/** Asks what for and where to; the service writes the file itself, however long it is. */
export function ExportDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('audit');
  const { t: common } = useTranslation('common');
  const [purpose, setPurpose] = useState('');
  const command = useCommand(orpc.audit.export);
  const run = async (): Promise<void> => {
    const suggestedName = `${t('title')} ${formatDate(Date.now())}.jsonl`;
    const place = await shell().chooseSavePlace({ suggestedName });
    if (place === null) return;
    const outcome = await command.run({ path: place.path, purpose });
    if (!outcome.ok) return;
    const { entries, serial, checkCode } = outcome.output;
    showToast({ text: t('export.done', { n: entries.toLocaleString('zh-CN'), serial, code: checkCode }) });
    setPurpose('');
    onClose();
  };
  return (
    <Dialog
      title={t('export.title')}
      open={open}
      onClose={onClose}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" disabled={command.isPending || purpose.trim() === ''} onClick={() => void run()}>
            {command.isPending ? t('export.busy') : t('export.choose')}
          </Button>
        </div>
      }
    >
      <p className={classes['say']}>{t('export.words')}</p>
      <Field label={t('export.purpose')} hint={t('export.purposeHint')}>
        {(id) => (
          <TextField
            id={id}
            label={t('export.purpose')}
            value={purpose}
            maxLength={100}
            onChange={({ target }) => setPurpose(target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
