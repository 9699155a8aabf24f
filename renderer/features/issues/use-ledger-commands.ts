import { useTranslation } from 'react-i18next';
import { useCommands } from '../../ui/commands/use-commands.ts';

interface LedgerKeys {
  readonly isOpen: boolean;
  move(by: 1 | -1): void;
  open(): void;
  close(): void;
  search(): void;
  select(): void;
}

/** The keys of the grid; those of an open issue are registered by its drawer. */
export function useLedgerCommands(keys: LedgerKeys): void {
  const { t } = useTranslation('issues');
  const group = t('command.group');
  useCommands([
    {
      id: 'ledger.next',
      title: t('command.next'),
      group,
      keys: ['KeyJ'],
      hint: true,
      run: () => keys.move(1),
    },
    {
      id: 'ledger.previous',
      title: t('command.previous'),
      group,
      keys: ['KeyK'],
      hint: true,
      run: () => keys.move(-1),
    },
    ...(keys.isOpen
      ? [{ id: 'ledger.close', title: t('command.close'), group, keys: ['Escape'], hint: true, run: keys.close }]
      : [
          {
            id: 'ledger.open',
            title: t('command.open'),
            group,
            keys: ['KeyO'],
            hint: true,
            run: keys.open,
          },
        ]),
    {
      id: 'ledger.select',
      title: t('command.select'),
      group,
      keys: ['KeyX'],
      hint: true,
      run: keys.select,
    },
    { id: 'window.search', title: t('command.search'), group, keys: ['Slash'], hint: true, run: keys.search },
  ]);
}
