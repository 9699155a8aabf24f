import { createHmac } from 'node:crypto';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Post } from '../post-door.ts';
import { isSameSecret, type PostReading } from '../posted-account.ts';

/** A signature older or younger than this is refused: a post that was overheard is of no use for long. */
const WINDOW_MS = 5 * 60_000;

/** Nonces of the window; one that was seen is refused. Bounded: the window forgets what it outlives. */
export class Nonces {
  readonly #seenUntil = new Map<string, number>();

  /** Whether a nonce has been used in the window. */
  has(nonce: string, now: Instant): boolean {
    this.#forget(now);
    return this.#seenUntil.has(nonce);
  }

  /** Remembers a nonce for as long as its signature could be sent again. */
  add(nonce: string, now: Instant): void {
    this.#seenUntil.set(nonce, now + 2 * WINDOW_MS);
  }

  #forget(now: Instant): void {
    for (const [nonce, until] of this.#seenUntil) {
      if (until > now) return;
      this.#seenUntil.delete(nonce);
    }
  }
}

/**
 * Why a post is turned away; null where its signature holds. The signature is the hexadecimal HMAC-SHA256 under the shared
 * secret of `timestamp.nonce.` and the raw body; the timestamp counts milliseconds or seconds since 1970.
 */
export function judgeSignature(
  secret: string,
  { headers, body }: Post,
  nonces: Nonces,
  now: Instant,
): PostReading | null {
  const [timestamp, nonce, signature] = ['x-timestamp', 'x-nonce', 'x-signature'].map((name) =>
    oneHeader(headers[name]),
  );
  if (timestamp == null || nonce == null || signature == null)
    return refuse(401, 'no-token', 'X-Timestamp, X-Nonce and X-Signature are needed.');
  const mac = createHmac('sha256', secret).update(`${timestamp}.${nonce}.`).update(body).digest('hex');
  if (!isSameSecret(mac, signature.toLowerCase().replace(/^sha256=/, '')))
    return refuse(403, 'wrong-token', 'X-Signature does not fit the body.');
  const sentAt = Number(timestamp) * (/^\d{1,11}$/.test(timestamp) ? 1_000 : 1);
  if (!Number.isFinite(sentAt) || Math.abs(sentAt - now) > WINDOW_MS)
    return refuse(403, 'clock-differs', 'X-Timestamp is more than five minutes away from the clock here.');
  // A nonce that is sent again is a replay: it was answered once, and what it brought is stored.
  if (nonces.has(nonce, now)) return refuse(409, null, 'X-Nonce was used before.');
  nonces.add(nonce, now);
  return null;
}

function oneHeader(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value.trim() : null;
}

function refuse(
  status: 401 | 403 | 409,
  reason: Extract<PostReading, { kind: 'refused' }>['reason'],
  words: string,
): PostReading {
  return { kind: 'refused', status, reason, words };
}
