import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountRow, GapRow } from '../../../contract/accounts.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import type { FetchGaps } from './gaps.tsx';

/** Fetching the gaps of the current account again, by button and by key. */
export function useFetchGaps(account: AccountRow | null): FetchGaps {
  const { t } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  const command = useCommand(orpc.accounts.fetchAgain);
  const whyNot = useMay('account.tend') ? null : common('failure.not-allowed');
  const accountId = account?.id ?? null;
  // The question the pane asks too, so that what it shows is what the key fetches.
  const input = { accountId, openOnly: false, limit: 500 };
  const gaps = useQuery(orpc.accounts.gaps.queryOptions({ input, enabled: accountId !== null })).data?.gaps ?? [];
  const possible = gaps.filter((gap) => gap.state === 'open' && gap.backfill === 'can' && !gap.isFetching);
  const run = async (gaps: readonly GapRow[]): Promise<void> => {
    for (const { id } of gaps) if (!(await command.run({ id })).ok) return;
    showToast({ text: t('gap.started') });
  };
  useCommands([
    {
      id: 'accounts.fetch',
      title: t('command.fetch'),
      group: t('command.group'),
      keys: ['KeyF'],
      hint: true,
      unavailable: whyNot ?? (possible.length === 0 ? t('gap.none') : null),
      run: () => void run(possible),
    },
  ]);
  return { whyNot, run: (gaps) => void run(gaps) };
}
