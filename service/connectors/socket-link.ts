import type { WebSocket } from 'ws';
import type { Timers } from './timers.ts';

/** Why a connection is over. */
export type LinkEnd =
  | 'disconnected'
  | 'heartbeat-lost'
  | 'no-answer'
  | 'wrong-token'
  | 'wrong-account'
  /** The peer speaks to one program at a time, and it speaks to another one. */
  | 'other-client'
  /** A newer connection of the same account has taken its place. */
  | 'replaced'
  | 'stopped';

/** One open connection, whatever runs over it. After it has ended it is silent for good: a late frame or timer of it reaches nobody. */
export interface AnyLink {
  pause(): void;
  resume(): void;
  /** The peer has shown that it speaks the protocol and accepts us. */
  confirm(): void;
  end(why: LinkEnd): void;
}

/** An open WebSocket. */
export interface Link extends AnyLink {
  /** False where the peer listens to no calls on this connection. */
  readonly canCall: boolean;
  send(text: string): void;
}

export interface LinkEvents {
  frame(link: Link, bytes: Uint8Array): void;
  /** A frame beyond `LARGEST_PAYLOAD`: it is not in memory, and the protocol forces the connection to end. */
  overflow(link: Link): void;
  confirmed(link: Link): void;
  ended(link: Link, why: LinkEnd): void;
}

/** Above this a frame is not even taken into memory. Frames from 1 MiB up to here are read, set aside, and the connection stays. */
export const LARGEST_PAYLOAD = 16 * 1024 * 1024;

/** What both sides of a socket are made with: frames are checked for UTF-8 by the wire, which can set them aside; ws would hang up. */
export const SOCKET_OPTIONS = {
  skipUTF8Validation: true,
  perMessageDeflate: false,
  maxPayload: LARGEST_PAYLOAD,
} as const;

const PING_EVERY_MS = 30_000;

/** Makes an open socket a link; `endOf` says what a close frame of the peer means. A peer that answers two pings in a row with nothing is gone, though TCP has not noticed. */
export function linkSocket(
  socket: WebSocket,
  canCall: boolean,
  timers: Timers,
  events: LinkEvents,
  endOf: (closeCode: number) => LinkEnd = () => 'disconnected',
): Link {
  let isOver = false;
  let isPaused = false;
  let unanswered = 0;
  let cancelPing = timers.after(PING_EVERY_MS, ping);

  function ping(): void {
    if (!isPaused) {
      if (unanswered >= 2) return end('heartbeat-lost');
      unanswered += 1;
      socket.ping();
    }
    cancelPing = timers.after(PING_EVERY_MS, ping);
  }

  function end(why: LinkEnd): void {
    if (isOver) return;
    isOver = true;
    cancelPing();
    if (why === 'disconnected' || why === 'heartbeat-lost') socket.terminate();
    else closeGently(socket, why);
    events.ended(link, why);
  }

  const link: Link = {
    canCall,
    send: (text) => {
      if (!isOver) socket.send(text);
    },
    pause: () => {
      isPaused = true;
      socket.pause();
    },
    resume: () => {
      isPaused = false;
      unanswered = 0;
      socket.resume();
    },
    confirm: () => {
      if (!isOver) events.confirmed(link);
    },
    end,
  };
  socket.on('message', (data) => {
    unanswered = 0;
    // With the default binaryType of ws every message is one Buffer.
    if (!isOver) events.frame(link, data as Buffer);
  });
  socket.on('pong', () => (unanswered = 0));
  socket.on('error', (error: Error & { code?: string }) => {
    if (!isOver && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') events.overflow(link);
  });
  socket.on('close', (code) => end(endOf(code)));
  return link;
}

function closeGently(socket: WebSocket, why: LinkEnd): void {
  // A paused socket would never read the peer's closing frame.
  socket.resume();
  socket.close(why === 'wrong-account' ? 1008 : 1000, why);
}
