import { KeyRound, Lock, LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/use-session.ts';
import { Kbd } from '../ui/kbd.tsx';
import classes from './person-switch.module.css';
import { useDeskCommands } from './use-desk-commands.ts';

/** What the person at the desk can do about sitting there. On the training profile nobody leaves and nobody has a password. */
export function PersonMenu({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('signIn');
  const isCentre = useSession()?.kind === 'centre';
  const { lock, change, leave } = useDeskCommands();
  const entry = (words: string, icon: ReactNode, run: () => void, keys?: string) => (
    <button
      type="button"
      className={classes['person']}
      onClick={() => {
        onDone();
        run();
      }}
    >
      <span className={classes['act']}>
        {icon}
        {words}
      </span>
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  );
  return (
    <div className={classes['acts']} role="group" aria-label={t('menu.label')}>
      {entry(t('menu.lock'), <Lock size={14} aria-hidden="true" />, lock, '$mod+KeyL')}
      {isCentre && entry(t('menu.change'), <KeyRound size={14} aria-hidden="true" />, change)}
      {isCentre && entry(t('menu.leave'), <LogOut size={14} aria-hidden="true" />, leave)}
    </div>
  );
}
