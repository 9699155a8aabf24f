import type { Connector, ConnectorContext } from '../connector.ts';
import type { PostDoor } from '../post-door.ts';
import { createPostedAccount } from '../posted-account.ts';
import { realTimers, type Timers } from '../timers.ts';
import { toItems } from './to-items.ts';
import { readAddMsg } from './wire.ts';

/** Where a gateway of the AddMsg style posts; the secret in the path is all that tells it from a stranger. */
export function addMsgPath(secret: string): string {
  return `/addmsg/${encodeURIComponent(secret)}`;
}

/**
 * Gateways that post WeChat callbacks without a signature (AddMsg style). The door listens on this machine only, the path
 * holds the account's secret, and the lamp says 未签名. A callback for another account than the register names is refused.
 */
export function createAddMsgConnector(
  context: ConnectorContext,
  door: PostDoor | null,
  timers: Timers = realTimers,
): Connector {
  const { token, selfId } = context.account;
  if (token === null) return { start: () => context.lamp('refused', 'no-secret'), stop: async () => undefined };
  return createPostedAccount(
    context,
    door,
    {
      path: addMsgPath(token),
      selfId: null,
      onlineReason: 'unsigned',
      read: ({ body }) => {
        const frame = readAddMsg(body);
        const speaker = frame.kind === 'message' ? frame.fields.self : null;
        if (selfId !== null && speaker !== null && speaker !== selfId)
          return { kind: 'refused', status: 403, reason: 'wrong-account', words: 'Wxid is another account.' };
        return { kind: 'items', items: toItems(frame) };
      },
    },
    timers,
  );
}
