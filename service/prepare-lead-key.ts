import type { LeadKeys } from './sealing/lead-keys.ts';
import { Session } from './session.ts';
import { allPeople } from './store/people.ts';
import type { Store } from './store/store.ts';
import { TRAINING_PASSWORD } from './training/people.ts';

/**
 * On the training profile nobody signs in, so the lead key would never be made: the invented lead officer's known password makes
 * it before it is first needed. A real centre waits for its lead officer.
 */
export async function prepareLeadKey(store: Store, leadKeys: LeadKeys, training: boolean): Promise<void> {
  if (!training || (await leadKeys.publicKey()) !== null) return;
  const officer = (await allPeople(store.read)).find(({ role }) => role === 'lead-officer');
  if (officer === undefined) return;
  const session = new Session({ kind: 'desk', person: officer });
  await leadKeys.proved(session, TRAINING_PASSWORD);
  leadKeys.forget(session);
}
