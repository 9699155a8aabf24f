import type { RegionCode } from '../../domain/ids.ts';
import { FEED_ACCOUNTS } from './account-seeds.ts';
import { regionsOf } from './regions.ts';

/** A group before it has an id; accounts are places in the list of accounts. */
export interface GroupSeed {
  readonly externalId: string;
  readonly name: string;
  readonly villageCode: RegionCode;
  readonly members: number;
  readonly accounts: readonly number[];
}

/** S04: 3,038 groups over the villages, so that each has two and some have three. */
export const TRAINING_GROUPS = 3_038;
/** S09: an ordinary group holds at most 500. */
const MOST_MEMBERS = 500;

/** The groups of the training profile; one account carries about 66 of them first-hand, and two others may sit in one as well. */
export function groupSeeds(random: () => number): readonly GroupSeed[] {
  const villages = regionsOf('village');
  return Array.from({ length: TRAINING_GROUPS }, (_, index) => {
    const village = villages[index % villages.length];
    if (village === undefined) throw new Error('The training profile has no villages');
    const round = Math.floor(index / villages.length);
    return {
      externalId: String(30_000_001 + index),
      name: groupName(village.name, round),
      villageCode: village.code,
      members: membersOf(random),
      accounts: accountsOf(index, random),
    };
  });
}

function groupName(village: string, round: number): string {
  const place = village.replace(/(居委会|村委会|居民委员会|村民委员会|委员会)$/, '');
  const kind = place.endsWith('社区') ? '居民' : '村民';
  return `${place}${[`${kind}群`, `${kind}二群`, '便民服务群'][round] ?? '群'}`;
}

/** Around 336 on average (S09: 1.02 million over 3,038 groups), a few full ones. */
function membersOf(random: () => number): number {
  const spread = random() + random() + random();
  return Math.min(MOST_MEMBERS, Math.round(85 + spread * 167));
}

function accountsOf(index: number, random: () => number): readonly number[] {
  const first = index % FEED_ACCOUNTS;
  const chance = random();
  const others = chance < 0.4 ? 0 : chance < 0.8 ? 1 : 2;
  return [0, 7, 19].slice(0, others + 1).map((step) => (first + step) % FEED_ACCOUNTS);
}
