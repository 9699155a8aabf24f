import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shell } from '../../data/shell.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './accounts.module.css';

/** The address a gateway is told to dial, ready to be copied. */
export function ReverseAddress({ port }: { readonly port: number | null }) {
  const { t } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  if (port === null) return <span>{t('reverse.off')}</span>;
  const address = `ws://127.0.0.1:${port}/onebot/v11/ws`;
  const copy = async (): Promise<void> => {
    await shell().copyText(address);
    showToast({ text: t('reverse.copied') });
  };
  return (
    <span className={classes['reverse']} title={t('reverse.words')}>
      {t('reverse.title')}
      <span className={classes['address']}>{address}</span>
      <IconButton label={common('action.copy')} icon={<Copy size={14} />} onClick={() => void copy()} />
    </span>
  );
}
