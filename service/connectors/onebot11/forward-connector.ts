import type { Connector, ConnectorContext } from '../connector.ts';
import { dialledConnector, webSocketUrl, withoutAddress } from '../dialled-connector.ts';
import { realTimers, type Timers } from '../timers.ts';
import { Conversation } from './conversation.ts';

/** Dials the WebSocket server of a OneBot 11 peer. An open socket means nothing yet: the peer must answer or speak. */
export function createForwardConnector(context: ConnectorContext, timers: Timers = realTimers): Connector {
  const url = webSocketUrl(context.account.url);
  if (url === null) return withoutAddress(context);
  return dialledConnector({
    ...{ context, timers, url, conversation: new Conversation(context, timers) },
    // 403 says that a token was shown and is another one; only 401 asks for one.
    refusedBy: (status, noToken) =>
      status === 401 ? (noToken ? 'no-token' : 'wrong-token') : status === 403 ? 'wrong-token' : null,
  });
}
