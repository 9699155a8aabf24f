import { foldName, readNickname, type Nickname } from './nickname.ts';

/** One of the up to ten posts whose holders answer for a village 十保障, with the real name of who holds it (R02). */
export interface DutyPost {
  readonly post: string;
  /** Empty where nobody holds it. */
  readonly name: string;
}

/** As many posts as a village is to name. */
export const MOST_DUTY_POSTS = 10;

/** The offices whose staff sits in every group (R03), coarsest first. */
export const OFFICE_TIERS = ['city', 'county', 'township'] as const;
export type OfficeTier = (typeof OFFICE_TIERS)[number];

/** unclear: somebody of a discipline office is there, and the name in the group does not tell of which tier. */
export type TierPresence = 'present' | 'unclear' | 'missing';

/** What the names of offices are read against. */
export interface GroupPlace {
  readonly cityName: string;
  readonly countyName: string | null;
  readonly townshipName: string | null;
}

/** What one group lacks of the standard configuration 标准配置. */
export interface StandardCheck {
  readonly members: number;
  /** Members whose name in the group does not tell who they are. */
  readonly unready: number;
  /** Posts of the village whose holder is not in the group. */
  readonly absent: readonly DutyPost[];
  /** Posts nobody holds. */
  readonly vacant: readonly DutyPost[];
  readonly tiers: Readonly<Record<OfficeTier, TierPresence>>;
}

/** Checks who is in a group against the posts of its village and the three tiers of offices; `shown` are the names in the group. */
export function checkStandard(shown: readonly string[], duties: readonly DutyPost[], place: GroupPlace): StandardCheck {
  const names = shown.map((name) => ({ folded: foldName(name), read: readNickname(name) }));
  const tiers: Record<OfficeTier, TierPresence> = { city: 'missing', county: 'missing', township: 'missing' };
  let isUnclear = false;
  for (const { folded } of names) {
    const tier = officeTierOf(folded, place);
    if (tier === 'unclear') isUnclear = true;
    else if (tier !== null) tiers[tier] = 'present';
  }
  for (const tier of OFFICE_TIERS) if (isUnclear && tiers[tier] === 'missing') tiers[tier] = 'unclear';
  return {
    members: names.length,
    unready: names.filter(({ read }) => read.kind === 'unready').length,
    absent: duties.filter(({ name }) => name !== '' && !names.some((each) => isHolder(name, each))),
    vacant: duties.filter(({ name }) => name === ''),
    tiers,
  };
}

/** How much is lacking: absent and vacant posts, and tiers that are missing. What is unclear is for a person to look at. */
export function countGaps({ absent, vacant, tiers }: StandardCheck): number {
  return absent.length + vacant.length + OFFICE_TIERS.filter((tier) => tiers[tier] === 'missing').length;
}

/** The real name stands in the name in the group: read out of it, or followed by anything but the rest of a longer name. */
function isHolder(name: string, { folded, read }: { readonly folded: string; readonly read: Nickname }): boolean {
  const wanted = foldName(name);
  if (read.name === wanted) return true;
  if (read.name !== null) return false;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1))
    if (!/^\p{Script=Han}/u.test(folded.slice(at + wanted.length))) return true;
  return false;
}

const OFFICE = /纪委|监委|纪工委|纪检|监察|大监督|监督中心|微群办/u;

/** Of which tier of office somebody is by the name in the group; null for whoever is of none. */
export function officeTierOf(folded: string, place: GroupPlace): OfficeTier | 'unclear' | null {
  const office = OFFICE.exec(folded);
  if (office === null) return null;
  // Only what stands before the office says whose it is: 荷塘区纪委驻明照镇 is of the county.
  const before = folded.slice(0, office.index);
  const { cityName, countyName, townshipName } = place;
  if (office[0] === '纪工委' || has(before, townshipName) || /镇|乡|街道|办事处/u.test(before)) return 'township';
  if (has(before, countyName) || /[县区]/u.test(before)) return 'county';
  if (has(before, cityName)) return 'city';
  // 市纪委 in a group of a city that is a county may be of either.
  if (before.includes('市')) return countyName?.endsWith('市') === true ? 'unclear' : 'city';
  return 'unclear';
}

/** Names are written with and without their last sign: 荷塘区, 荷塘. */
function has(text: string, name: string | null): boolean {
  if (name === null || name === '') return false;
  const bare = name.replace(/(?:街道|[市县区镇乡])$/u, '');
  return text.includes(bare.length >= 2 ? bare : name);
}
