import type { Connector, ConnectorContext } from '../connector.ts';
import { ReconnectingSocket } from '../reconnecting-socket.ts';
import { realTimers, type Timers } from '../timers.ts';
import { Conversation } from './conversation.ts';

/** Dials the WebSocket server of a OneBot 11 peer. An open socket means nothing yet: the peer must answer or speak. */
export function createForwardConnector(context: ConnectorContext, timers: Timers = realTimers): Connector {
  const conversation = new Conversation(context, timers);
  const { account, log, random } = context;
  const url = webSocketUrl(account.url);
  if (url === null)
    return { start: () => conversation.show('refused', 'bad-address'), stop: () => conversation.stop() };
  const socket = new ReconnectingSocket({
    url,
    headers: account.token === null ? {} : { authorization: `Bearer ${account.token}` },
    timers,
    random,
    log,
    accountId: account.id,
    opened: (link) => conversation.opened(link),
    unwelcome: (status) => {
      if (status === 401) conversation.show('refused', account.token === null ? 'no-token' : 'wrong-token');
      else if (status === 403) conversation.show('refused', 'wrong-token');
      else log.warn('upgrade-refused', { accountId: account.id, status });
    },
    events: {
      frame: (link, bytes) => conversation.frame(link, bytes),
      overflow: () => conversation.overflow(),
      ended: (link, why) => conversation.ended(link, why),
    },
  });
  return {
    poster: conversation.poster,
    start: () => {
      conversation.show('connecting', 'connecting');
      socket.start();
    },
    stop: async () => {
      socket.stop();
      await conversation.stop();
    },
  };
}

/** null where it is no address of a WebSocket; ws refuses a fragment. */
function webSocketUrl(written: string | null): string | null {
  if (written === null || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return null;
  url.hash = '';
  return url.href;
}
