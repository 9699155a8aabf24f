import type { LeadId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Session } from '../session.ts';
import { unmaskingsOf } from '../store/leads.ts';
import { operatorAt } from './act-once.ts';
import type { LeadParts } from './lead-parts.ts';

/** Until when this person's own unmasking of a lead lasts; null where there is none, or it is over. */
export async function unmaskedUntil(
  { store, clock }: LeadParts,
  session: Session,
  lead: LeadId,
): Promise<Instant | null> {
  const by = operatorAt(session);
  const now = clock.now();
  const own = (await unmaskingsOf(store.read, lead)).find(({ personId }) => personId === by);
  return own === undefined || own.until <= now || own.at > now ? null : own.until;
}
