import type { Instant } from '../time/instant.ts';

/** A message by the names it has for one account; `sentAt` is the platform's own time, null where it was not kept. */
export interface MessageMark {
  readonly localId: string;
  readonly serverId: string | null;
  readonly sentAt: Instant | null;
}

/** What an account may have missed 断档: what it asks the platform for again. */
export interface MissedSpan {
  readonly since: Instant | null;
  readonly until: Instant | null;
  /** The newest message before the span in each group of the account; a group that had said nothing yet is not named. */
  readonly groups: ReadonlyMap<string, MessageMark>;
  /** Every group it sits in. */
  readonly seats: ReadonlySet<string>;
}

/**
 * How asking again 补取 ended. filled: what was seen last before the span was met in every group · not-met: in some group history
 * does not reach back that far · not-offered: this gateway tells no history · not-connected: nobody is there to be asked ·
 * cut-off: the answers stopped in between.
 */
export const FETCH_OUTCOMES = ['filled', 'not-met', 'not-offered', 'not-connected', 'cut-off'] as const;
export type FetchOutcome = (typeof FETCH_OUTCOMES)[number];

/** `found` counts the messages nobody had seen before. */
export interface FetchedAgain {
  readonly outcome: FetchOutcome;
  readonly found: number;
}
