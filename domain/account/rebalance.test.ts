import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { planBalance, type BalancingPlan, type CarriedGroup, type LoadedPhone } from './rebalance.ts';

const phone = (accountKey: number, change: Partial<LoadedPhone> = {}): LoadedPhone => ({
  ...{ accountKey, platform: 'wechat', isOpen: true },
  ...change,
});
const group = (groupKey: number, carriers: readonly number[], countyCode: string | null = null): CarriedGroup => ({
  ...{ groupKey, carriers, countyCode },
});

/** Who carries what when the plan has been carried out. */
function carriedOut(groups: readonly CarriedGroup[], { steps }: BalancingPlan) {
  const carriers = new Map(groups.map(({ groupKey, carriers: before }) => [groupKey, new Set(before)]));
  for (const { groupKey, from, to } of steps) {
    const now = carriers.get(groupKey);
    if (now?.delete(from) !== true || (to !== null && now.has(to))) throw new Error(`impossible step at ${groupKey}`);
    if (to !== null) now.add(to);
  }
  return carriers;
}

const loadOf = (carriers: ReadonlyMap<number, ReadonlySet<number>>, key: number) =>
  [...carriers.values()].filter((set) => set.has(key)).length;

describe('the balance of the phones', () => {
  it('proposes nothing where nobody carries too much', () => {
    expect(planBalance([phone(1), phone(2)], [group(1, [1]), group(2, [1])], 2)).toEqual({ steps: [], withoutRoom: 0 });
  });

  it('leaves what another carries anyway before it moves anything', () => {
    const groups = [group(1, [1]), group(2, [1, 2]), group(3, [1])];
    expect(planBalance([phone(1), phone(2), phone(3)], groups, 2).steps).toEqual([{ groupKey: 2, from: 1, to: null }]);
  });

  it('keeps counties together', () => {
    const groups = [group(1, [1], 'a'), group(2, [1], 'a'), group(3, [1], 'b'), group(4, [3], 'b')];
    expect(planBalance([phone(1), phone(2), phone(3)], groups, 2).steps).toEqual([{ groupKey: 3, from: 1, to: 3 }]);
  });

  it('moves nothing to another platform, a phone that is off or one of the supervision group, and says how many find no room', () => {
    const groups = [group(1, [1]), group(2, [1]), group(3, [1])];
    const phones = [phone(1), phone(2, { platform: 'qq' }), phone(3, { isOpen: false })];
    expect(planBalance(phones, groups, 1)).toEqual({ steps: [], withoutRoom: 2 });
  });

  it('brings any county of phones below the limit, loses no group and overloads nobody', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 20; round += 1) {
      const phones = Array.from({ length: 50 }, (_, index) => phone(index + 1));
      const groups = Array.from({ length: 3_038 }, (_, index) => {
        const first = Math.floor(random() ** 2 * 50) + 1;
        const second = random() < 0.2 ? (first % 50) + 1 : null;
        return group(index + 1, second === null ? [first] : [first, second], String(Math.floor(random() * 9)));
      });
      const plan = planBalance(phones, groups);
      const after = carriedOut(groups, plan);
      const room = plan.steps.every(({ to }) => to === null || loadOf(after, to) <= 61);
      const beyond = phones.reduce((sum, { accountKey }) => sum + Math.max(0, loadOf(after, accountKey) - 61), 0);
      expect([[...after.values()].every((set) => set.size > 0), room, beyond]).toEqual([true, true, plan.withoutRoom]);
    }
  });
});
