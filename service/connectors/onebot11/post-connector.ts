import { createHmac } from 'node:crypto';
import type { Connector, ConnectorContext } from '../connector.ts';
import type { Post, PostDoor } from '../post-door.ts';
import { createPostedAccount, isSameSecret, type PostReading } from '../posted-account.ts';
import { realTimers, type Timers } from '../timers.ts';
import { setAside } from '../wire-fields.ts';
import { toItems } from './to-items.ts';
import { readFrame } from './wire.ts';

export const ONEBOT11_POST_PATH = '/onebot/v11/post';

/**
 * A OneBot 11 peer that posts each event (HTTP POST of the standard). With a secret every post must be signed: X-Signature is
 * `sha1=` and the hexadecimal HMAC-SHA1 of the raw body. It is answered with 204 and nothing else: a JSON answer would be a
 * quick operation, which mentions the sender in the group by default.
 */
export function createOneBotPostConnector(
  context: ConnectorContext,
  door: PostDoor | null,
  timers: Timers = realTimers,
): Connector {
  const { selfId, token } = context.account;
  if (selfId === null) return refused(context);
  const read = (post: Post): PostReading => {
    const verdict = judge(token, post);
    if (verdict !== null) return verdict;
    const frame = readFrame(post.body);
    const facts = { receivedAt: context.clock.now(), sendsFilesAsMessages: false };
    switch (frame.kind) {
      case 'event':
        return { kind: 'items', items: toItems(frame.event, frame.raw, facts) };
      case 'answer':
        return {
          kind: 'items',
          items: [setAside('missing-field', '帧缺少字段 post_type', JSON.stringify(frame.answer))],
        };
      case 'set-aside':
        return { kind: 'items', items: [frame.item] };
    }
  };
  return createPostedAccount(context, door, { path: ONEBOT11_POST_PATH, selfId, onlineReason: null, read }, timers);
}

function judge(secret: string | null, { headers, body }: Post): PostReading | null {
  if (secret === null) return null;
  const given = headers['x-signature'];
  if (typeof given !== 'string' || given === '')
    return { kind: 'refused', status: 401, reason: 'no-token', words: 'X-Signature is missing.' };
  const expected = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;
  if (isSameSecret(expected, given.trim().toLowerCase())) return null;
  return { kind: 'refused', status: 403, reason: 'wrong-token', words: 'X-Signature does not fit the body.' };
}

function refused(context: ConnectorContext): Connector {
  return { start: () => context.lamp('refused', 'no-self-id'), stop: async () => undefined };
}
