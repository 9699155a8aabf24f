import type { Connector, ConnectorContext } from '../connector.ts';
import type { PostDoor } from '../post-door.ts';
import { createPostedAccount } from '../posted-account.ts';
import { realTimers, type Timers } from '../timers.ts';
import { judgeSignature, Nonces } from './judge-signature.ts';
import { toItems } from './to-items.ts';

/** Where a program of the centre's own posts what it has heard for one account (docs/webhook.md). */
export function webhookPath(accountId: string): string {
  return `/webhook/${accountId}`;
}

/** A signed webhook: every post carries a timestamp, a nonce and an HMAC-SHA256 under the account's secret. Without a secret nothing is taken. */
export function createWebhookConnector(
  context: ConnectorContext,
  door: PostDoor | null,
  timers: Timers = realTimers,
): Connector {
  const { id, token } = context.account;
  if (token === null) return { start: () => context.lamp('refused', 'no-secret'), stop: async () => undefined };
  const nonces = new Nonces();
  return createPostedAccount(
    context,
    door,
    {
      path: webhookPath(id),
      selfId: null,
      onlineReason: null,
      read: (post) =>
        judgeSignature(token, post, nonces, context.clock.now()) ?? { kind: 'items', items: toItems(post.body) },
    },
    timers,
  );
}
