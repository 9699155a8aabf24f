import type { AccountId, CategoryId, GroupId, OperatorId, PersonaId, RuleId, UnitId } from '../../domain/ids.ts';
import { seededRandom } from '../../domain/seeded-random.ts';
import { DAY_MS, instant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { insertAccount } from '../store/accounts.ts';
import { insertCategory } from '../store/categories.ts';
import { addMemberCount, insertGroup, joinGroup } from '../store/groups.ts';
import { insertPersona } from '../store/personas.ts';
import { insertRegions } from '../store/regions.ts';
import { anyOf } from '../../domain/rules/rule.ts';
import { saveRule } from '../store/rules.ts';
import { writeSetting } from '../store/settings.ts';
import { insertStaff } from '../store/staff.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { insertUnit } from '../store/units.ts';
import { accountSeeds } from './account-seeds.ts';
import { CATEGORY_TREE } from './category-tree.ts';
import type { CategorySeed } from './category-tree.ts';
import { groupSeeds } from './group-seeds.ts';
import { TRAINING_PASSWORD_HASH, TRAINING_PEOPLE, type TrainingPerson } from './people.ts';
import { TRAINING_REGIONS } from './regions.ts';
import { RULE_SEEDS } from './rule-seeds.ts';
import { trainingIds } from './training-ids.ts';
import type { TrainingIds } from './training-ids.ts';
import { unitSeeds } from './units.ts';

/** What the training profile is made from: the same seed and day give the same rows. */
export interface TrainingSeed {
  readonly seed: number;
  readonly now: Instant;
}

/** How long before `now` the training centre was set up: longer than any history it is given. */
const SET_UP_BEFORE_MS = 400 * DAY_MS;

/** Fills an empty store with the centre of the training profile, in one transaction: everything but messages and issues. */
export async function seedTraining(store: Store, { seed, now }: TrainingSeed): Promise<void> {
  const random = seededRandom(seed);
  const setUpAt = instant(now - SET_UP_BEFORE_MS);
  const ids = trainingIds(setUpAt, random);
  await store.write(async (tx) => {
    const centerId = await seedCenter(tx, ids);
    await insertRegions(tx, TRAINING_REGIONS);
    for (const person of TRAINING_PEOPLE)
      await seatTrainingPerson(tx, centerId, ids.next() as OperatorId, person, setUpAt);
    for (const [sort, unit] of unitSeeds().entries()) {
      await insertUnit(tx, centerId, { ...unit, id: ids.next() as UnitId }, sort);
    }
    const categories = new Map<string, CategoryId>();
    await seedCategories(tx, centerId, ids, CATEGORY_TREE, null, categories);
    for (const { category, terms, exclusions, ...rule } of RULE_SEEDS) {
      const categoryId = category === null ? null : idOf(categories, category);
      const id = ids.next() as RuleId;
      const whole = { ...rule, ...anyOf(terms, exclusions), id, categoryId, enabled: true, version: 1 };
      await saveRule(tx, centerId, whole, { at: setUpAt, by: null });
    }
    await seedGroups(tx, centerId, ids, { random, setUpAt });
    await insertPersona(tx, centerId, ids.next() as PersonaId, '清风株洲');
  });
}

/** Adds one of the invented people with the password the screen shows. */
export async function seatTrainingPerson(
  tx: WriteTransaction,
  centerId: string,
  id: OperatorId,
  person: TrainingPerson,
  createdAt: Instant,
): Promise<void> {
  const row = { ...person, id, state: 'active', mustChange: false, createdAt, version: 1 } as const;
  await insertStaff(tx, centerId, row, TRAINING_PASSWORD_HASH);
}

async function seedCenter(tx: WriteTransaction, ids: TrainingIds): Promise<string> {
  const centerId = ids.next();
  await writeSetting(tx, 'center.id', centerId);
  await writeSetting(tx, 'center.name', '株洲市大监督中心');
  await writeSetting(tx, 'center.city', '株洲市');
  await writeSetting(tx, 'center.cityCode', '430200');
  await writeSetting(tx, 'profile.training', 'true');
  return centerId;
}

async function seedCategories(
  tx: WriteTransaction,
  centerId: string,
  ids: TrainingIds,
  seeds: readonly CategorySeed[],
  parentId: CategoryId | null,
  byName: Map<string, CategoryId>,
): Promise<void> {
  for (const [sort, { name, children }] of seeds.entries()) {
    const id = ids.next() as CategoryId;
    byName.set(name, id);
    await insertCategory(tx, centerId, { id, parentId, name, sort: sort + 1, retired: false, version: 1 });
    await seedCategories(tx, centerId, ids, children ?? [], id, byName);
  }
}

async function seedGroups(
  tx: WriteTransaction,
  centerId: string,
  ids: TrainingIds,
  { random, setUpAt }: { readonly random: () => number; readonly setUpAt: Instant },
): Promise<void> {
  const accountKeys: number[] = [];
  for (const draft of accountSeeds()) {
    accountKeys.push(await insertAccount(tx, centerId, ids.next() as AccountId, draft));
  }
  for (const { externalId, name, villageCode, members, accounts } of groupSeeds(random)) {
    const group = {
      id: ids.next() as GroupId,
      platform: 'training',
      externalId,
      name,
      villageCode,
      tier: 'village',
    } as const;
    const groupKey = await insertGroup(tx, centerId, group);
    await addMemberCount(tx, groupKey, { members, at: setUpAt });
    for (const account of accounts) await joinGroup(tx, keyAt(accountKeys, account), groupKey, setUpAt);
  }
}

function idOf(categories: ReadonlyMap<string, CategoryId>, name: string): CategoryId {
  const id = categories.get(name);
  if (id === undefined) throw new Error(`The training tree has no category ${name}`);
  return id;
}

function keyAt(keys: readonly number[], index: number): number {
  const key = keys[index];
  if (key === undefined) throw new Error(`The training profile has no account ${index}`);
  return key;
}
