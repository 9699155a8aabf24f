import type { Seat } from './seats.ts';
import type { Member, Said } from './world.ts';

/** One way of speaking: a server that tells what its accounts hear, and takes what they are told to post. */
export interface ProtocolServer {
  /** The port it listens on, on this machine only. */
  readonly port: number;
  /** Tells one account's client of a message; false where nobody listens for that account. */
  tell(seat: Seat, said: Said): boolean;
  /** Ends every connection of an account, or of all where it is null; new ones are welcome. */
  hangUp(seat: Seat | null): void;
  /** Bytes that were written and not yet taken by the other side. */
  waitingBytes(): number;
  close(): Promise<void>;
}

/** What a server is made with. */
export interface ProtocolOptions {
  readonly port: number;
  readonly token: string | null;
  readonly seats: readonly Seat[];
  readonly lately: (groupId: string) => readonly Said[];
  /** Who is in a group; null where this gateway tells no such list. */
  readonly members: (groupId: string) => readonly Member[] | null;
  readonly byNumber: (number: number) => Said | null;
  /** Posts into a group for an account; null where it does not sit there. */
  readonly post: (seat: Seat, groupId: string, text: string) => Said | null;
  readonly now: () => number;
}

export type OpenProtocol = (options: ProtocolOptions) => Promise<ProtocolServer>;
