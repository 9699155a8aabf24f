import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { ChangeForm } from './change-form.tsx';

const FORM = 'change-password';

/** Changes the password of one's own accord. */
export function ChangeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('signIn');
  const { t: common } = useTranslation('common');
  const [isBusy, setBusy] = useState(false);
  return (
    <Dialog
      title={t('change.title')}
      open
      width={480}
      onClose={onClose}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" type="submit" form={FORM} disabled={isBusy}>
            {isBusy ? t('checking') : t('change.save')}
          </Button>
        </div>
      }
    >
      <ChangeForm
        id={FORM}
        onBusy={setBusy}
        onDone={() => {
          showToast({ text: t('change.done') });
          onClose();
        }}
      />
    </Dialog>
  );
}
