import type { GroupId, RegionCode } from '../ids.ts';
import { CODE_DIGITS, type PlaceLevel } from '../region/region.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import type { GroupTier } from './group-tier.ts';
import { LEVEL_OF_TIER, placeInTier } from './place-of-tier.ts';
import type { FaultAt, RegisterColumn, RegisterFault, SheetLine } from './register-columns.ts';
import { RegisterRow } from './register-row.ts';

/** What the register says of a group. */
export interface GroupEntry {
  readonly platform: string;
  readonly externalId: string;
  readonly name: string;
  /** The village it belongs to; the township or the county of a group of such a tier. */
  readonly villageCode: RegionCode | null;
  readonly tier: GroupTier;
  readonly owner: string;
  readonly cap: number;
}

/** A group as the register has it before. */
export interface RegisteredGroup extends GroupEntry {
  readonly id: GroupId;
  readonly tags: readonly string[];
  readonly members: number | null;
  readonly membersAt: Instant | null;
}

/** What a row makes of a group; everything it leaves empty stays as it is. */
export interface RegisterChange extends GroupEntry {
  readonly row: number;
  /** null where the group is new. */
  readonly before: RegisteredGroup | null;
  readonly tags: readonly string[];
  /** A count that the register does not have yet; null where there is none. */
  readonly count: { readonly members: number; readonly at: Instant } | null;
  /** The columns by which it differs. */
  readonly columns: readonly RegisterColumn[];
}

/** What rows are read against. */
export interface RegisterAround {
  readonly platforms: ReadonlySet<string>;
  readonly find: (platform: string, externalId: string) => RegisteredGroup | null;
  /** Places of this level and name, or of this code. */
  readonly places: (level: PlaceLevel, wanted: PlaceWanted) => readonly RegionCode[];
  readonly isWithin: (villageCode: RegionCode | null) => boolean;
  readonly now: Instant;
}

/** What a row says of a place; empty where it says nothing. */
export interface PlaceWanted {
  readonly code: string;
  readonly village: string;
  readonly township: string;
  readonly county: string;
}

/** What becomes of a sheet: the changes it makes, how many rows say nothing new, and everything that is wrong. */
export interface RegisterPlan {
  readonly changes: readonly RegisterChange[];
  readonly same: number;
  readonly faults: readonly FaultAt[];
}

/** Reads every row before anything is written: a row with any fault changes nothing. */
export function planRegister(lines: readonly SheetLine[], around: RegisterAround): RegisterPlan {
  const seen = new Set<string>();
  const changes: RegisterChange[] = [];
  const faults: FaultAt[] = [];
  let same = 0;
  for (const line of lines) {
    const reader = new RegisterRow(line, around.now);
    const change = readRow(reader, around, seen);
    faults.push(...reader.faults);
    if (reader.faults.length > 0 || change === null) continue;
    if (change.columns.length === 0) same += 1;
    else changes.push(change);
  }
  return { changes, same, faults };
}

function readRow(reader: RegisterRow, around: RegisterAround, seen: Set<string>): RegisterChange | null {
  const platform = reader.oneOf('平台', around.platforms);
  const externalId = reader.id();
  if (platform === null || externalId === null) return null;
  const key = `${platform}\n${externalId}`;
  if (seen.has(key)) reader.blame('群号', 'twice');
  seen.add(key);
  const before = around.find(platform, externalId);
  const name = reader.text('群名', 60);
  if (before === null && name === '') reader.blame('群名', 'name-missing');
  const tier = reader.tier(before?.tier ?? 'village');
  const villageCode = readPlace(reader, around, before, tier);
  const owner = reader.text('群主', 40);
  const next = {
    ...{ platform, externalId, villageCode, tier, name: before?.name ?? name },
    // The register leaves with its owners masked 周*: that says nothing new.
    owner: owner === '' || /^.\*$/u.test(owner) ? (before?.owner ?? '') : owner,
    cap: reader.number('人数上限', 1) ?? before?.cap ?? 500,
    tags: reader.tags() ?? before?.tags ?? [],
    count: newCount(reader, before, around.now),
  };
  return { row: reader.row, before, ...next, columns: changedColumns(before, next) };
}

/** The column that names a place of each level, and what is wrong where no place or several have its name. */
const NAMING: Readonly<Record<PlaceLevel, { column: RegisterColumn; unknown: RegisterFault; several: RegisterFault }>> =
  {
    village: { column: '村（社区）', unknown: 'village-unknown', several: 'village-ambiguous' },
    township: { column: '乡镇（街道）', unknown: 'township-unknown', several: 'township-ambiguous' },
    county: { column: '县区', unknown: 'county-unknown', several: 'county-unknown' },
  };

function readPlace(
  reader: RegisterRow,
  around: RegisterAround,
  before: RegisteredGroup | null,
  tier: GroupTier,
): RegionCode | null {
  const level = LEVEL_OF_TIER[tier];
  const wanted = {
    ...{ code: reader.text('村代码', 12), village: reader.text('村（社区）', 60) },
    ...{ township: reader.text('乡镇（街道）', 60), county: reader.text('县区', 60) },
  };
  const { unknown, several, ...naming } = NAMING[level];
  const column = wanted.code === '' ? naming.column : '村代码';
  const tooNarrow = narrowerThan(level, wanted);
  if (tooNarrow !== null) return reader.blame(tooNarrow, 'place-too-narrow');
  const isGiven = wanted.code !== '' || wanted[level] !== '';
  const found = isGiven ? around.places(level, wanted) : [];
  const code = isGiven ? (found[0] ?? null) : placeInTier(before?.villageCode ?? null, tier);
  if (isGiven && found.length !== 1) reader.blame(column, found.length === 0 ? unknown : several);
  else if (!around.isWithin(code) || (before !== null && !around.isWithin(before.villageCode)))
    reader.blame(column, 'out-of-territory');
  return code;
}

/** The column that says more than a group of such a tier can be told: a whole township belongs to none of its villages. */
function narrowerThan(level: PlaceLevel, { code, village, township }: PlaceWanted): RegisterColumn | null {
  if (level === 'village') return null;
  if (village !== '') return '村（社区）';
  if (level === 'county' && township !== '') return '乡镇（街道）';
  return code.length > CODE_DIGITS[level] ? '村代码' : null;
}

function newCount(reader: RegisterRow, before: RegisteredGroup | null, now: Instant): RegisterChange['count'] {
  const members = reader.number('人数', 0);
  const day = reader.day();
  if (members === null || day === undefined) return null;
  const { members: known = null, membersAt = null } = before ?? {};
  // The newest count of the same day says it already; without a day only another number is news.
  const isSameDay = day === null || (membersAt !== null && membersAt >= day && membersAt - day < DAY_MS);
  return known === members && isSameDay ? null : { members, at: day ?? now };
}

function changedColumns(
  before: RegisteredGroup | null,
  next: Omit<RegisterChange, 'row' | 'before' | 'columns'>,
): readonly RegisterColumn[] {
  const changed: (readonly [RegisterColumn, boolean])[] = [
    ['群号', before === null],
    [NAMING[LEVEL_OF_TIER[next.tier]].column, next.villageCode !== (before?.villageCode ?? null)],
    ['层级', next.tier !== (before?.tier ?? next.tier)],
    ['群主', next.owner !== (before?.owner ?? '')],
    ['人数上限', next.cap !== (before?.cap ?? next.cap)],
    ['人数', next.count !== null],
    ['标签', next.tags.toSorted().join('\n') !== (before?.tags ?? []).toSorted().join('\n')],
  ];
  return changed.flatMap(([column, isChanged]) => (isChanged ? [column] : []));
}
