import type { IncomingItem, IncomingMember } from '../../domain/message/message.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CallOutcome } from './api-calls.ts';
import { isWireArray, isWireObject, type WireObject, type WireValue } from './parse-wire-json.ts';
import type { Timers } from './timers.ts';
import { idOf, textOf, timeOf, wordsOf } from './wire-fields.ts';

/** Between two questions: an account that asks for sixty lists at once is taken for a machine. */
const PAUSE_MS = 3_000;
/** A group has 500 members; a peer that tells fewer than five on a page is not followed to the end. */
const MOST_PAGES = 100;

/** What a peer says of who is in a group. `unread`: this group is left for the next time. `not-offered`: it tells no such list. */
export type MemberAnswer =
  | {
      readonly kind: 'read';
      /** Entries as the peer has told them; one that names nobody brings no member. */
      readonly entries: readonly WireObject[];
      /** By what the next page is asked for; null where this is the last one. */
      readonly next: string | null;
    }
  | { readonly kind: 'unread' }
  | { readonly kind: 'not-offered' };

/** What an OneBot peer says that tells everybody at once; `noSuchCall` is the code by which its protocol says that it has no such call. */
export function wholeList(outcome: CallOutcome, noSuchCall: number): MemberAnswer {
  if (outcome.kind === 'failed' && outcome.retcode === noSuchCall) return { kind: 'not-offered' };
  if (outcome.kind !== 'ok' || !isWireArray(outcome.data)) return { kind: 'unread' };
  return { kind: 'read', entries: outcome.data.filter(isWireObject), next: null };
}

/** What reading members needs of a conversation. */
export interface MemberReading {
  readonly platform: string;
  readonly groups: Iterable<string>;
  readonly timers: Timers;
  readonly clock: { now(): Instant };
  ask(groupExternalId: string, next: string | null): Promise<MemberAnswer>;
  toMember(entry: WireObject): IncomingMember | null;
  push(items: readonly IncomingItem[]): void;
  /** Whether the connection that was asked is no longer the one that counts. */
  isOver(): boolean;
}

/**
 * Reads who is in each group, one question after the other. A list counts whole or not at all: whoever stands on a page that was not
 * answered has not left the group.
 */
export async function readMembers(reading: MemberReading): Promise<void> {
  for (const groupExternalId of reading.groups) {
    const entries = await readPages(reading, groupExternalId);
    if (entries === 'over') return;
    if (entries === null) continue;
    const members = entries.map(reading.toMember).filter((member) => member !== null);
    const { platform, clock } = reading;
    const raw = JSON.stringify(entries);
    reading.push([{ kind: 'roster', platform, groupExternalId, members, at: clock.now(), raw }]);
  }
}

/** Every entry of the list of a group; null where it was not told to the end. */
async function readPages(
  reading: MemberReading,
  groupExternalId: string,
): Promise<readonly WireObject[] | 'over' | null> {
  const entries: WireObject[] = [];
  const asked = new Set<string>();
  let next: string | null = null;
  while (asked.size < MOST_PAGES) {
    await new Promise<void>((resolve) => reading.timers.after(PAUSE_MS, resolve));
    if (reading.isOver()) return 'over';
    const answer = await reading.ask(groupExternalId, next);
    if (reading.isOver() || answer.kind === 'not-offered') return 'over';
    if (answer.kind === 'unread') return null;
    entries.push(...answer.entries);
    if (answer.next === null) return entries;
    if (asked.has(answer.next)) return null;
    asked.add(answer.next);
    next = answer.next;
  }
  return null;
}

/** No platform lets a name be longer. */
const LONGEST_NAME = 200;

/** A member by the fields an entry tells; null where it names nobody. */
export function memberOf(fields: {
  readonly id: WireValue | undefined;
  readonly nickname: WireValue | undefined;
  /** The name somebody has in this group. */
  readonly card: WireValue | undefined;
  readonly role: WireValue | undefined;
  readonly joinedAt: WireValue | undefined;
}): IncomingMember | null {
  const externalId = idOf(fields.id);
  if (externalId === null) return null;
  const names = { nickname: nameOf(fields.nickname), card: nameOf(fields.card) };
  return { externalId, ...names, role: roleOf(fields.role), joinedAt: timeOf(fields.joinedAt) };
}

function nameOf(field: WireValue | undefined): string {
  return (wordsOf(field) ?? '').slice(0, LONGEST_NAME).replace(/\p{Surrogate}$/u, '');
}

function roleOf(field: WireValue | undefined): IncomingMember['role'] {
  const role = (textOf(field) ?? '').toLowerCase();
  return role === 'owner' || role === 'admin' ? role : 'member';
}
