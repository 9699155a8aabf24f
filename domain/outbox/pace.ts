/** How fast one account posts. */
export interface Pace {
  /** Posts of one account in a minute, on the average. */
  readonly perMinute: number;
}

/** A person who types: slow enough for the risk control of chat platforms, and 61 groups of an account are done in about five minutes. */
export const USUAL_PACE: Pace = { perMinute: 12 };
export const SLOWEST_PER_MINUTE = 1;
export const FASTEST_PER_MINUTE = 600;

/** So long an account waits after a post, ms: the mean of its pace, between half and one and a half of it, so that fifty do not post in step. */
export function pauseAfterPost({ perMinute }: Pace, random: number): number {
  return Math.round((60_000 / perMinute) * (0.5 + random));
}
