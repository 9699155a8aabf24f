import type { ConnectorKind } from '../../domain/account/account.ts';
import { dialIn, openRelay, type Relay } from '../connectors/relay.ts';
import { nothingToDo, type Wire } from './wire.ts';

/** The training gateway, as far as a wire needs it. */
export interface TalkingGateway {
  readonly seats: readonly { readonly selfId: string }[];
  readonly port: number;
  say(messages: number): void;
  sent(): { readonly messages: number };
  hangUp(): void;
  close(): Promise<void>;
}

export const TOKEN = 'geheim';

/** A gateway the console dials, which hangs up itself and whose protocol brings later what was missed. */
export function diallingWire(
  connector: ConnectorKind,
  gateway: TalkingGateway,
  address: (port: number, selfId: string) => string,
): Wire {
  const selfId = selfIdOf(gateway);
  return {
    ...{ connector, bringsLater: true, hasLine: true, ...talkOf(gateway) },
    account: { selfId, url: address(gateway.port, selfId), token: TOKEN },
    delivered: nothingToDo,
    cut: () => gateway.hangUp(),
    mend: nothingToDo,
  };
}

/** A gateway the console dials, whose protocol tells nothing twice: the cut waits until the console has read what was said before. */
export async function relayedWire(connector: ConnectorKind, gateway: TalkingGateway): Promise<Wire> {
  const selfId = selfIdOf(gateway);
  const line = await openRelay(gateway.port);
  const talk = talkOf(gateway);
  return {
    ...{ connector, bringsLater: false, hasLine: true, ...talk },
    account: { selfId, url: `ws://127.0.0.1:${line.port}/${selfId}`, token: TOKEN },
    delivered: async () => line.newest()?.settled(),
    cut: () => line.newest()?.cut(),
    mend: nothingToDo,
    close: async () => {
      await line.close();
      await talk.close();
    },
  };
}

/** How a gateway dials in by its protocol. */
export interface DialledIn {
  readonly connector: ConnectorKind;
  readonly bringsLater: boolean;
  readonly path: (accountId: string) => string;
  readonly headers: (selfId: string) => Readonly<Record<string, string>>;
  readonly protocol?: string;
}

/** A gateway that dials in at the console. */
export function dialledInWire(
  gateway: TalkingGateway,
  { connector, bringsLater, path, headers, protocol }: DialledIn,
): Wire {
  const selfId = selfIdOf(gateway);
  const talk = talkOf(gateway);
  let relay: Relay | null = null;
  return {
    ...{ connector, bringsLater, hasLine: true, ...talk },
    account: { selfId, url: null, token: TOKEN },
    delivered: async () => relay?.settled(),
    cut: () => relay?.cut(),
    mend: async (accountId, port) => {
      const door = {
        url: `ws://127.0.0.1:${port}${path(accountId)}`,
        headers: { ...headers(selfId), authorization: `Bearer ${TOKEN}` },
        ...(protocol === undefined ? {} : { protocol }),
      };
      relay = await dialIn({ url: `ws://127.0.0.1:${gateway.port}/${selfId}`, token: TOKEN }, door);
    },
    close: async () => {
      relay?.cut();
      await talk.close();
    },
  };
}

function selfIdOf({ seats }: TalkingGateway): string {
  return seats[0]?.selfId ?? '';
}

function talkOf(gateway: TalkingGateway): Pick<Wire, 'said' | 'say' | 'close'> {
  return {
    said: () => gateway.sent().messages,
    say: (messages) => gateway.say(messages),
    close: () => gateway.close(),
  };
}
