import { FIRST_SELF_ID } from '../ingest/gateways.ts';
import { groupFrame } from '../ingest/group-frame.ts';
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
  return groupFrame({
    ...{ time: sentAt / 1_000, selfId: FIRST_SELF_ID + account, messageId: truth + 1 },
    ...{ sequence: hasId ? truth + 1 : null, groupId: FIRST_GROUP + said.group },
    ...asShown(said, below),
    sender: said.sender === null ? null : { userId: said.sender, nickname: `村民${said.sender % 1000}` },
  });
}
