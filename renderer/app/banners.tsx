import { LoaderCircle, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './banners.module.css';

/** Says on every screen of the training profile that nothing here is protected. */
export function TrainingBanner() {
  const { t } = useTranslation('app');
  return (
    <div className={classes['training']} role="note">
      <ShieldOff size={14} aria-hidden="true" />
      <strong>{t('training.title')}</strong>
      <span>{t('training.words')}</span>
    </div>
  );
}

/** Says that the data service ended by itself and is coming back. */
export function RestartingBanner({ attempt }: { readonly attempt: number }) {
  const { t } = useTranslation('app');
  return (
    <div className={classes['restarting']} role="alert">
      <LoaderCircle size={15} className={classes['turning']} aria-hidden="true" />
      <span>{t('service.restarting', { attempt })}</span>
    </div>
  );
}
