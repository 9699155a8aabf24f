import type { CallOutcome } from '../api-calls.ts';
import type { OutgoingPost, Poster } from '../connector.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { postOutcome } from '../post-outcome.ts';

type Call = (action: string, params: WireObject) => Promise<CallOutcome>;

/** Posts by send_message on the connection there is now; `calls` answers null where nothing can leave. */
export function postByCalls(calls: () => Call | null): Poster {
  return {
    get isReady() {
      return calls() !== null;
    },
    post: async ({ groupExternalId, text, replyTo }: OutgoingPost) => {
      const call = calls();
      if (call === null) return { kind: 'not-begun' };
      const said: WireObject = { type: 'text', data: { text } };
      const message = replyTo === null ? [said] : [{ type: 'reply', data: { message_id: replyTo } }, said];
      const params = { detail_type: 'group', group_id: groupExternalId, message };
      return postOutcome(await call('send_message', params), isRefusal);
    },
    recall: async (localId) => (await calls()?.('delete_message', { message_id: localId }))?.kind === 'ok',
  };
}

/** 1xxxx: the request was wrong. 34xxx–36xxx: the platform or its rules said no. What fails inside the peer or on its network may have been said. */
function isRefusal(retcode: number): boolean {
  const family = Math.floor(retcode / 1_000);
  return (retcode >= 10_000 && retcode < 20_000) || (family >= 34 && family <= 36);
}
