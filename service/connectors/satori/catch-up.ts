import type { GapState } from '../../../domain/account/account.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { isWireObject, type WireObject } from '../parse-wire-json.ts';
import { meet, meetTime, WayBack, type GroupHistory } from '../meet.ts';
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

async function fetchBackTo(work: CatchUp, groupId: string, last: LastSeen | null): Promise<GroupHistory> {
  const way = new WayBack((page) => (last === null ? meetTime(page, null) : meet(page, last)));
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const params: WireObject = { channel_id: groupId, direction: 'before', order: 'asc', limit: PAGE };
    const answer = await work.call(token === null ? params : { ...params, next: token });
    if (answer.kind === 'unanswered' || answer.kind === 'not-reached') return way.ended('unanswered');
    if (answer.kind === 'refused') return way.ended(isNotOffered(answer.status) ? 'not-offered' : 'not-met');
    const list = objectOf(answer.data);
    const goesOn = way.goesOnAfter(toMessages(list, groupId, work.caller));
    token = wordsOf(list['prev']) ?? wordsOf(list['next']);
    if (!goesOn || token === null) return way.ended('exhausted');
  }
  return way.ended('not-met');
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
