import { useQuery } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../data/client.ts';
import classes from './banners.module.css';

/** Says on every desk that the audit log is in doubt: whoever sees it is a witness. */
export function AuditAlarm() {
  const { t } = useTranslation('audit');
  const { data } = useQuery(orpc.audit.alarm.queryOptions({ input: {}, meta: { refreshEvery: 5_000 } }));
  if (data === undefined || (data.trouble === null && !data.unwritable)) return null;
  return (
    <div className={classes['alarm']} role="alert">
      <ShieldAlert size={15} aria-hidden="true" />
      <strong>{t('alarm.title')}</strong>
      <span>{data.trouble === null ? t('alarm.unwritable') : `${t(`alarm.${data.trouble}`)}${t('alarm.tell')}`}</span>
    </div>
  );
}
