import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { Portion } from './prepare.ts';

/** What became of one portion: how its items were counted, or why nothing of it was stored. */
export type Outcome = PromiseSettledResult<DeliveryResult>;

/** Stores portions, on the thread of the service or on one of its own. */
export interface PortionStore {
  /** The outcome of each portion, in their order, after the commit. Asked for one commit at a time. Never rejects. */
  store(portions: readonly Portion[]): Promise<readonly Outcome[]>;
  /** What is stored from now on is matched against the rules as they are now. */
  reloadRules(): Promise<void>;
  close(): Promise<void>;
}

/** Refuses each of the portions for one reason. */
export function allRefused(portions: readonly Portion[], reason: unknown): readonly Outcome[] {
  return portions.map(() => ({ status: 'rejected', reason }));
}
