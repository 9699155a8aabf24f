import { awaitedConnector, withoutSelfId } from '../awaited-connector.ts';
import type { Connector, ConnectorContext } from '../connector.ts';
import type { ReverseServer } from '../reverse-server.ts';
import { realTimers, type Timers } from '../timers.ts';
import { Conversation } from './conversation.ts';

/** Waits for a OneBot 11 peer, which names its account by X-Self-ID. */
export function createReverseConnector(
  context: ConnectorContext,
  server: ReverseServer | null,
  timers: Timers = realTimers,
): Connector {
  const { selfId } = context.account;
  if (selfId === null) return withoutSelfId(context);
  return awaitedConnector(context, server, new Conversation(context, timers), { path: null, selfId });
}
