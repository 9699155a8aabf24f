/** Pairs of messages of which one at least is labelled: found together and labelled together. An unlabelled partner counts as wrong, though it may be right. */
export function pairFigures(labels: readonly number[], matters: readonly number[]) {
  let [both, found, missed] = [0, 0, 0];
  for (let a = 0; a < labels.length; a += 1) {
    for (let b = a + 1; b < labels.length; b += 1) {
      if (labels[a] === 0 && labels[b] === 0) continue;
      const isFound = matters[a] === matters[b];
      const isTrue = labels[a] === labels[b];
      if (isFound && isTrue) both += 1;
      else if (isFound) found += 1;
      else if (isTrue) missed += 1;
    }
  }
  const sizes = [...sizesOf(matters).values()].filter((size) => size > 1);
  return {
    precision: shareOf(both, both + found),
    recall: shareOf(both, both + missed),
    matters: sizes.length,
    messages: sizes.reduce((sum, size) => sum + size, 0),
    largest: Math.max(0, ...sizes),
  };
}

/** The matter that holds most of a labelled cluster: how much of it, how pure it is, and in how many parts the cluster fell. */
export function clusterFigures(labels: readonly number[], matters: readonly number[], cluster: number) {
  const parts = sizesOf(matters.filter((_, index) => labels[index] === cluster));
  const [matter = 0, held = 0] = [...parts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const size = sizesOf(matters).get(matter) ?? 0;
  const members = labels.filter((label) => label === cluster).length;
  return { members, precision: shareOf(held, size), recall: shareOf(held, members), parts: parts.size };
}

function sizesOf(matters: readonly number[]): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const matter of matters) sizes.set(matter, (sizes.get(matter) ?? 0) + 1);
  return sizes;
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(3));
}
