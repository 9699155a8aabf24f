import type { RegionCode, UnitId } from '../ids.ts';

/** commission 纪委监委/纪工委: supervises, never handles (U11). department 职能部门: handles (R07). */
export type UnitKind = 'commission' | 'department';

/** A unit that receives or handles issues. */
export interface Unit {
  readonly id: UnitId;
  readonly name: string;
  readonly kind: UnitKind;
  /** null for a unit of the city. */
  readonly countyCode: RegionCode | null;
}
