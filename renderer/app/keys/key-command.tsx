import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { KeyStatusDialog } from './key-status-dialog.tsx';

/** The command of the system officer that shows how the key is kept, and what it opens. */
export function KeyCommand() {
  const { t } = useTranslation('keys');
  const { t: app } = useTranslation('app');
  const [open, setOpen] = useState(false);
  useCommands([{ id: 'window.key', title: t('status.open'), group: app('group.window'), run: () => setOpen(true) }]);
  return <KeyStatusDialog open={open} onClose={() => setOpen(false)} />;
}
