/** An ordinary chat group holds so many (S09). */
export const USUAL_CAP = 500;
/** From this part of its cap on a second group is to be thought of: 450 of 500. */
const NEAR_PERCENT = 90;

/** How full a group is; `unknown` where nobody has counted. */
export type Fullness = 'unknown' | 'roomy' | 'near' | 'full';

/** From how many members on a group of this cap is near it. */
export function nearFrom(cap: number): number {
  return Math.ceil((cap * NEAR_PERCENT) / 100);
}

export function fullnessOf(members: number | null, cap: number): Fullness {
  if (members === null) return 'unknown';
  if (members >= cap) return 'full';
  return members >= nearFrom(cap) ? 'near' : 'roomy';
}
