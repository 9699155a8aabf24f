/** A message as the ranking of a search looks at it. */
export interface Scored {
  /** How often each word of the query stands in the text, in the order of the words. */
  readonly counts: readonly number[];
  /** Length of the text in characters. */
  readonly length: number;
  readonly isHit: boolean;
  /** Days since it was sent. */
  readonly age: number;
}

/** How much a further mention is worth, and how much a long text is held against it: the usual values of BM25. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
const HIT_BONUS = 1.25;
/** A message of this age is worth half of one of today, as far as age counts at all. */
const HALF_LIFE_DAYS = 90;
const AGE_SHARE = 0.3;

/**
 * How well a message answers a query: each word weighs by how few of the candidates say it (BM25 over the candidates, because the index keeps no
 * frequencies), then somewhat by whether a rule has fired and how new it is.
 */
export function scoreMatches(candidates: readonly Scored[]): readonly number[] {
  const total = candidates.length;
  const words = candidates[0]?.counts.length ?? 0;
  const average = candidates.reduce((sum, { length }) => sum + length, 0) / Math.max(1, total) || 1;
  const weights = Array.from({ length: words }, (_, word) => {
    const said = candidates.filter(({ counts }) => (counts[word] ?? 0) > 0).length;
    return Math.log(1 + (total - said + 0.5) / (said + 0.5));
  });
  return candidates.map(({ counts, length, isHit, age }) => {
    const norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (length / average));
    const said = counts.reduce((sum, n, word) => sum + ((weights[word] ?? 0) * n * (SATURATION + 1)) / (n + norm), 0);
    const youth = 1 - AGE_SHARE + AGE_SHARE * 0.5 ** (Math.max(0, age) / HALF_LIFE_DAYS);
    return said * (isHit ? HIT_BONUS : 1) * youth;
  });
}
