import type { OutgoingPost, Poster } from '../connector.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { postOutcome } from '../post-outcome.ts';
import type { ApiCalls } from '../api-calls.ts';
import { wireId } from './dialect.ts';

/** NapCat answers this where its own code threw: often after a wait for the platform, when the message may stand in the group. */
const RETCODE_THREW = 1200;

/** Posts by calls on the connection there is now; `calls` answers null where nothing can leave. */
export function postOverCalls(
  calls: () => ApiCalls | null,
  lookBack: (calls: ApiCalls, groupExternalId: string) => Promise<boolean>,
): Poster {
  return {
    get isReady() {
      return calls() !== null;
    },
    post: async (post) => {
      const open = calls();
      if (open === null) return { kind: 'not-begun' };
      const outcome = await open.call('send_group_msg', paramsOf(post));
      return postOutcome(outcome, (retcode) => retcode !== RETCODE_THREW);
    },
    recall: async (localId) => {
      const outcome = await calls()?.call('delete_msg', { message_id: wireId(localId) });
      return outcome?.kind === 'ok';
    },
    lookBack: async (groupExternalId) => {
      const open = calls();
      return open !== null && lookBack(open, groupExternalId);
    },
  };
}

/** As an array, so that nothing in the text becomes a mention of everybody or another code. */
function paramsOf({ groupExternalId, text, replyTo }: OutgoingPost): WireObject {
  const said = { type: 'text', data: { text } };
  const message = replyTo === null ? [said] : [{ type: 'reply', data: { id: replyTo } }, said];
  return { group_id: wireId(groupExternalId), message };
}
