import type { Connector, ConnectorContext } from '../connector.ts';
import { dialledConnector, webSocketUrl, withoutAddress } from '../dialled-connector.ts';
import { realTimers, type Timers } from '../timers.ts';
import { OneBot12Conversation } from './conversation.ts';

/** Dials the WebSocket server of a OneBot 12 peer. An open socket means nothing yet: the peer must speak or answer. */
export function createOneBot12Connector(context: ConnectorContext, timers: Timers = realTimers): Connector {
  const url = webSocketUrl(context.account.url);
  if (url === null) return withoutAddress(context);
  return dialledConnector({ context, timers, url, conversation: new OneBot12Conversation(context, timers) });
}
