import type { Connector, ConnectorContext } from '../connector.ts';
import { withoutAddress } from '../dialled-connector.ts';
import { realTimers, type Timers } from '../timers.ts';
import { WechatyConversation } from './conversation.ts';
import { PuppetClient, type PuppetAddress } from './puppet-client.ts';

/** Dials a Wechaty puppet service: events over its gRPC stream, everything else by calls beside it. */
export function createWechatyConnector(context: ConnectorContext, timers: Timers = realTimers): Connector {
  const address = puppetAddress(context.account.url);
  if (address === null) return withoutAddress(context);
  const conversation = new WechatyConversation(context, timers);
  const { account, random, log } = context;
  const client = new PuppetClient({
    ...{ address, token: account.token, timers, random, log, accountId: account.id },
    opened: (link, version) => conversation.opened(link, version),
    unwelcome: (why) => conversation.lamp.show('refused', why),
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
      client.start();
    },
    stop: async () => {
      client.stop();
      await conversation.stop();
    },
  };
}

/** `host:port` as puppet services write it, or with `grpc://`, or `grpcs://` for TLS; null where it is none. */
export function puppetAddress(written: string | null): PuppetAddress | null {
  const [, scheme, target] = /^(?:(grpcs?):\/\/)?([^\s/@?#]+:\d{1,5})\/?$/i.exec(written?.trim() ?? '') ?? [];
  if (target === undefined || !URL.canParse(`http://${target}`)) return null;
  return { target, isSecure: scheme?.toLowerCase() === 'grpcs' };
}
