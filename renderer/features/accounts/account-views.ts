import type { AccountRow } from '../../../contract/accounts.ts';
import { assertNever } from '../../../domain/assert-never.ts';

export const ACCOUNT_VIEWS = ['all', 'online', 'troubled', 'quiet'] as const;
export type AccountView = (typeof ACCOUNT_VIEWS)[number];

/** Whether somebody should look at it: it is not getting through, or has a gap nobody has looked at. */
export function isTroubled(account: Pick<AccountRow, 'lamp' | 'openGaps' | 'enabled' | 'silence'>): boolean {
  return (
    account.enabled &&
    (account.lamp === 'refused' ||
      account.lamp === 'silent' ||
      account.lamp === 'offline' ||
      account.openGaps > 0 ||
      account.silence !== null)
  );
}

function isIn(view: AccountView, account: AccountRow): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'online':
      return account.lamp === 'online' || account.lamp === 'connecting';
    case 'troubled':
      return isTroubled(account);
    case 'quiet':
      return !account.enabled || account.lamp === 'idle';
    default:
      return assertNever(view);
  }
}

/** The accounts of a view whose name, holder or platform id holds the words; those in trouble first, then by name. */
export function accountsOf(accounts: readonly AccountRow[], view: AccountView, words: string): readonly AccountRow[] {
  const wanted = words.trim().toLowerCase();
  return accounts
    .filter((account) => isIn(view, account))
    .filter(({ label, holder, selfId }) =>
      [label, holder, selfId ?? ''].some((text) => text.toLowerCase().includes(wanted)),
    )
    .toSorted(
      (a, b) =>
        Number(isTroubled(b)) - Number(isTroubled(a)) || a.label.localeCompare(b.label, 'zh-CN', { numeric: true }),
    );
}

/** How many accounts each view holds. */
export function countViews(accounts: readonly AccountRow[]): Readonly<Record<AccountView, number>> {
  const count = (view: AccountView): number => accounts.filter((account) => isIn(view, account)).length;
  return { all: accounts.length, online: count('online'), troubled: count('troubled'), quiet: count('quiet') };
}
