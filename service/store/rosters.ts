import type { AccountId, RegionCode } from '../../domain/ids.ts';
import type { ReadableDb } from './store.ts';

/** A group with the accounts that sit in it now. */
export interface RosteredGroup {
  readonly groupKey: number;
  readonly externalId: string;
  readonly name: string;
  readonly villageCode: RegionCode | null;
  readonly accounts: readonly { readonly accountKey: number; readonly id: AccountId }[];
}

interface RosterRow {
  readonly groupKey: number;
  readonly externalId: string;
  readonly name: string;
  readonly villageCode: RegionCode | null;
  readonly accountKey: number;
  readonly id: AccountId;
}

/** The groups of one platform that any account sits in, in the order in which they were first seen. */
export async function rosterOf(db: ReadableDb, platform: string): Promise<readonly RosteredGroup[]> {
  const rows = db.all<RosterRow>(
    `SELECT g.groupKey, g.externalId, g.name, g.villageCode, a.accountKey, a.id
     FROM groups g JOIN accountGroups ag ON ag.groupKey = g.groupKey AND ag.lostAt IS NULL JOIN accounts a ON a.accountKey = ag.accountKey
     WHERE g.platform = :platform ORDER BY g.groupKey, a.accountKey`,
    { platform },
  );
  const groups: (Omit<RosteredGroup, 'accounts'> & { accounts: { accountKey: number; id: AccountId }[] })[] = [];
  for (const { accountKey, id, ...group } of rows) {
    const last = groups.at(-1);
    if (last?.groupKey === group.groupKey) last.accounts.push({ accountKey, id });
    else groups.push({ ...group, accounts: [{ accountKey, id }] });
  }
  return groups;
}
