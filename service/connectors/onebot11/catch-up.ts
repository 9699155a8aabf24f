import type { GapCause, GapState } from '../../../domain/account/account.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { isWireObject, type WireObject, type WireValue } from '../parse-wire-json.ts';
import type { CallOutcome } from '../api-calls.ts';
import { historyParams, type Dialect } from './dialect.ts';
import { meet, meetTime, WayBack, type GroupHistory, type Met } from '../meet.ts';
import type { LastSeen } from '../seen.ts';
import { toMessage } from './to-message.ts';
import { arrayOf, objectOf, timeOf } from '../wire-fields.ts';

/** A time without connection that has not been accounted for yet. */
export interface Outage {
  readonly lastSeenAt: Instant | null;
  readonly cause: GapCause;
  /** What each group had shown last, taken when the connection was lost. */
  readonly groups: ReadonlyMap<string, LastSeen>;
}

export interface CatchUp {
  readonly outage: Pick<Outage, 'lastSeenAt' | 'groups'>;
  /** Groups the account sits in; of those that had said nothing yet, what was said since is asked for too. */
  readonly roster: ReadonlySet<string>;
  readonly dialect: Dialect;
  call(action: string, params: WireObject): Promise<CallOutcome>;
  push(items: readonly IncomingItem[]): void | Promise<void>;
  /** Groups an earlier attempt has got through with, and whether each was met; this one adds to them. */
  readonly settled: Map<string, boolean>;
}

/** 'cut-off' where the peer stopped answering: the outage stays to be accounted for. 'not-offered': it tells no history. */
export type CatchUpResult = GapState | 'cut-off' | 'not-offered';

const MOST_PAGES = 20;
/** The times of messages are the platform's, the outage is told by ours. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Asks for the history of every group the account had messages of. 'filled' only where the last message seen was met in each;
 * a group that cannot be followed back that far leaves the gap 'open', and so does a peer without history.
 */
export async function catchUp(work: CatchUp): Promise<CatchUpResult> {
  const { groups, lastSeenAt } = work.outage;
  const since = lastSeenAt === null ? null : lastSeenAt - CLOCKS_DIFFER_MS;
  const silent =
    since === null ? [] : [...work.roster].filter((id) => !groups.has(id)).map((id) => [id, null] as const);
  for (const [groupId, last] of [...groups, ...silent]) {
    if (work.settled.has(groupId)) continue;
    const group = await fetchBackTo(work, groupId, (page) =>
      last === null ? meetTime(page, since) : meet(page, last),
    );
    await work.push(group.items);
    if (group.end === 'unanswered') return 'cut-off';
    if (group.end === 'not-offered') return 'not-offered';
    // A group that had never said anything has no message to be met: all the peer has of it is all there is.
    work.settled.set(groupId, group.end === 'met' || (last === null && group.end === 'exhausted'));
  }
  return groups.size > 0 && [...work.settled.values()].every((isWhole) => isWhole) ? 'filled' : 'open';
}

/** The newest page of the history of a group, oldest first; null where the peer tells none. */
export async function newestPage(
  call: CatchUp['call'],
  dialect: Dialect,
  groupId: string,
): Promise<readonly IncomingItem[] | null> {
  const outcome = await call('get_group_msg_history', historyParams(dialect, groupId, null));
  return outcome.kind === 'ok' ? entriesOf(outcome.data, groupId).map(({ item }) => item) : null;
}

/** What a page says, oldest first. */
function entriesOf(
  data: WireValue,
  groupId: string,
): readonly { readonly entry: WireObject; readonly item: IncomingItem }[] {
  return oldestFirst(arrayOf(objectOf(data)['messages']).filter(isWireObject)).map((entry) => ({
    ...{ entry, item: toMessage({ group_id: groupId, ...entry }, JSON.stringify(entry)) },
  }));
}

async function fetchBackTo(
  work: CatchUp,
  groupId: string,
  meeting: (page: readonly IncomingItem[]) => Met,
): Promise<GroupHistory> {
  const way = new WayBack(meeting);
  let oldest: WireObject | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const outcome = await work.call('get_group_msg_history', historyParams(work.dialect, groupId, oldest));
    if (outcome.kind === 'unanswered') return way.ended('unanswered');
    if (outcome.kind === 'failed') return way.ended(outcome.retcode === 1404 ? 'not-offered' : 'not-met');
    const entries = entriesOf(outcome.data, groupId);
    if (!way.goesOnAfter(entries.map(({ item }) => item))) return way.ended('exhausted');
    oldest = entries[0]?.entry ?? null;
  }
  return way.ended('not-met');
}

function oldestFirst(entries: readonly WireObject[]): readonly WireObject[] {
  return entries.toSorted((one, other) => (timeOf(one['time']) ?? 0) - (timeOf(other['time']) ?? 0));
}
