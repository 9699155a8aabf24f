import type { AccountRow } from '../../../contract/accounts.ts';

/**
 * Where the peer of an account posts to; null for kinds that do not post. The secret of an AddMsg address is never read back, so
 * its place is marked for the person who sets the gateway up.
 */
export function postPathOf({ connector, id }: Pick<AccountRow, 'connector' | 'id'>): string | null {
  switch (connector) {
    case 'onebot11-post':
      return '/onebot/v11/post';
    case 'webhook':
      return `/webhook/${id}`;
    case 'wecom-callback':
      return `/wecom/${id}`;
    case 'addmsg':
      return '/addmsg/{token}';
    default:
      return null;
  }
}
