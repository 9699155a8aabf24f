import type { RuleId } from '../../domain/ids.ts';
import type { Hit } from '../../domain/rules/rule.ts';

/** The hits of one version of one rule: places as start, length, start, length, … */
type StoredHits = readonly [ruleId: RuleId, ruleVersion: number, places: readonly number[]];

/** Hits as they are stored in a message; null where there are none, so that the index of hits leaves the message out. */
export function encodeHits(hits: readonly Hit[]): string | null {
  if (hits.length === 0) return null;
  const byRule = new Map<string, [RuleId, number, number[]]>();
  for (const { ruleId, ruleVersion, start, length } of hits) {
    const key = `${ruleId}@${ruleVersion}`;
    const stored = byRule.get(key) ?? [ruleId, ruleVersion, []];
    stored[2].push(start, length);
    byRule.set(key, stored);
  }
  return JSON.stringify([...byRule.values()]);
}

/** The hits a message was stored with. */
export function decodeHits(stored: string | null): readonly Hit[] {
  if (stored === null) return [];
  return (JSON.parse(stored) as readonly StoredHits[]).flatMap(([ruleId, ruleVersion, places]) =>
    places.flatMap((start, index) => {
      const length = places[index + 1];
      return index % 2 === 0 && length !== undefined ? [{ ruleId, ruleVersion, start, length }] : [];
    }),
  );
}
