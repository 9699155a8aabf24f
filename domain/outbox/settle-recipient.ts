import { assertNever } from '../assert-never.ts';
import type { OutcomeReason, RecipientState } from './post.ts';

/**
 * What happens to one recipient of a post:
 *
 *   queued ──claimed, on disk before the frame leaves──► sending ──answered──► sent ──called back──► recalled
 *     ▲                                                    │  │ ──refused──► failed
 *     │                                                    │  └─no answer, killed──► unknown
 *     └────────── retry, of failed only ───────────────────┘
 *
 * Nothing leads from `unknown` back to `queued`: what may have been said is not said again. Only an echo of our own post in the
 * group, or a person who has looked into the group, turns it into something known.
 */
export type RecipientEvent =
  | { readonly kind: 'claimed' }
  /** The connector found no connection, so that surely nothing has left. */
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'answered'; readonly outcome: PostOutcome }
  /** The service was ended while the row was `sending`. */
  | { readonly kind: 'restarted' }
  | { readonly kind: 'echoed' }
  | { readonly kind: 'looked-up'; readonly stands: boolean }
  | { readonly kind: 'retried' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'called-back' };

/** What the wire says became of a post. */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly localId: string | null }
  | { readonly kind: 'failed'; readonly reason: OutcomeReason; readonly detail: string | null }
  | { readonly kind: 'unknown'; readonly reason: OutcomeReason; readonly detail: string | null };

/** The state after an event; null where the event changes nothing in this state. */
export function settleRecipient(state: RecipientState, event: RecipientEvent): RecipientState | null {
  switch (event.kind) {
    case 'claimed':
      return only(state, ['queued'], 'sending');
    case 'not-begun':
      return only(state, ['sending'], 'queued');
    case 'answered':
      // An echo may come before the answer; what stands in the group is sent, whatever the gateway says of it afterwards.
      return only(state, ['sending'], event.outcome.kind);
    case 'restarted':
      return only(state, ['sending'], 'unknown');
    case 'echoed':
      return only(state, ['sending', 'unknown', 'failed'], 'sent');
    case 'looked-up':
      return only(state, ['unknown'], event.stands ? 'sent' : 'failed');
    case 'retried':
      return only(state, ['failed'], 'queued');
    case 'cancelled':
      return only(state, ['queued'], 'cancelled');
    case 'called-back':
      return only(state, ['sent'], 'recalled');
    default:
      return assertNever(event);
  }
}

/** Whether a recipient needs nothing more of the sender. */
export function isSettled(state: RecipientState): boolean {
  return state !== 'queued' && state !== 'sending';
}

function only(state: RecipientState, from: readonly RecipientState[], to: RecipientState): RecipientState | null {
  return from.includes(state) ? to : null;
}
