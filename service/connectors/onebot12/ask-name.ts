import type { CallOutcome } from '../api-calls.ts';
import type { WireObject } from '../parse-wire-json.ts';
import type { AskName } from '../sender-names.ts';
import { objectOf, wordsOf } from '../wire-fields.ts';

const UNSUPPORTED_ACTION = 10_002;

/** Asks for the name of a member by get_group_member_info. */
export function askName(call: (action: string, params: WireObject) => Promise<CallOutcome>): AskName {
  return async (groupExternalId, senderExternalId) => {
    const params = { group_id: groupExternalId, user_id: senderExternalId };
    const outcome = await call('get_group_member_info', params);
    if (outcome.kind === 'unanswered') return outcome;
    if (outcome.kind === 'failed')
      return outcome.retcode === UNSUPPORTED_ACTION ? { kind: 'not-offered' } : { kind: 'known', name: null };
    const member = objectOf(outcome.data);
    const name = wordsOf(member['user_displayname']) ?? wordsOf(member['user_remark']) ?? wordsOf(member['user_name']);
    return { kind: 'known', name };
  };
}
