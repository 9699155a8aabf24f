import type { Connector, ConnectorContext } from '../connector.ts';
import { tokenOf, type Post, type PostDoor } from '../post-door.ts';
import { createPostedAccount, isSameSecret, type PostReading } from '../posted-account.ts';
import { realTimers, type Timers } from '../timers.ts';
import { setAside } from '../wire-fields.ts';
import { toItems } from './to-items.ts';
import { readFrame, selfIdOf } from './wire.ts';

/**
 * A OneBot 12 peer that posts each event (HTTP webhook of the standard), for one or for many accounts. Nothing is signed: the
 * access token stands in every post, so without one nothing is taken. It is answered with 204 and nothing else: a list in the
 * answer would be actions for the gateway to do. Nobody can be asked for names over it.
 */
export function createOneBot12Post(
  context: ConnectorContext,
  door: PostDoor | null,
  timers: Timers = realTimers,
): Connector {
  const { id, selfId, token } = context.account;
  if (token === null) return { start: () => context.lamp('refused', 'no-secret'), stop: () => Promise.resolve() };
  const read = (post: Post): PostReading => judge(token, post) ?? { kind: 'items', items: itemsOf(post.body) };
  const itemsOf = (body: Uint8Array) => {
    const frame = readFrame(body);
    if (frame.kind === 'set-aside') return [frame.item];
    if (frame.kind === 'answer') return [setAside('missing-field', '事件缺少字段 type', JSON.stringify(frame.answer))];
    const speaker = selfIdOf(frame.event);
    // Other accounts of the same peer are somebody else's business.
    const isOurs = selfId === null || speaker === null || speaker === selfId;
    return isOurs ? toItems(frame.event, frame.raw, context.clock.now()) : [];
  };
  const kind = { path: `/onebot/v12/post/${id}`, selfId: null, onlineReason: null, read };
  return createPostedAccount(context, door, kind, timers);
}

function judge(expected: string, { headers, query }: Post): PostReading | null {
  const version = headers['x-onebot-version'];
  if (version !== undefined && version !== '12')
    return { kind: 'refused', status: 400, reason: null, words: 'X-OneBot-Version is not 12.' };
  const given = tokenOf(headers, query);
  if (given === null || given === '')
    return { kind: 'refused', status: 401, reason: 'no-token', words: 'The access token is missing.' };
  if (isSameSecret(expected, given)) return null;
  return { kind: 'refused', status: 403, reason: 'wrong-token', words: 'The access token is not right.' };
}
