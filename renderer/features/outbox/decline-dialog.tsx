import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Field } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import type { OpenedPost } from './draft-form.ts';

/** Gives a post back to its author, who is told why; Ctrl-Enter sends it. */
export function DeclineDialog({ opened, onClose }: { readonly opened: OpenedPost; readonly onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const decline = useCommand(orpc.outbox.decline);
  const [reason, setReason] = useState('');
  const { id, version } = opened.post;
  const isReady = !decline.isPending && reason.trim() !== '';
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const outcome = await decline.run({ id, version, reason: reason.trim() });
    if (!outcome.ok) return;
    showToast({ text: t('done.decline') });
    onClose();
  };
  return (
    <Dialog
      title={t('reasonFor.act')}
      open
      onClose={onClose}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" keys="$mod+Enter" disabled={!isReady} onClick={() => void submit()}>
            {t('reasonFor.act')}
          </Button>
        </div>
      }
    >
      <Field label={t('reasonFor.label')} hint={t('reasonFor.hint')}>
        {(fieldId) => (
          <TextArea
            id={fieldId}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
