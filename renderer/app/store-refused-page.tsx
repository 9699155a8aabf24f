import { DatabaseZap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupFile, ServiceState } from '../../contract/shell.ts';
import { shell } from '../data/shell.ts';
import { Button } from '../ui/button.tsx';
import { formatBytes } from '../ui/bytes.ts';
import { formatAgo, formatDateTime } from '../ui/time.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './store-refused-page.module.css';

/** Stands in place of the console while the store is not open: why, and what can be done about it. */
export function StoreRefusedPage({ refused }: { readonly refused: Extract<ServiceState, { kind: 'store-refused' }> }) {
  const { t } = useTranslation('app');
  const [restoring, setRestoring] = useState(false);
  const restore = (backup: BackupFile): void => {
    setRestoring(true);
    void shell()
      .restoreBackup(backup.path)
      .finally(() => setRestoring(false));
  };
  return (
    <main className={classes['page']} role="alert">
      <div className={classes['column']}>
        <DatabaseZap size={30} strokeWidth={1.5} className={classes['icon']} aria-hidden="true" />
        <h1 className={classes['title']}>{t('refused.title')}</h1>
        <p className={classes['reason']}>{t(`refused.reason.${refused.reason}`)}</p>
        <p className={classes['words']}>{t('refused.nothingShown')}</p>
        {refused.detail !== '' && (
          <p className={classes['detail']}>{t('service.detail', { detail: refused.detail })}</p>
        )}
        <div className={classes['acts']}>
          <Button tone="primary" onClick={() => void shell().retryService()}>
            {t('refused.retry')}
          </Button>
          <Button onClick={() => void shell().quit()}>{t('refused.quit')}</Button>
        </div>
        <Backups backups={refused.backups} restoring={restoring} onRestore={restore} />
      </div>
    </main>
  );
}

function Backups({
  backups,
  restoring,
  onRestore,
}: {
  readonly backups: readonly BackupFile[];
  readonly restoring: boolean;
  readonly onRestore: (backup: BackupFile) => void;
}) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const now = useNow();
  return (
    <section className={classes['backups']} aria-label={t('refused.backups')}>
      <h2 className={classes['head']}>{t('refused.backups')}</h2>
      {backups.length === 0 && <p className={classes['words']}>{t('refused.noBackups')}</p>}
      {backups.length > 0 && (
        <>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('refused.madeAt')}</th>
                <th scope="col">{t('refused.size')}</th>
                <th aria-label={t('refused.restore')} />
              </tr>
            </thead>
            <tbody>
              {backups.map((backup) => (
                <tr key={backup.path}>
                  <td>
                    {formatDateTime(backup.madeAt)}{' '}
                    <span className={classes['ago']}>{formatAgo(common, backup.madeAt, now)}</span>
                  </td>
                  <td>{formatBytes(backup.bytes)}</td>
                  <td className={classes['act']}>
                    <Button disabled={restoring} onClick={() => onRestore(backup)}>
                      {restoring ? t('refused.restoring') : t('refused.restore')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes['words']}>{t('refused.restoreNote')}</p>
        </>
      )}
    </section>
  );
}
