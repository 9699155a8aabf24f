import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { Card } from './card.tsx';
import { ChangeForm } from './change-form.tsx';
import classes from './sign-in.module.css';

const FORM = 'forced-change';

/** Stands in place of the console while the person has a password somebody else has given them. */
export function ForcedChangePage() {
  const { t } = useTranslation('signIn');
  const { leave } = useDesk();
  const [isBusy, setBusy] = useState(false);
  return (
    <Card title={t('change.title')}>
      <div className={classes['form']}>
        <p className={classes['words']}>{t('change.forced')}</p>
        <ChangeForm id={FORM} onBusy={setBusy} onDone={() => showToast({ text: t('change.done') })} />
        <div className={`${classes['acts']} ${classes['spread']}`}>
          <Button tone="quiet" onClick={() => void leave()}>
            {t('menu.leave')}
          </Button>
          <Button tone="primary" type="submit" form={FORM} disabled={isBusy}>
            {isBusy ? t('checking') : t('change.save')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
