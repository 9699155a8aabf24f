import type { InboxFilter } from '../../../contract/inbox.ts';
import type { GroupId } from '../../../domain/ids.ts';
import { isWithin, type Scope, territoryKey } from '../../../domain/people/scope.ts';
import { TRIAGE_STATES } from '../../../domain/message/triage-state.ts';
import { hiddenMessages } from '../scope-condition.ts';
import type { ReadableDb, SqlParameters } from '../store.ts';
import type { MasterData } from './master-data.ts';

/** A filter of the inbox in the keys of the store. */
export interface MessageFilter {
  /** The groups whose messages may show; null means all. */
  readonly groups: readonly number[] | null;
  /** The account that must have seen the message. */
  readonly accountKey: number | null;
  /** The number of the triage state. */
  readonly state: number | null;
  readonly hitsOnly: boolean;
  /** Messages that are kept from the person 回避; mostly none. */
  readonly hidden: readonly number[];
}

/** What remains to be asked of a message once it is found, as conditions on the alias m. */
export interface Conditions {
  readonly sql: readonly string[];
  readonly parameters: SqlParameters;
}

/** The groups, account and state a filter stands for within a scope; an account or group that does not exist has no messages. */
export function resolveFilter(
  db: ReadableDb,
  master: MasterData,
  { filter, scope }: { readonly filter: InboxFilter; readonly scope: Scope },
): MessageFilter {
  const { accountId, placeCode, groupId } = filter;
  const accountKey = accountId === null ? null : accountKeyOf(db, accountId);
  const sets: (readonly number[])[] = [];
  if (scope.territory !== null) sets.push(groupsOfScope(master, scope));
  if (accountKey !== null) sets.push(groupsOfAccount(db, accountKey));
  if (placeCode !== null) sets.push(groupsWithin(master, placeCode));
  if (groupId !== null) sets.push(groupsCalled(master, groupId));
  return {
    groups: sets.length === 0 ? null : sets.reduce(intersection),
    accountKey,
    state: filter.state === null ? null : TRIAGE_STATES.indexOf(filter.state),
    hitsOnly: filter.hitsOnly,
    hidden: scope.person !== null && master.recused.has(scope.person) ? hiddenMessages(db, scope) : [],
  };
}

/** Conditions for the parts of a filter that the chosen road does not see to. */
export function conditionsOf(filter: Partial<MessageFilter>): Conditions {
  const sql: string[] = [];
  const parameters: Record<string, string | number> = {};
  if (filter.groups !== null && filter.groups !== undefined) {
    sql.push('m.groupKey IN (SELECT value FROM json_each(:groups))');
    parameters['groups'] = JSON.stringify(filter.groups);
  }
  if (filter.accountKey !== null && filter.accountKey !== undefined) {
    sql.push('EXISTS (SELECT 1 FROM sightings s WHERE s.messageId = m.id AND s.accountKey = :accountKey)');
    parameters['accountKey'] = filter.accountKey;
  }
  if (filter.state !== null && filter.state !== undefined) {
    sql.push('m.state = :state');
    parameters['state'] = filter.state;
  }
  if (filter.hitsOnly === true) sql.push('m.isHit = 1');
  if (filter.hidden !== undefined && filter.hidden.length > 0) {
    sql.push('m.id NOT IN (SELECT value FROM json_each(:hidden))');
    parameters['hidden'] = JSON.stringify(filter.hidden);
  }
  return { sql, parameters };
}

const NO_SUCH_KEY = -1;

function accountKeyOf(db: ReadableDb, id: string): number {
  return (
    db.get<{ accountKey: number }>('SELECT accountKey FROM accounts WHERE id = :id', { id })?.accountKey ?? NO_SUCH_KEY
  );
}

function groupsOfAccount(db: ReadableDb, accountKey: number): readonly number[] {
  return db
    .all<{ groupKey: number }>('SELECT groupKey FROM accountGroups WHERE accountKey = :accountKey', { accountKey })
    .map((row) => row.groupKey);
}

/** No group where none has this id: a made-up key would be a made-up word of the index. */
function groupsCalled(master: MasterData, groupId: GroupId): readonly number[] {
  const key = master.groupKeys.get(groupId);
  return key === undefined ? [] : [key];
}

/** Groups of a territory as long as nothing about groups has changed: looking at 5,000 of them for every page costs as much as the page. */
const known = new WeakMap<MasterData, Map<string, readonly number[]>>();

/** The groups of the regions of a scope; a group without a village is in none of them. */
function groupsOfScope(master: MasterData, scope: Scope): readonly number[] {
  const byTerritory = known.get(master) ?? new Map<string, readonly number[]>();
  known.set(master, byTerritory);
  const territory = territoryKey(scope);
  const before = byTerritory.get(territory);
  if (before !== undefined) return before;
  const keys = [...master.groups.values()]
    .filter((group) => isWithin(scope, group.placeCode))
    .map((group) => group.groupKey);
  byTerritory.set(territory, keys);
  return keys;
}

/** The code of a county or township is a prefix of the codes of its villages. */
function groupsWithin(master: MasterData, placeCode: string): readonly number[] {
  const keys: number[] = [];
  for (const group of master.groups.values()) {
    if (group.placeCode?.startsWith(placeCode) === true) keys.push(group.groupKey);
  }
  return keys;
}

function intersection(a: readonly number[], b: readonly number[]): readonly number[] {
  const inB = new Set(b);
  return a.filter((key) => inB.has(key));
}
