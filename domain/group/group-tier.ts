/** Where villagers talk: a whole township 镇, one village 村, or a team 组 of villagers within it. */
export const RESIDENT_TIERS = ['township', 'village', 'team'] as const;
export type ResidentTier = (typeof RESIDENT_TIERS)[number];

/** supervision 督办群: where commissions answer; held by a duty account (S03), so no person makes a group one or stops it being one. */
export const GROUP_TIERS = [...RESIDENT_TIERS, 'supervision'] as const;
export type GroupTier = (typeof GROUP_TIERS)[number];
