import type { IssueFact } from './issue-fact.ts';

/** Facts by a key of theirs, each group in the order given: a figure about one county need not look at the issues of all. */
export function groupFacts<Key>(
  facts: readonly IssueFact[],
  keyOf: (fact: IssueFact) => Key,
): (key: Key) => readonly IssueFact[] {
  const groups = new Map<Key, IssueFact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return (key) => groups.get(key) ?? [];
}
