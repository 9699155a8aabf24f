import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shell } from '../data/shell.ts';
import { Button } from '../ui/button.tsx';
import classes from './store-refused-page.module.css';

/** Stands in place of the console when the data service could not be kept running. */
export function GivenUpPage({ detail }: { readonly detail: string }) {
  const { t } = useTranslation('app');
  return (
    <main className={classes['page']} role="alert">
      <div className={classes['column']}>
        <Unplug size={30} strokeWidth={1.5} className={classes['icon']} aria-hidden="true" />
        <h1 className={classes['title']}>{t('service.givenUp')}</h1>
        <p className={classes['words']}>{t('service.givenUpWords')}</p>
        {detail !== '' && <p className={classes['detail']}>{t('service.detail', { detail })}</p>}
        <div className={classes['acts']}>
          <Button tone="primary" onClick={() => void shell().retryService()}>
            {t('refused.retry')}
          </Button>
          <Button onClick={() => void shell().quit()}>{t('refused.quit')}</Button>
        </div>
      </div>
    </main>
  );
}
