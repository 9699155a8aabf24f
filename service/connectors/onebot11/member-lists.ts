import { memberOf, wholeList, type MemberAnswer } from '../member-lists.ts';
import type { CallOutcome } from '../api-calls.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { wireId } from './dialect.ts';

/** The peer has no such call. */
const NO_ACTION = 1404;

/** Asks who is in a group by get_group_member_list, which tells everybody at once. */
export async function askMembers(
  call: (action: string, params: WireObject) => Promise<CallOutcome>,
  groupId: string,
): Promise<MemberAnswer> {
  return wholeList(await call('get_group_member_list', { group_id: wireId(groupId) }), NO_ACTION);
}

export function toMember(entry: WireObject) {
  const { user_id: id, nickname, card, role, join_time: joinedAt } = entry;
  return memberOf({ id, nickname, card, role, joinedAt });
}
