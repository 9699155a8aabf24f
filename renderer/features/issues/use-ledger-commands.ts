import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../contract/issues.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';

interface LedgerKeys {
  readonly row: IssueRow | undefined;
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
  const none = keys.row === undefined ? t('empty') : null;
  useCommands([
    {
      id: 'ledger.next',
      title: t('command.next'),
      group,
      keys: ['KeyJ'],
      hint: true,
      unavailable: none,
      run: () => keys.move(1),
    },
    {
      id: 'ledger.previous',
      title: t('command.previous'),
      group,
      keys: ['KeyK'],
      hint: true,
      unavailable: none,
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
            unavailable: none,
            run: keys.open,
          },
        ]),
    {
      id: 'ledger.select',
      title: t('command.select'),
      group,
      keys: ['KeyX'],
      hint: true,
      unavailable: none,
      run: keys.select,
    },
    { id: 'ledger.search', title: t('command.search'), group, keys: ['Slash'], hint: true, run: keys.search },
  ]);
}
