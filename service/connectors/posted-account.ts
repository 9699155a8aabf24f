import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingItem } from '../../domain/message/message.ts';
import { ConfirmedQueue } from './confirmed-queue.ts';
import type { Connector, ConnectorContext } from './connector.ts';
import type { LampReason } from './lamp-reason.ts';
import type { Post, PostAnswer, PostDoor } from './post-door.ts';
import type { Timers } from './timers.ts';
import { errorName } from '../log.ts';

/** What a kind of posted account makes of one post: items to store, or why it is turned away. */
export type PostReading =
  | { readonly kind: 'items'; readonly items: readonly IncomingItem[] }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 401 | 403 | 409;
      readonly reason: LampReason | null;
      readonly words: string;
    };

/** One kind of account whose peer posts its events. */
export interface PostedKind {
  readonly path: string;
  /** The X-Self-ID that tells accounts on one path apart; null where the path alone does. */
  readonly selfId: string | null;
  /** Shown beside the green lamp; null where there is nothing to say. */
  readonly onlineReason: LampReason | null;
  read(post: Post): PostReading;
  /** What a stored post is answered with, where the peer wants something else than 204. */
  readonly stored?: PostAnswer;
  readonly asked?: (query: URLSearchParams) => PostAnswer;
}

const STORED: PostAnswer = { status: 204, words: null };
const LATER: PostAnswer = { status: 503, words: 'Not stored yet; send it again.' };

/** An account that waits at the post door: a post is answered with 204 after the commit and not before. */
export function createPostedAccount(
  context: ConnectorContext,
  door: PostDoor | null,
  kind: PostedKind,
  timers: Timers,
): Connector {
  const queue = new ConfirmedQueue(context, timers);
  let leave: (() => void) | null = null;
  let isOnline = false;

  async function posted(post: Post): Promise<PostAnswer> {
    if (queue.isFull) return LATER;
    const reading = readSafely(context, kind, post);
    if (reading.kind === 'refused') {
      // A stranger at the door does not darken the lamp of the one who has been heard.
      if (!isOnline && reading.reason !== null) context.lamp('refused', reading.reason);
      context.log.warn('post-refused', { accountId: context.account.id, why: reading.reason ?? 'bad-request' });
      return { status: reading.status, words: reading.words };
    }
    if (!isOnline) context.lamp('online', kind.onlineReason);
    isOnline = true;
    return (await queue.push(reading.items)) ? (kind.stored ?? STORED) : LATER;
  }

  return {
    start: () => {
      if (door === null) return context.lamp('offline', 'reverse-port-unavailable');
      leave = door.attach({
        ...{ path: kind.path, selfId: kind.selfId, posted },
        ...(kind.asked === undefined ? {} : { asked: kind.asked }),
      });
      if (leave === null) context.lamp('refused', 'duplicate-self-id');
      else context.lamp('connecting', 'waiting-for-peer');
    },
    stop: async () => {
      leave?.();
      await queue.stop();
    },
  };
}

/** A defect of ours may cost a post its place in the inbox, never the post itself. */
function readSafely({ account, log }: ConnectorContext, kind: PostedKind, post: Post): PostReading {
  try {
    return kind.read(post);
  } catch (error) {
    log.error('frame-failed', { accountId: account.id, error: errorName(error) });
    const raw = post.body.slice();
    return {
      kind: 'items',
      items: [{ kind: 'set-aside', reason: 'bad-value', detail: '解读此帧时程序出错', raw, row: null }],
    };
  }
}

/** Whether two secrets are the same; the time it takes tells nothing about either. */
export function isSameSecret(expected: string, given: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
