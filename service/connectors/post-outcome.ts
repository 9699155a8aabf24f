import type { PostOutcome } from '../../domain/outbox/settle-recipient.ts';
import type { CallOutcome } from './api-calls.ts';
import { idOf, objectOf } from './wire-fields.ts';

/** What the answer to a OneBot call says of a post. `isRefusal` tells the codes with which a peer surely has said nothing from those where it may have. */
export function postOutcome(outcome: CallOutcome, isRefusal: (retcode: number) => boolean): PostOutcome {
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
