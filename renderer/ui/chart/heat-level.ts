/** Which of `levels` shades a count has: the first for none, the last for the largest, equal steps between. */
export function heatLevel(count: number, most: number, levels: number): number {
  if (count <= 0 || most <= 0) return 0;
  return Math.min(levels - 1, Math.max(1, Math.ceil((count / most) * (levels - 1))));
}
