import type { CallOutcome } from '../api-calls.ts';
import { memberOf, wholeList, type MemberAnswer } from '../member-lists.ts';
import type { WireObject } from '../parse-wire-json.ts';

const UNSUPPORTED_ACTION = 10_002;

/** Asks who is in a group by get_group_member_list, which tells everybody at once. */
export async function askMembers(
  call: (action: string, params: WireObject) => Promise<CallOutcome>,
  groupExternalId: string,
): Promise<MemberAnswer> {
  return wholeList(await call('get_group_member_list', { group_id: groupExternalId }), UNSUPPORTED_ACTION);
}

/** The standard knows neither roles nor when somebody came; peers that tell them use the words of OneBot 11. */
export function toMember(entry: WireObject) {
  const { user_id: id, user_name: nickname, user_displayname: card, role, join_time: joinedAt } = entry;
  return memberOf({ id, nickname, card, role, joinedAt });
}
