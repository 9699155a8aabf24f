import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './audit.module.css';

const CAUSES = ['restored-backup', 'disk-changed', 'investigated'] as const;
type Cause = (typeof CAUSES)[number];

/** Says in the chain itself why it and its anchors disagree. */
export function AcknowledgeDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('audit');
  const { t: common } = useTranslation('common');
  const [cause, setCause] = useState<Cause>('restored-backup');
  const command = useCommand(orpc.audit.acknowledge);
  const save = async (): Promise<void> => {
    const outcome = await command.run({ cause });
    if (!outcome.ok) return;
    showToast({ text: t('acknowledge.done') });
    onClose();
  };
  return (
    <Dialog
      title={t('acknowledge.title')}
      open={open}
      onClose={onClose}
      width={640}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" disabled={command.isPending} onClick={() => void save()}>
            {t('acknowledge.save')}
          </Button>
        </div>
      }
    >
      <p className={classes['say']}>{t('acknowledge.words')}</p>
      <Segmented
        label={t('acknowledge.cause')}
        segments={CAUSES.map((value) => ({ value, label: t(`acknowledge.${value}`) }))}
        value={cause}
        onChange={setCause}
      />
    </Dialog>
  );
}
