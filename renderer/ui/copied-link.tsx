import { useTranslation } from 'react-i18next';
import { shell } from '../data/shell.ts';
import classes from './foreign-text.module.css';
import { showToast } from './toast/toasts.ts';

/**
 * An address somebody has written. It is copied and never opened, whatever key is held: opening it would tell a stranger's server who reads
 * the message, and when. So it has no href either.
 */
export function CopiedLink({ address }: { readonly address: string }) {
  const { t } = useTranslation('ui');
  const copy = async (): Promise<void> => {
    await shell().copyText(address);
    showToast({ text: t('foreign.copied') });
  };
  return (
    <span
      role="link"
      tabIndex={0}
      className={classes['link']}
      title={t('foreign.copy')}
      onClick={() => void copy()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.stopPropagation();
        void copy();
      }}
    >
      {address}
    </span>
  );
}
