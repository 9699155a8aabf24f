import type { AccountRow } from '../../../contract/accounts.ts';

/**
 * Where the peer of an account posts to; null for kinds that do not post. The secret of an AddMsg address is never read back, so
 * its place is marked for the person who sets the gateway up.
 */
function postPathOf({ connector, id }: Pick<AccountRow, 'connector' | 'id'>): string | null {
  switch (connector) {
    case 'onebot11-post':
      return '/onebot/v11/post';
    case 'onebot12-post':
      return `/onebot/v12/post/${id}`;
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

/** The address a peer is told where it does not listen itself, and what it is called; null for kinds the console dials. */
export function peerAddressOf(account: Pick<AccountRow, 'connector' | 'id'>, port: number | null) {
  if (port === null) return null;
  if (account.connector === 'onebot12-reverse')
    return { label: 'reverse.title', address: `ws://127.0.0.1:${port}/onebot/v12/ws/${account.id}` } as const;
  const path = postPathOf(account);
  return path === null ? null : ({ label: 'fact.postTo', address: `http://127.0.0.1:${port}${path}` } as const);
}
