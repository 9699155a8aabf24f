/** Groups a phone is to carry at most: 3,038 groups on 50 phones (S10). */
export const GROUPS_PER_PHONE = 61;

/** A phone as a plan sees it. */
export interface LoadedPhone {
  readonly accountKey: number;
  /** Ids of groups mean the same for the phones of one platform; a group can be moved among them only. */
  readonly platform: string;
  /** Whether it may be given groups: it is in use and watches villagers. */
  readonly isOpen: boolean;
}

/** A group and the phones that sit in it. */
export interface CarriedGroup {
  readonly groupKey: number;
  /** null where it has no village yet. */
  readonly countyCode: string | null;
  readonly carriers: readonly number[];
}

/**
 * One step of a plan. leave: the phone leaves the group, because another carries it · move: `to` joins the group, and only then does
 * the phone leave it.
 */
export interface BalancingStep {
  readonly groupKey: number;
  readonly from: number;
  readonly to: number | null;
}

export interface BalancingPlan {
  readonly steps: readonly BalancingStep[];
  /** Groups beyond the limit that no other phone has room for. */
  readonly withoutRoom: number;
}

/**
 * How phones that carry more than `limit` groups are relieved 均衡方案. First they leave what another phone carries anyway; what is left
 * goes to a phone of the same platform with room, to one that knows the county before one that does not, then to the one that carries
 * least. Nothing is done by the console: people do it on the phones.
 */
export function planBalance(
  phones: readonly LoadedPhone[],
  groups: readonly CarriedGroup[],
  limit: number = GROUPS_PER_PHONE,
): BalancingPlan {
  const board = new Board(phones, groups);
  const steps: BalancingStep[] = [];
  const over = phones.filter(({ accountKey }) => board.load(accountKey) > limit);
  for (const phone of over.toSorted((a, b) => board.load(b.accountKey) - board.load(a.accountKey))) {
    const from = phone.accountKey;
    for (const group of board.sharedOf(from)) {
      if (board.load(from) <= limit) break;
      // Not off a phone that is over the limit itself and was counted on by another.
      if (board.carriersOf(group).length < 2) continue;
      steps.push({ groupKey: group.groupKey, from, to: null });
      board.leave(group, from);
    }
    for (const group of board.groupsOf(from)) {
      if (board.load(from) <= limit) break;
      const to = board.roomFor(group, phone, limit);
      if (to === null) continue;
      steps.push({ groupKey: group.groupKey, from, to });
      board.leave(group, from);
      board.join(group, to);
    }
  }
  const withoutRoom = over.reduce((sum, { accountKey }) => sum + Math.max(0, board.load(accountKey) - limit), 0);
  return { steps, withoutRoom };
}

/** Who carries what while a plan is made. */
class Board {
  readonly #phones: readonly LoadedPhone[];
  readonly #groups: readonly CarriedGroup[];
  readonly #carriers: Map<number, Set<number>>;
  readonly #loads = new Map<number, number>();
  readonly #counties = new Map<string, number>();

  constructor(phones: readonly LoadedPhone[], groups: readonly CarriedGroup[]) {
    this.#phones = phones;
    this.#groups = groups;
    this.#carriers = new Map(groups.map(({ groupKey, carriers }) => [groupKey, new Set(carriers)]));
    for (const group of groups) for (const key of group.carriers) this.#count(group, key, 1);
  }

  load(accountKey: number): number {
    return this.#loads.get(accountKey) ?? 0;
  }

  carriersOf({ groupKey }: CarriedGroup): readonly number[] {
    return [...(this.#carriers.get(groupKey) ?? [])];
  }

  groupsOf(accountKey: number): readonly CarriedGroup[] {
    const own = this.#groups.filter(({ groupKey }) => this.#carriers.get(groupKey)?.has(accountKey) === true);
    // Counties of which it carries few go first: what it keeps belongs together.
    const held = (group: CarriedGroup): number => this.#counties.get(countyKey(group, accountKey)) ?? 0;
    return own.toSorted((a, b) => held(a) - held(b) || a.groupKey - b.groupKey);
  }

  sharedOf(accountKey: number): readonly CarriedGroup[] {
    const most = (group: CarriedGroup): number => this.carriersOf(group).length;
    return this.groupsOf(accountKey)
      .filter((group) => most(group) > 1)
      .toSorted((a, b) => most(b) - most(a));
  }

  roomFor(group: CarriedGroup, { platform }: LoadedPhone, limit: number): number | null {
    const known = (key: number): number => Number((this.#counties.get(countyKey(group, key)) ?? 0) > 0);
    const best = this.#phones
      .filter((phone) => phone.isOpen && phone.platform === platform && this.load(phone.accountKey) < limit)
      .map(({ accountKey }) => accountKey)
      .filter((key) => this.#carriers.get(group.groupKey)?.has(key) !== true)
      .toSorted((a, b) => known(b) - known(a) || this.load(a) - this.load(b) || a - b)[0];
    return best ?? null;
  }

  leave(group: CarriedGroup, accountKey: number): void {
    if (this.#carriers.get(group.groupKey)?.delete(accountKey) === true) this.#count(group, accountKey, -1);
  }

  join(group: CarriedGroup, accountKey: number): void {
    this.#carriers.get(group.groupKey)?.add(accountKey);
    this.#count(group, accountKey, 1);
  }

  #count(group: CarriedGroup, accountKey: number, by: number): void {
    this.#loads.set(accountKey, this.load(accountKey) + by);
    const county = countyKey(group, accountKey);
    this.#counties.set(county, (this.#counties.get(county) ?? 0) + by);
  }
}

function countyKey({ countyCode }: CarriedGroup, accountKey: number): string {
  return `${accountKey} ${countyCode ?? ''}`;
}
