import type { AccountId } from '../domain/ids.ts';
import type { RosteredGroup } from '../service/training/speaker.ts';

/** One training account: the id it goes by on its platform, and the groups it sits in. */
export interface Seat {
  readonly index: number;
  readonly selfId: string;
  readonly nickname: string;
  readonly groups: readonly TrainingGroup[];
}

/** A group of the training world; `seats` are the accounts in it, by index. */
export interface TrainingGroup extends RosteredGroup {
  readonly seats: readonly number[];
  readonly members: number;
}

/** Of the accounts of a gateway; the first of fifty is 3000000001. */
export const FIRST_SELF_ID = 3_000_000_001;
const FIRST_GROUP = 700_000_001;
/** In the city every message is seen by 1.66 accounts. */
const SECOND_SEAT = 0.66;

const PLACES = [...'桥塘湾岭坪冲洲垅坡溪井山田湖园'];
const WORDS = ['幸福', '石', '新', '大', '长', '青', '南', '双', '龙', '白', '清水', '樟树', '枫', '茶', '竹'];

/** Gives every account its groups; two of three groups have a second account, its neighbour's. */
export function seatAccounts(
  accounts: number,
  groupsPerAccount: number,
  random: () => number,
  firstGroup: number = FIRST_GROUP,
): { readonly seats: readonly Seat[]; readonly groups: readonly TrainingGroup[] } {
  const groups = Array.from({ length: accounts * groupsPerAccount }, (_, n): TrainingGroup => {
    const owner = Math.floor(n / groupsPerAccount);
    const other = (owner + 1) % accounts;
    const seats = other !== owner && random() < SECOND_SEAT ? [owner, other] : [owner];
    return {
      groupKey: n + 1,
      externalId: String(firstGroup + n),
      name: nameOf(n),
      villageCode: null,
      accounts: seats.map((seat) => ({ accountKey: seat + 1, id: selfIdOf(seat) as AccountId })),
      seats,
      members: 80 + Math.floor(random() * 400),
    };
  });
  const seats = Array.from({ length: accounts }, (_, index): Seat => {
    const own = groups.filter((group) => group.seats.includes(index));
    return { index, selfId: selfIdOf(index), nickname: `训练${String(index + 1).padStart(2, '0')}号`, groups: own };
  });
  return { seats, groups };
}

function selfIdOf(index: number): string {
  return String(FIRST_SELF_ID + index);
}

function nameOf(n: number): string {
  const word = WORDS[n % WORDS.length] ?? '新';
  const place = PLACES[Math.floor(n / WORDS.length) % PLACES.length] ?? '桥';
  return `${word}${place}村${Math.floor(n / (WORDS.length * PLACES.length)) + 1}组群`;
}
