import { fullnessOf } from './fullness.ts';
import type { GroupTier } from './group-tier.ts';

/** A group as the proposal looks at it. */
export interface FillingGroup {
  readonly name: string;
  readonly tier: GroupTier;
  readonly members: number | null;
  readonly cap: number;
}

/** Where new members are to go: into a group of the village that has room, or into one that is to be made under this name. */
export type SecondGroup =
  | { readonly kind: 'use'; readonly name: string; readonly room: number }
  | { readonly kind: 'make'; readonly name: string };

/**
 * Proposes where new members of a village go once a group nears its cap (S09). Both groups stay under the village, so figures by
 * village stay what they were. null where there is room, or where it is no group of villagers.
 */
export function proposeSecondGroup(group: FillingGroup, siblings: readonly FillingGroup[]): SecondGroup | null {
  const fullness = fullnessOf(group.members, group.cap);
  if (group.tier === 'supervision' || fullness === 'roomy' || fullness === 'unknown') return null;
  const [roomiest] = siblings
    .filter(({ tier, members, cap }) => tier === group.tier && fullnessOf(members, cap) === 'roomy')
    .map(({ name, members, cap }) => ({ name, room: cap - (members ?? 0) }))
    .toSorted((one, other) => other.room - one.room);
  if (roomiest !== undefined) return { kind: 'use', ...roomiest };
  return { kind: 'make', name: nextName(group.name, new Set(siblings.map(({ name }) => name))) };
}

const NUMERALS = '一二三四五六七八九十';

/** 明照村村民群 → 明照村村民二群 → 明照村村民三群, past names that are taken. */
function nextName(name: string, taken: ReadonlySet<string>): string {
  const found = /^(.*?)(?:第?([一二三四五六七八九十])|(\d{1,2}))?群(?:聊)?$/u.exec(name.trim());
  const stem = found?.[1] ?? name.trim();
  const now = found?.[2] === undefined ? Number(found?.[3] ?? 1) : NUMERALS.indexOf(found[2]) + 1;
  const last = now + taken.size + 1;
  for (let number = Math.max(now, 1) + 1; number <= last; number += 1) {
    const next = `${stem}${NUMERALS[number - 1] ?? number}群`;
    if (!taken.has(next)) return next;
  }
  return `${stem}${last + 1}群`;
}
