import { awaitedConnector } from '../awaited-connector.ts';
import type { Connector, ConnectorContext } from '../connector.ts';
import type { ReverseServer } from '../reverse-server.ts';
import { realTimers, type Timers } from '../timers.ts';
import { OneBot12Conversation } from './conversation.ts';

/** Waits for a OneBot 12 peer at a path of the account's own: its connection speaks for many accounts and names none. */
export function createOneBot12Reverse(
  context: ConnectorContext,
  server: ReverseServer | null,
  timers: Timers = realTimers,
): Connector {
  const { id, selfId } = context.account;
  const conversation = new OneBot12Conversation(context, timers);
  return awaitedConnector(context, server, conversation, { path: `/onebot/v12/ws/${id}`, selfId });
}
