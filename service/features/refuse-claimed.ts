import type { MessageId, OperatorId } from '../../domain/ids.ts';
import type { Claims } from '../claims.ts';
import { refusals } from './refusals.ts';

/** An order about messages, as far as claims look at it. */
interface ClaimedOrder {
  readonly messageIds: readonly MessageId[];
  /** Messages of which the person was told that somebody else has them in hand. */
  readonly despiteClaims: readonly MessageId[];
}

/**
 * Refuses an order about messages that somebody else has in hand, unless the person was told. Asked last: of a message that is
 * decided or out of sight, that is said and not who looks at it.
 */
export function refuseClaimed(claims: Claims, by: OperatorId, { messageIds, despiteClaims }: ClaimedOrder): void {
  const untold = messageIds.filter((id) => !despiteClaims.includes(id));
  const held = claims.ofOthers(by).filter(({ messageId }) => untold.includes(messageId));
  if (held.length === 0) return;
  throw refusals.claimed({ data: { claims: held.map(({ messageId, personName }) => ({ messageId, personName })) } });
}
