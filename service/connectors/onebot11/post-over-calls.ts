import type { PostOutcome } from '../../../domain/outbox/settle-recipient.ts';
import type { OutgoingPost, Poster } from '../connector.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { idOf, objectOf } from '../wire-fields.ts';
import type { ApiCalls, CallOutcome } from '../api-calls.ts';

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
      return outcomeOf(await open.call('send_group_msg', paramsOf(post)));
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

function outcomeOf(outcome: CallOutcome): PostOutcome {
  switch (outcome.kind) {
    case 'ok':
      return { kind: 'sent', localId: idOf(objectOf(outcome.data)['message_id']) };
    case 'failed': {
      const detail = String(outcome.retcode);
      if (outcome.retcode === RETCODE_THREW) return { kind: 'unknown', reason: 'no-answer', detail };
      return { kind: 'failed', reason: 'refused', detail };
    }
    case 'unanswered':
      return { kind: 'unknown', reason: 'no-answer', detail: null };
  }
}

/** Peers in the field want numbers; an id that no number holds goes as it is written. */
function wireId(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}
