import type { GapState } from '../../../domain/account/account.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { isWireObject, type WireObject } from '../parse-wire-json.ts';
import type { LastSeen } from '../seen.ts';
import { arrayOf, objectOf, timeOf, wordsOf } from '../wire-fields.ts';
import type { Caller, ResourceAnswer } from './resources.ts';
import { toMessage } from './to-message.ts';

export interface CatchUp {
  /** What each group had shown last when the connection was lost. */
  readonly groups: ReadonlyMap<string, LastSeen>;
  readonly caller: Caller;
  call(params: WireObject): Promise<ResourceAnswer>;
  push(items: readonly IncomingItem[]): void;
}

/** 'cut-off' where nobody answers any more: the outage stays to be accounted for. 'not-offered': the server tells no history. */
export type CatchUpResult = GapState | 'cut-off' | 'not-offered';

const MOST_PAGES = 20;
const PAGE = 50;

/** Asks message.list of every group the account had messages of; 'filled' only where the last one seen was met in each. */
export async function catchUp(work: CatchUp): Promise<CatchUpResult> {
  let allMet = work.groups.size > 0;
  for (const [groupId, last] of work.groups) {
    const group = await fetchBackTo(work, groupId, last);
    work.push(group.items);
    if (group.end === 'not-offered') return 'not-offered';
    if (group.end === 'unanswered') return 'cut-off';
    allMet = allMet && group.end === 'met';
  }
  return allMet ? 'filled' : 'open';
}

interface GroupHistory {
  readonly end: 'met' | 'not-met' | 'not-offered' | 'unanswered';
  /** Oldest first. */
  readonly items: readonly IncomingItem[];
}

async function fetchBackTo(work: CatchUp, groupId: string, last: LastSeen): Promise<GroupHistory> {
  const items: IncomingItem[] = [];
  const known = new Set<string>();
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const params: WireObject = { channel_id: groupId, direction: 'before', order: 'asc', limit: PAGE };
    const answer = await work.call(token === null ? params : { ...params, next: token });
    if (answer.kind === 'unanswered' || answer.kind === 'not-reached') return { end: 'unanswered', items };
    if (answer.kind === 'refused') return { end: isNotOffered(answer.status) ? 'not-offered' : 'not-met', items };
    const list = objectOf(answer.data);
    const fresh = toMessages(list, groupId, work.caller).filter((item) => isFresh(item, known));
    const meeting = fresh.findLastIndex((item) => item.kind === 'message' && item.localId === last.localId);
    items.unshift(...fresh.slice(meeting + 1));
    if (meeting >= 0) return { end: 'met', items };
    token = wordsOf(list['prev']) ?? wordsOf(list['next']);
    // A page without anything new: the server has told all it has.
    if (token === null || fresh.length === 0) return { end: 'not-met', items };
  }
  return { end: 'not-met', items };
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

function isNotOffered(status: number): boolean {
  return status === 404 || status === 405 || status === 501;
}
