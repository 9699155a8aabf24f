import type { CallOutcome } from '../api-calls.ts';
import { memberOf, type MemberAnswer } from '../member-lists.ts';
import { isWireArray, isWireObject, type WireObject } from '../parse-wire-json.ts';

const UNSUPPORTED_ACTION = 10_002;

/** Asks who is in a group by get_group_member_list, which tells everybody at once. */
export async function askMembers(
  call: (action: string, params: WireObject) => Promise<CallOutcome>,
  groupExternalId: string,
): Promise<MemberAnswer> {
  const outcome = await call('get_group_member_list', { group_id: groupExternalId });
  if (outcome.kind === 'failed' && outcome.retcode === UNSUPPORTED_ACTION) return { kind: 'not-offered' };
  if (outcome.kind !== 'ok' || !isWireArray(outcome.data)) return { kind: 'unread' };
  return { kind: 'read', entries: outcome.data.filter(isWireObject), next: null };
}

/** The standard knows neither roles nor when somebody came; peers that tell them use the words of OneBot 11. */
export function toMember(entry: WireObject) {
  const { user_id: id, user_name: nickname, user_displayname: card, role, join_time: joinedAt } = entry;
  return memberOf({ id, nickname, card, role, joinedAt });
}
