import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { errorName, type Log } from '../log.ts';

/** One request a peer has posted, read whole. */
export interface Post {
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
}

/** What a post is answered with: 204 once it is stored, otherwise why not. The words are for the person who sets the peer up. */
export interface PostAnswer {
  readonly status: 200 | 204 | 400 | 401 | 403 | 409 | 413 | 503;
  readonly words: string | null;
}

/** An account that waits for its peer to post. */
export interface PostGuest {
  /** Path the peer posts to, without a query. */
  readonly path: string;
  /** null accepts every post to the path; otherwise the X-Self-ID the peer must name, so that many accounts share a path. */
  readonly selfId: string | null;
  readonly posted: (post: Post) => Promise<PostAnswer>;
  /** Answers a GET, where the peer proves itself by one before it posts. */
  readonly asked?: (query: URLSearchParams) => PostAnswer;
}

/** The door for posts: knows which account a request is meant for, and reads no more of it than fits. */
export interface PostDoor {
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** Answers the way to leave; null where another account waits at the same place. */
  attach(guest: PostGuest): (() => void) | null;
}

/** The largest post that is read. A frame above 1 MiB is set aside by the decoder; above this it is not even taken into memory. */
export const LARGEST_POST_BYTES = 4 * 1024 * 1024;
/** Bodies being read at the same time: a peer that posts faster than this machine stores is told to come again. */
const MOST_AT_ONCE = 64;

/** The token a request carries: `Bearer T` by the standards, `Token T` by go-cqhttp, `?access_token=T` where headers cannot be set. */
export function tokenOf(headers: IncomingHttpHeaders, query: URLSearchParams): string | null {
  const written = /^(?:Bearer|Token)\s+(.+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
  return written ?? query.get('access_token');
}

/** A door nobody waits at yet. */
export function createPostDoor(log: Log): PostDoor {
  const guests = new Map<string, PostGuest>();
  let underWay = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const guest = guestFor(request);
    if (guest === undefined) return end(response, 404, null);
    if (request.method === 'GET' && guest.asked !== undefined) {
      const { status, words } = guest.asked(queryOf(request.url ?? ''));
      return end(response, status, words);
    }
    if (request.method !== 'POST') return end(response, 405, 'Only POST is understood here.');
    if (underWay >= MOST_AT_ONCE) return end(response, 503, 'Too many posts at once; send it again.');
    underWay += 1;
    try {
      const body = await readBody(request);
      if (body === null) return end(response, 413, `A post may have ${LARGEST_POST_BYTES} bytes.`);
      const { status, words } = await guest.posted({
        headers: request.headers,
        query: queryOf(request.url ?? ''),
        body,
      });
      end(response, status, words);
    } finally {
      underWay -= 1;
    }
  }

  function guestFor(request: IncomingMessage): PostGuest | undefined {
    const path = pathOf(request.url ?? '');
    const selfId = request.headers['x-self-id'];
    return (
      guests.get(placeOf(path, typeof selfId === 'string' ? selfId.trim() : null)) ?? guests.get(placeOf(path, null))
    );
  }

  return {
    answer: (request, response) => {
      // A socket or WebSocket client without its upgrade is told what this port speaks.
      if (request.method === 'GET' && guestFor(request) === undefined) return end(response, 426, null);
      serve(request, response).catch((error: unknown) => {
        log.warn('post-failed', { error: errorName(error) });
        if (response.headersSent) response.destroy();
        else end(response, 503, 'The post was not stored; send it again.');
      });
    },
    attach: (guest) => {
      const place = placeOf(guest.path, guest.selfId);
      if (guests.has(place)) return null;
      guests.set(place, guest);
      return () => {
        if (guests.get(place) === guest) guests.delete(place);
      };
    },
  };
}

function placeOf(path: string, selfId: string | null): string {
  return `${path}\n${selfId ?? ''}`;
}

function pathOf(address: string): string {
  const path = address.split('?', 1)[0] ?? '';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function queryOf(address: string): URLSearchParams {
  const at = address.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : address.slice(at + 1));
}

/** The whole body; null where it is larger than a post may be. Rejects where the peer hangs up in the middle of it. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_POST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

function end(response: ServerResponse, status: number, words: string | null): void {
  const close = status === 413 || status === 426 || status === 503;
  response.writeHead(status, {
    'content-length': words === null ? 0 : Buffer.byteLength(words),
    ...(words === null ? {} : { 'content-type': 'text/plain; charset=utf-8' }),
    ...(close ? { connection: 'close' } : {}),
  });
  response.end(words ?? undefined);
}
