import { FIRST_SELF_ID } from '../ingest/gateways.ts';
import { asShown } from './as-shown.ts';
import type { Said } from './said.ts';

const FIRST_GROUP = 800_000_000;

/** One account's copy as a OneBot 11 event; the account knows a message by its number. */
export function frameOf(
  said: Said,
  copy: {
    readonly account: number;
    readonly truth: number;
    readonly sentAt: number;
    readonly hasId: boolean;
    readonly below: (end: number) => number;
  },
): string {
  const { account, truth, sentAt, hasId, below } = copy;
  const { message, raw_message } = asShown(said, below);
  return JSON.stringify({
    time: sentAt / 1_000,
    self_id: FIRST_SELF_ID + account,
    post_type: 'message',
    message_type: 'group',
    sub_type: said.sender === null ? 'notice' : 'normal',
    message_id: truth + 1,
    ...(hasId ? { real_seq: String(truth + 1) } : {}),
    group_id: FIRST_GROUP + said.group,
    ...(said.sender === null ? {} : { user_id: said.sender }),
    anonymous: null,
    message,
    raw_message,
    font: 14,
    sender: said.sender === null ? {} : { user_id: said.sender, nickname: `村民${said.sender % 1000}`, role: 'member' },
  });
}
