import type { GroupTier } from './group-tier.ts';

/** The columns of the register as a sheet, in the order in which it is written; a sheet that is read needs the first three. */
export const REGISTER_COLUMNS = [
  ...(['平台', '群号', '群名', '县区', '乡镇（街道）', '村（社区）', '村代码'] as const),
  ...(['层级', '群主', '人数上限', '人数', '统计日期', '标签'] as const),
] as const;
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];
export const NEEDED_COLUMNS: readonly RegisterColumn[] = ['平台', '群号', '群名'];

/** What the sheet calls the tiers. */
export const TIER_WORDS: Readonly<Record<GroupTier, string>> = {
  ...{ township: '镇', village: '村', team: '组', supervision: '督办' },
};

/** Why a row of a sheet is not taken. */
export const REGISTER_FAULTS = [
  ...(['platform-unknown', 'id-missing', 'id-lost-digits', 'id-wrong', 'twice', 'name-missing', 'too-long'] as const),
  ...(['village-unknown', 'village-ambiguous', 'township-unknown', 'township-ambiguous', 'county-unknown'] as const),
  ...(['place-too-narrow', 'out-of-territory', 'tier-unknown', 'supervision'] as const),
  ...(['number-wrong', 'date-wrong', 'date-future', 'tags-too-many'] as const),
] as const;
export type RegisterFault = (typeof REGISTER_FAULTS)[number];

/** One thing that is wrong, where it stands and what stands there. */
export interface FaultAt {
  readonly row: number;
  readonly column: RegisterColumn;
  readonly fault: RegisterFault;
  readonly value: string;
}

/** A row of a sheet with its cells by column. */
export interface SheetLine {
  readonly row: number;
  readonly cell: (column: RegisterColumn) => string;
}
