import type { ConnectorKind } from '../../domain/account/account.ts';

/** How the console is told of the account at the end of a wire. */
export interface WireAccount {
  readonly selfId: string | null;
  readonly url: string | null;
  readonly token: string | null;
}

/**
 * For the trial of hang-ups: one account with a peer of its kind behind a line that is cut. What the peer says ends with its number
 * (`#12`), counted from 1.
 */
export interface Wire {
  readonly connector: ConnectorKind;
  readonly account: WireAccount;
  /** Whether its protocol brings later what is said while nobody listens, and what the cut has swallowed. */
  readonly bringsLater: boolean;
  /** Whether the lamp of the account shows that its line is cut; a peer that posts has none. */
  readonly hasLine: boolean;
  /** How much was said so far. */
  said(): number;
  say(messages: number): void;
  /** Resolves when the console holds everything that was said so far. */
  delivered(): Promise<void>;
  cut(): void;
  /** Lets the console in again, or dials in again; `port` is where the console waits. */
  mend(accountId: string, port: number): Promise<void>;
  close(): Promise<void>;
}

/** A wire that is there before its account is registered needs nothing else. */
export const nothingToDo = async (): Promise<void> => undefined;
