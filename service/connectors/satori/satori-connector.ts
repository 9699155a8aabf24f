import type { Connector, ConnectorContext } from '../connector.ts';
import { ReconnectingSocket } from '../reconnecting-socket.ts';
import { realTimers, type Timers } from '../timers.ts';
import { SatoriConversation } from './conversation.ts';
import { Resources } from './resources.ts';
import { CLOSE_WRONG_TOKEN } from './wire.ts';

/** Dials a Satori server: events over its WebSocket, everything else over HTTP at the same address. */
export function createSatoriConnector(context: ConnectorContext, timers: Timers = realTimers): Connector {
  const { account, log, random } = context;
  const address = satoriAddress(account.url);
  if (address === null) return { start: () => context.lamp('refused', 'bad-address'), stop: () => Promise.resolve() };
  const conversation = new SatoriConversation(context, timers, new Resources(address.http, account.token));
  const socket = new ReconnectingSocket({
    ...{ url: `${address.webSocket}/v1/events`, timers, random, log, accountId: account.id },
    headers: account.token === null ? {} : { authorization: `Bearer ${account.token}` },
    opened: (link) => conversation.opened(link),
    unwelcome: (status) => {
      if (status === 401 || status === 403)
        conversation.lamp.show('refused', account.token === null ? 'no-token' : 'wrong-token');
      else log.warn('upgrade-refused', { accountId: account.id, status });
    },
    endOf: (code) => (code === CLOSE_WRONG_TOKEN ? 'wrong-token' : 'disconnected'),
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

/** Both addresses of a server, written as either of them, with or without the path of the events; null where it is none. */
export function satoriAddress(written: string | null): { readonly webSocket: string; readonly http: string } | null {
  if (written === null || !URL.canParse(written)) return null;
  const url = new URL(written);
  const isSecure = url.protocol === 'wss:' || url.protocol === 'https:';
  if (!isSecure && url.protocol !== 'ws:' && url.protocol !== 'http:') return null;
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1(?:\/events)?$/, '');
  const place = `${url.host}${path}`;
  return { webSocket: `${isSecure ? 'wss' : 'ws'}://${place}`, http: `${isSecure ? 'https' : 'http'}://${place}` };
}
