import type { OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { NewId } from '../new-id.ts';
import { readCenter } from '../store/settings.ts';
import { allStaff } from '../store/staff.ts';
import type { Store } from '../store/store.ts';
import { TRAINING_PEOPLE } from './people.ts';
import { seatTrainingPerson } from './seed-training.ts';

/** Adds the invented people a training store of an earlier version does not have yet; names are what they are known by. */
export async function seatMissingPeople(
  store: Store,
  { newId, now }: { readonly newId: NewId; readonly now: Instant },
): Promise<void> {
  const seated = await allStaff(store.read);
  const isThere = (name: string, login: string) =>
    seated.some((person) => person.name === name || person.login === login);
  const missing = TRAINING_PEOPLE.filter(({ name, login }) => !isThere(name, login));
  if (missing.length === 0) return;
  const { id: centerId } = await readCenter(store.read);
  await store.write(async (tx) => {
    for (const person of missing) await seatTrainingPerson(tx, centerId, newId() as OperatorId, person, now);
  });
}
