import type { IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { CallOutcome } from '../api-calls.ts';
import type { WireObject } from '../parse-wire-json.ts';
import type { Timers } from '../timers.ts';
import { wireId } from './dialect.ts';
import { toMembers } from './to-items.ts';

/** Between two lists: an account that asks for sixty at once is taken for a machine. */
const PAUSE_MS = 3_000;
/** The peer has no such call: it is not asked for the other groups. */
const NO_ACTION = 1404;

/** What reading members needs of a conversation. */
export interface MemberReading {
  readonly groups: Iterable<string>;
  readonly timers: Timers;
  readonly clock: { now(): Instant };
  call(action: string, params: WireObject): Promise<CallOutcome>;
  push(items: readonly IncomingItem[]): void;
  /** Whether the connection that was asked is still the one that counts. */
  isOver(): boolean;
}

/** Reads who is in each group, one after the other; a group that is not answered is left for the next time. */
export async function readMembers(reading: MemberReading): Promise<void> {
  for (const groupId of reading.groups) {
    await new Promise<void>((resolve) => reading.timers.after(PAUSE_MS, resolve));
    if (reading.isOver()) return;
    const outcome = await reading.call('get_group_member_list', { group_id: wireId(groupId) });
    if (reading.isOver() || (outcome.kind === 'failed' && outcome.retcode === NO_ACTION)) return;
    const roster = outcome.kind === 'ok' ? toMembers(outcome.data, groupId, reading.clock.now()) : null;
    if (roster !== null) reading.push([roster]);
  }
}
