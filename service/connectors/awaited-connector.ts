import type { Connector, ConnectorContext } from './connector.ts';
import type { SocketConversation } from './dialled-connector.ts';
import type { ReverseServer } from './reverse-server.ts';

/** Where the peer of an account dials in: at a path of its own, or where all do, naming its id. */
export type AwaitedAt =
  { readonly path: string; readonly selfId: string | null } | { readonly path: null; readonly selfId: string };

/** Waits at the one server for the peer of an account; null as server means that its port could not be opened. */
export function awaitedConnector(
  context: ConnectorContext,
  server: ReverseServer | null,
  conversation: SocketConversation,
  { path, selfId }: AwaitedAt,
): Connector {
  let leave: (() => void) | null = null;

  function start(): void {
    if (server === null) return conversation.lamp.show('offline', 'reverse-port-unavailable');
    leave = server.attach({
      ...{ path, selfId: selfId ?? context.account.id, token: context.account.token },
      opened: (link) => conversation.opened(link),
      turnedAway: (why) => {
        // A stranger at the door does not darken the lamp of the one who is inside.
        if (!conversation.isConfirmed) conversation.lamp.show('refused', why);
      },
      events: {
        frame: (link, bytes) => conversation.frame(link, bytes),
        overflow: () => conversation.overflow(),
        confirmed: () => undefined,
        ended: (link, why) => conversation.ended(link, why),
      },
    });
    if (leave === null) conversation.lamp.show('refused', 'duplicate-self-id');
    else conversation.lamp.show('connecting', 'waiting-for-peer');
  }

  return {
    poster: conversation.poster,
    ...(conversation.fetchAgain === undefined ? {} : { fetchAgain: conversation.fetchAgain.bind(conversation) }),
    start,
    stop: async () => {
      leave?.();
      await conversation.stop();
    },
  };
}

/** The connector of an account that nobody could name. */
export function withoutSelfId(context: ConnectorContext): Connector {
  return { start: () => context.lamp('refused', 'no-self-id'), stop: () => Promise.resolve() };
}
