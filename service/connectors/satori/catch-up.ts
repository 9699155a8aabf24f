import type { GapState } from '../../../domain/account/account.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { isWireObject, type WireObject } from '../parse-wire-json.ts';
import { meet } from '../meet.ts';
import type { LastSeen } from '../seen.ts';
import { arrayOf, objectOf, timeOf, wordsOf } from '../wire-fields.ts';
import { isNotOffered, type Caller, type ResourceAnswer } from './resources.ts';
import { toMessage } from './to-message.ts';

export interface CatchUp {
  /** What each group had shown last when the connection was lost; null for one that had said nothing yet. */
  readonly groups: ReadonlyMap<string, LastSeen | null>;
  readonly caller: Caller;
  call(params: WireObject): Promise<ResourceAnswer>;
  push(items: readonly IncomingItem[]): void | Promise<void>;
  /** Groups an earlier attempt has got through with, and whether each was met; this one adds to them. */
  readonly settled: Map<string, boolean>;
}

/** 'cut-off' where nobody answers any more: the outage stays to be accounted for. 'not-offered': the server tells no history. */
export type CatchUpResult = GapState | 'cut-off' | 'not-offered';

const MOST_PAGES = 20;
const PAGE = 50;

/** Asks message.list of every group the account had messages of; 'filled' only where the last one seen was met in each. */
export async function catchUp(work: CatchUp): Promise<CatchUpResult> {
  for (const [groupId, last] of work.groups) {
    if (work.settled.has(groupId)) continue;
    const group = await fetchBackTo(work, groupId, last);
    await work.push(group.items);
    if (group.end === 'not-offered') return 'not-offered';
    if (group.end === 'unanswered') return 'cut-off';
    work.settled.set(groupId, group.end === 'met' || (last === null && group.end === 'exhausted'));
  }
  return work.settled.size > 0 && [...work.settled.values()].every((isWhole) => isWhole) ? 'filled' : 'open';
}

interface GroupHistory {
  /** 'exhausted': the server has told all it has and the meeting point was not among it. */
  readonly end: 'met' | 'exhausted' | 'not-met' | 'not-offered' | 'unanswered';
  /** Oldest first. */
  readonly items: readonly IncomingItem[];
}

async function fetchBackTo(work: CatchUp, groupId: string, last: LastSeen | null): Promise<GroupHistory> {
  const items: IncomingItem[] = [];
  const known = new Set<string>();
  let token: string | null = null;
  let isMet = false;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const params: WireObject = { channel_id: groupId, direction: 'before', order: 'asc', limit: PAGE };
    const answer = await work.call(token === null ? params : { ...params, next: token });
    if (answer.kind === 'unanswered' || answer.kind === 'not-reached') return { end: 'unanswered', items };
    if (answer.kind === 'refused' && isMet) return { end: 'met', items };
    if (answer.kind === 'refused') return { end: isNotOffered(answer.status) ? 'not-offered' : 'not-met', items };
    const list = objectOf(answer.data);
    const fresh = toMessages(list, groupId, work.caller).filter((item) => isFresh(item, known));
    const met = last === null ? { isMet: false, isPassed: false, items: fresh } : meet(fresh, last);
    items.unshift(...met.items);
    isMet ||= met.isMet;
    if (isMet && met.isPassed) return { end: 'met', items };
    token = wordsOf(list['prev']) ?? wordsOf(list['next']);
    // A page without anything new: the server has told all it has.
    if (token === null || fresh.length === 0) return { end: isMet ? 'met' : 'exhausted', items };
  }
  return { end: isMet ? 'met' : 'not-met', items };
}

function toMessages(list: WireObject, groupId: string, caller: Caller): readonly IncomingItem[] {
  const entries = arrayOf(list['data']).filter(isWireObject);
  const inOrder = entries.toSorted(
    (one, other) => (timeOf(one['created_at']) ?? 0) - (timeOf(other['created_at']) ?? 0),
  );
  return inOrder.map((message) =>
    toMessage({ channel: { id: groupId }, message }, { ...caller, raw: JSON.stringify(message) }),
  );
}

function isFresh(item: IncomingItem, known: Set<string>): boolean {
  if (item.kind !== 'message') return true;
  if (known.has(item.localId)) return false;
  known.add(item.localId);
  return true;
}
