import { useTranslation } from 'react-i18next';
import type { CategoryId } from '../../../domain/ids.ts';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { NameForm } from './category-pane.tsx';
import type { CategoryActs } from './use-category-acts.ts';

interface RootDialogProps {
  readonly open: boolean;
  readonly acts: CategoryActs;
  readonly onClose: () => void;
  readonly onAdded: (id: CategoryId) => void;
}

/** Adds a category at the top of the tree. */
export function RootDialog({ open, acts, onClose, onAdded }: RootDialogProps) {
  const { t } = useTranslation('categories');
  const add = async (name: string): Promise<boolean> => {
    const id = await acts.add(null, name);
    if (id === null) return false;
    onAdded(id);
    onClose();
    return true;
  };
  return (
    <Dialog title={t('addRootDialog.title')} open={open} onClose={onClose} width={420}>
      <NameForm id="category-root" label={t('add.name')} initial="" save={t('add.save')} whyNot={null} onSave={add} />
    </Dialog>
  );
}
