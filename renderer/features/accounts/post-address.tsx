import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shell } from '../../data/shell.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './accounts.module.css';

/** The address a gateway is told to post to, ready to be copied. */
export function PostAddress({ address }: { readonly address: string }) {
  const { t } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  const copy = async (): Promise<void> => {
    await shell().copyText(address);
    showToast({ text: t('reverse.copied') });
  };
  return (
    <span className={classes['reverse']}>
      <span className={classes['address']}>{address}</span>
      <IconButton label={common('action.copy')} icon={<Copy size={14} />} onClick={() => void copy()} />
    </span>
  );
}
