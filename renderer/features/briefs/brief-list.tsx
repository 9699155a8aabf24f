import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { formatDateTime } from '../../ui/time.ts';
import classes from './briefs-page.module.css';

/** The exported briefs with the check code of each file, newest first. */
export function BriefList() {
  const { t } = useTranslation('briefs');
  const { data } = useQuery(orpc.briefs.list.queryOptions({ input: { limit: 50 } }));
  return (
    <section className={classes['section']} aria-label={t('list.title')}>
      <h2 className={classes['heading']}>{t('list.title')}</h2>
      {data === undefined || data.briefs.length === 0 ? (
        <p className={classes['none']}>{t('list.none')}</p>
      ) : (
        <ul className={classes['exported']}>
          {data.briefs.map((brief) => (
            <li key={brief.id}>
              <p className={classes['file']}>{brief.fileName}</p>
              <p>{t('list.at', { at: formatDateTime(brief.exportedAt) })}</p>
              <p>{t('list.cutOff', { at: formatDateTime(brief.cutOff) })}</p>
              <p className={classes['check']} title={brief.sha256}>
                {t('list.check', { code: brief.sha256 })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
