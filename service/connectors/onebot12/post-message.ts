import type { PostOutcome } from '../../../domain/outbox/settle-recipient.ts';
import type { CallOutcome } from '../api-calls.ts';
import type { OutgoingPost, Poster } from '../connector.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { idOf, objectOf } from '../wire-fields.ts';

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
      return outcomeOf(await call('send_message', { detail_type: 'group', group_id: groupExternalId, message }));
    },
    recall: async (localId) => (await calls()?.('delete_message', { message_id: localId }))?.kind === 'ok',
  };
}

function outcomeOf(outcome: CallOutcome): PostOutcome {
  switch (outcome.kind) {
    case 'ok':
      return { kind: 'sent', localId: idOf(objectOf(outcome.data)['message_id']) };
    case 'failed': {
      const detail = String(outcome.retcode);
      if (isRefusal(outcome.retcode)) return { kind: 'failed', reason: 'refused', detail };
      return { kind: 'unknown', reason: 'no-answer', detail };
    }
    case 'unanswered':
      return { kind: 'unknown', reason: 'no-answer', detail: null };
  }
}

/** 1xxxx: the request was wrong. 34xxx–36xxx: the platform or its rules said no. What fails inside the peer or on its network may have been said. */
function isRefusal(retcode: number): boolean {
  const family = Math.floor(retcode / 1_000);
  return (retcode >= 10_000 && retcode < 20_000) || (family >= 34 && family <= 36);
}
