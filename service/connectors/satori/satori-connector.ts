import type { Connector, ConnectorContext } from '../connector.ts';
import { dialledConnector, withoutAddress } from '../dialled-connector.ts';
import { realTimers, type Timers } from '../timers.ts';
import { SatoriConversation } from './conversation.ts';
import { Resources } from './resources.ts';
import { CLOSE_WRONG_TOKEN } from './wire.ts';

/** Dials a Satori server: events over its WebSocket, everything else over HTTP at the same address. */
export function createSatoriConnector(context: ConnectorContext, timers: Timers = realTimers): Connector {
  const address = satoriAddress(context.account.url);
  if (address === null) return withoutAddress(context);
  return dialledConnector({
    ...{ context, timers, url: `${address.webSocket}/v1/events` },
    conversation: new SatoriConversation(context, timers, new Resources(address.http, context.account.token)),
    endOf: (code) => (code === CLOSE_WRONG_TOKEN ? 'wrong-token' : 'disconnected'),
  });
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
