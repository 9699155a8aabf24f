import { LARGEST_ATTACHMENT } from '../../domain/media/attachment.ts';
import { IN_FRAME, mediaSource } from '../../domain/media/media-source.ts';
import { sniffPicture } from '../../domain/media/sniff-picture.ts';
import { errorName, type Log } from '../log.ts';
import { findAccountByKey } from '../store/accounts.ts';
import { readFrame } from '../store/frame-batches.ts';
import {
  fileRemoved,
  mediaOfMessages,
  mediumKept,
  mediumLeft,
  mediumTried,
  nextFilesToRemove,
  waitingMedia,
  type StoredMedium,
} from '../store/media.ts';
import type { Store } from '../store/store.ts';
import { bytesInFrame } from './bytes-in-frame.ts';
import { fetchBytes, type FetchedBytes } from './fetch-bytes.ts';
import type { MediaFiles } from './media-files.ts';

type Waiting = StoredMedium & { readonly accountKey: number };

const MOST_TRIES = 3;
const FETCH_WITHIN_MS = 15_000;
const AT_ONCE = 16;
const AGAIN_AFTER_MS = 20_000;

/**
 * Fetches what messages carry, one after the other, after they are stored, so that a slow gateway never delays a message; and removes
 * what no message carries any more because it was sealed.
 */
export class MediaKeeper {
  readonly #store: Store;
  readonly #files: MediaFiles;
  readonly #log: Log;
  #working: Promise<void> | null = null;
  #isAsked = false;
  /** Whether what has failed before is due again; else a busy hour would use up its tries in a second. */
  #isDue = false;
  #isClosed = false;
  #timer: NodeJS.Timeout | null = null;
  readonly #stopListening: () => void;

  constructor(parts: { readonly store: Store; readonly files: MediaFiles; readonly log: Log }) {
    this.#store = parts.store;
    this.#files = parts.files;
    this.#log = parts.log;
    this.#stopListening = parts.store.onChange((changes) => {
      if (changes.some(({ entity }) => entity === 'message')) this.wake();
    });
  }

  /** Looks for what waits; returns at once. */
  wake(): void {
    this.#isAsked = true;
    if (this.#isClosed || this.#working !== null) return;
    this.#working = this.#work()
      .catch((error: unknown) => this.#log.error('media-failed', { error: errorName(error) }))
      .finally(() => {
        this.#working = null;
        if (this.#isAsked) this.wake();
      });
  }

  /** Like `wake`, and what the gateway has not given before is asked for again. */
  tryAgain(): void {
    this.#isDue = true;
    this.wake();
  }

  /** Resolves when nothing more is fetched. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#working;
  }

  async #work(): Promise<void> {
    const isDue = this.#isDue;
    this.#isAsked = false;
    this.#isDue = false;
    await this.#removeSealed();
    const found = await waitingMedia(this.#store.read, AT_ONCE);
    const waiting = found.filter(({ tries }) => tries === 0 || isDue);
    for (const medium of waiting) {
      if (this.#isClosed) return;
      await this.#take(medium);
    }
    const rest = found.length === 0 ? [] : await waitingMedia(this.#store.read, 1);
    if (rest[0] === undefined) return;
    if (rest[0].tries === 0) this.#isAsked = true;
    else this.#again();
  }

  /** By the one who keeps files: so none is removed between its being found and its being noted. */
  async #removeSealed(): Promise<void> {
    for (const { digest, isUsed } of await nextFilesToRemove(this.#store.read, AT_ONCE)) {
      if (this.#isClosed) return;
      if (isUsed === 0) await this.#files.remove(digest);
      await this.#store.write((tx) => fileRemoved(tx, digest));
      this.#isAsked = true;
    }
  }

  #again(): void {
    if (this.#timer !== null || this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.tryAgain();
    }, AGAIN_AFTER_MS);
  }

  async #take(medium: Waiting): Promise<void> {
    const fetched = await this.#bytesOf(medium);
    if (fetched === null) return this.#leave(medium, null);
    if (fetched.kind === 'refused') return this.#leave(medium, fetched.reason);
    if (fetched.kind === 'later') {
      if (medium.tries + 1 >= MOST_TRIES) return this.#leave(medium, 'unreachable');
      return this.#store.write((tx) => mediumTried(tx, medium.id));
    }
    const { bytes } = fetched;
    if (bytes.length === 0) return this.#leave(medium, 'empty');
    if (bytes.length > LARGEST_ATTACHMENT) return this.#leave(medium, 'too-large');
    const digest = await this.#files.keep(bytes);
    const picture = sniffPicture(bytes);
    await this.#store.write((tx) => mediumKept(tx, medium, { digest, bytes: bytes.length, picture }));
  }

  #leave(medium: Waiting, reason: 'too-large' | 'unreachable' | 'empty' | null): Promise<void> {
    return this.#store.write((tx) => mediumLeft(tx, medium, reason));
  }

  /** null where the bytes lie with a stranger: they are not asked for. */
  async #bytesOf(medium: Waiting): Promise<FetchedBytes | null> {
    const account = await findAccountByKey(this.#store.read, medium.accountKey);
    const source = mediaSource(medium.url, hostOf(account?.url ?? null));
    switch (source.kind) {
      case 'frame':
        return this.#fromFrame(medium);
      case 'gateway':
        return fetchBytes(source.url, { bytes: LARGEST_ATTACHMENT, ms: FETCH_WITHIN_MS });
      case 'not-fetched':
        return null;
    }
  }

  async #fromFrame(medium: Waiting): Promise<FetchedBytes> {
    const { read } = this.#store;
    const inFrame = (await mediaOfMessages(read, [medium.messageId])).filter(({ url }) => url === IN_FRAME);
    const frame = await readFrame(read, medium.messageId, medium.accountKey);
    const place = inFrame.findIndex(({ id }) => id === medium.id);
    const bytes = frame === null ? null : bytesInFrame(frame, place);
    return { kind: 'bytes', bytes: bytes ?? Buffer.alloc(0) };
  }
}

/** An address may be written without its scheme, as host:port. */
export function hostOf(url: string | null): string | null {
  if (url === null) return null;
  const written = url.includes('://') ? url : `gateway://${url}`;
  return URL.canParse(written) ? new URL(written).hostname.replace(/^\[|\]$/g, '') : null;
}
