import type { Connector, ConnectorContext } from '../connector.ts';
import { ReconnectingSocket } from '../reconnecting-socket.ts';
import { realTimers, type Timers } from '../timers.ts';
import { OneBot12Conversation } from './conversation.ts';

/** Dials the WebSocket server of a OneBot 12 peer. An open socket means nothing yet: the peer must speak or answer. */
export function createOneBot12Connector(context: ConnectorContext, timers: Timers = realTimers): Connector {
  const { account, log, random } = context;
  const url = webSocketUrl(account.url);
  if (url === null) return { start: () => context.lamp('refused', 'bad-address'), stop: () => Promise.resolve() };
  const conversation = new OneBot12Conversation(context, timers);
  const refused = account.token === null ? 'no-token' : 'wrong-token';
  const socket = new ReconnectingSocket({
    ...{ url, timers, random, log, accountId: account.id },
    headers: account.token === null ? {} : { authorization: `Bearer ${account.token}` },
    opened: (link) => conversation.opened(link),
    unwelcome: (status) => {
      if (status === 401 || status === 403) conversation.lamp.show('refused', refused);
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
      conversation.lamp.show('connecting', 'connecting');
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
