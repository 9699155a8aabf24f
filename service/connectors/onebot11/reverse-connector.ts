import type { Connector, ConnectorContext } from '../connector.ts';
import { realTimers, type Timers } from '../timers.ts';
import { Conversation } from './conversation.ts';
import type { ReverseServer } from './reverse-server.ts';

/** Waits at the one server for the peer of this account; null as server means that its port could not be opened. */
export function createReverseConnector(
  context: ConnectorContext,
  server: ReverseServer | null,
  timers: Timers = realTimers,
): Connector {
  const conversation = new Conversation(context, timers);
  const { selfId, token } = context.account;
  let leave: (() => void) | null = null;

  function start(): void {
    if (server === null) return conversation.lamp.show('offline', 'reverse-port-unavailable');
    if (selfId === null) return conversation.lamp.show('refused', 'no-self-id');
    leave = server.attach({
      selfId,
      token,
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
    fetchAgain: (missed) => conversation.fetchAgain(missed),
    start,
    stop: async () => {
      leave?.();
      await conversation.stop();
    },
  };
}
