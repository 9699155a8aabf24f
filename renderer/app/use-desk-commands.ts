import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useDesk } from '../data/use-desk.ts';
import { failureOf } from '../data/failure.ts';
import { failureWords } from '../data/failure-words.ts';
import { showToast } from '../ui/toast/toasts.ts';

/** Whether the dialog for one's own password is open: the menu and the palette open the same one. */
export const useChangeDialog = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

/** Locking, changing the password and leaving, as the menu of the person and the palette offer them. */
export function useDeskCommands(): {
  readonly lock: () => void;
  readonly change: () => void;
  readonly leave: () => void;
} {
  const { t } = useTranslation('common');
  const desk = useDesk();
  const told = (act: () => Promise<void>) => (): void =>
    void act().catch((error: unknown) => showToast({ tone: 'refused', text: failureWords(t, failureOf(error)) }));
  return {
    lock: told(desk.lock),
    leave: told(desk.leave),
    change: () => useChangeDialog.setState({ isOpen: true }),
  };
}
