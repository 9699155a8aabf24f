import type { ConnectorKind } from '../../domain/account/account.ts';
import { GROUPS_PER_PHONE, planBalance } from '../../domain/account/rebalance.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';
import type { LoadOfAccounts } from '../../contract/accounts.ts';
import { seatedGroups } from '../store/account-loads.ts';
import { allAccounts, type StoredAccount } from '../store/accounts.ts';
import type { ReadableDb } from '../store/store.ts';

/** Kinds that are no phone: nobody can join a group with them. */
const NO_PHONE: ReadonlySet<ConnectorKind> = new Set(['file-import', 'wecom-robot']);

/** 群数与均衡: what each phone carries, and how those that carry too much can be relieved. Asked by people of the whole city only. */
export async function loadOfAccounts(db: ReadableDb): Promise<LoadOfAccounts> {
  const accounts = (await allAccounts(db, EVERYTHING)).filter(({ connector }) => !NO_PHONE.has(connector));
  const byKey = new Map(accounts.map((account) => [account.accountKey, account]));
  // The supervision group stays with its own phone (S03), and what imported files hold is carried by nobody.
  const movable = (key: number): boolean => byKey.get(key)?.role === 'monitor';
  const seated = await seatedGroups(db);
  const groups = seated.map((group) => ({ ...group, carriers: group.carriers.filter(movable) }));
  const plan = planBalance(
    accounts.filter(({ accountKey }) => movable(accountKey)).map(toPhone),
    groups.filter(({ carriers }) => carriers.length > 0),
  );
  const byGroup = new Map(groups.map((group) => [group.groupKey, group]));
  const counts = new Map<number, number>();
  for (const { carriers } of seated) for (const key of carriers) counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    limit: GROUPS_PER_PHONE,
    phones: accounts
      .map(({ accountKey, id, label, holder, role, enabled }) => ({
        ...{ id, label, holder, role, enabled, groups: counts.get(accountKey) ?? 0 },
      }))
      .toSorted((one, other) => other.groups - one.groups),
    steps: plan.steps.flatMap(({ groupKey, from, to }) => {
      const [group, leaving, joining] = [byGroup.get(groupKey), byKey.get(from), to === null ? null : byKey.get(to)];
      if (group === undefined || leaving === undefined) return [];
      const { id, name, externalId, villageName, countyName } = group;
      const where = { groupId: id, groupName: name, externalId, villageName, countyName };
      return [{ ...where, from: leaving.label, to: joining?.label ?? null }];
    }),
    withoutRoom: plan.withoutRoom,
  };
}

function toPhone({ accountKey, platform, enabled }: StoredAccount) {
  return { accountKey, platform, isOpen: enabled };
}
