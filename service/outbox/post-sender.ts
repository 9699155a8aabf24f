import type { AccountId } from '../../domain/ids.ts';
import { pauseAfterPost, USUAL_PACE, type Pace } from '../../domain/outbox/pace.ts';
import type { PostOutcome } from '../../domain/outbox/settle-recipient.ts';
import { HOUR_MS, instant, type Instant } from '../../domain/time/instant.ts';
import type { Poster } from '../connectors/connector.ts';
import { errorName, type Log } from '../log.ts';
import {
  accountsWithQueue,
  claimNext,
  nextRecall,
  settle,
  settleRecall,
  unknownSince,
  type ClaimedRecipient,
} from '../store/post-recipients.ts';
import { postByKey } from '../store/posts.ts';
import { readSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { contentHash } from './content-hash.ts';

/** What the sender is tied to. */
export interface SenderParts {
  readonly store: Store;
  /** The way out of an account; null where it has none now. */
  readonly posterOf: (accountId: AccountId) => Poster | null;
  readonly clock: { now(): Instant };
  readonly timers: { after(milliseconds: number, work: () => void): () => void };
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
}

interface Account {
  readonly accountKey: number;
  readonly id: AccountId;
}

/** An account that came back, or a pause that was lifted elsewhere, is noticed no later than this. */
const LOOK_EVERY_MS = 5_000;
/** A group is looked into for a post of unknown outcome as long as gateways keep what was said; between two looks a moment. */
const LOOKED_FOR_MS = 48 * HOUR_MS;
const AFTER_LOOK_MS = 200;
/** What is under way when the service is ended gets so long to be answered. */
const LAST_ANSWERS_MS = 3_000;

/**
 * Sends what was approved, one post at a time for each account. A row is on disk as `sending` before its frame leaves, and nothing
 * that is not `queued` is ever claimed: an end at any moment leaves a row that was not begun, or one whose outcome is unknown.
 */
export class PostSender {
  readonly #parts: SenderParts;
  readonly #running = new Map<number, Promise<void>>();
  readonly #pauses = new Set<() => void>();
  /** Whether the posts that were looked at still say what was approved. */
  readonly #isTrue = new Map<number, boolean>();
  /** Unknown outcomes whose groups were looked into. */
  readonly #looked = new Set<string>();
  readonly #stopListening: () => void;
  #cancelLook: () => void;
  #isStopped = false;
  #looking: Promise<void> = Promise.resolve();

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#stopListening = parts.store.onChange((changes) => {
      if (changes.some(({ entity }) => entity === 'post' || entity === 'account')) this.wake();
    });
    this.#cancelLook = parts.timers.after(0, () => this.#lookAgain());
  }

  /** Looks whether there is something to send. */
  wake(): void {
    if (this.#isStopped) return;
    this.#looking = this.#looking.then(() => this.#look()).catch((error: unknown) => this.#failed(error));
  }

  /** Begins nothing more; resolves when everything that was begun is written down. */
  async close(endConnections: () => Promise<void>): Promise<void> {
    this.#isStopped = true;
    this.#stopListening();
    this.#cancelLook();
    for (const end of this.#pauses) end();
    await this.#looking;
    const settled = Promise.all(this.#running.values());
    await Promise.race([settled, this.#wait(LAST_ANSWERS_MS)]);
    for (const end of this.#pauses) end();
    // Whatever is still unanswered becomes unknown with its connection.
    await endConnections();
    await settled;
  }

  #lookAgain(): void {
    this.wake();
    if (!this.#isStopped) this.#cancelLook = this.#parts.timers.after(LOOK_EVERY_MS, () => this.#lookAgain());
  }

  async #look(): Promise<void> {
    if (this.#isStopped) return;
    for (const account of await accountsWithQueue(this.#parts.store.read)) {
      if (this.#running.has(account.accountKey)) continue;
      const run = this.#run(account)
        .catch((error: unknown) => this.#failed(error))
        .finally(() => this.#running.delete(account.accountKey));
      this.#running.set(account.accountKey, run);
    }
  }

  async #run(account: Account): Promise<void> {
    while (!this.#isStopped) {
      const poster = this.#parts.posterOf(account.id);
      if (poster === null || !poster.isReady) return;
      if (await this.#lookIntoOne(account, poster)) {
        await this.#wait(AFTER_LOOK_MS);
        continue;
      }
      const didSomething = (await this.#recallOne(account, poster)) || (await this.#sendOne(account, poster));
      if (!didSomething) return;
      await this.#wait(pauseAfterPost(await this.#pace(), this.#parts.random()));
    }
  }

  async #sendOne({ accountKey }: Account, poster: Poster): Promise<boolean> {
    const { store, clock } = this.#parts;
    const claimed = await store.write((tx) => claimNext(tx, accountKey, clock.now()));
    if (claimed === null) return false;
    const outcome = await this.#post(claimed, poster);
    await store.write(async (tx) => {
      const at = clock.now();
      if (outcome.kind === 'not-begun') await settle(tx, claimed, { kind: 'not-begun' }, { at });
      else if (outcome.kind === 'sent')
        await settle(tx, claimed, { kind: 'answered', outcome }, { at, localId: outcome.localId });
      else {
        const { reason, detail } = outcome;
        await settle(tx, claimed, { kind: 'answered', outcome }, { at, reason, detail });
      }
    });
    return outcome.kind !== 'not-begun';
  }

  async #post(claimed: ClaimedRecipient, poster: Poster): Promise<PostOutcome | { readonly kind: 'not-begun' }> {
    if (!(await this.#saysWhatWasApproved(claimed.postKey)))
      return { kind: 'failed', reason: 'text-changed', detail: null };
    const { groupExternalId, text, replyTo } = claimed;
    return poster.post({ groupExternalId, text, replyTo });
  }

  /** Looked at once for each post and run of the service: a store that was changed behind our back sends nothing. */
  async #saysWhatWasApproved(postKey: number): Promise<boolean> {
    const known = this.#isTrue.get(postKey);
    if (known !== undefined) return known;
    const { read } = this.#parts.store;
    const post = await postByKey(read, postKey);
    const isTrue = post !== null && post.contentHash === (await contentHash(read, post));
    if (!isTrue) this.#parts.log.error('post-changed-after-approval', { postId: post?.id ?? null });
    this.#isTrue.set(postKey, isTrue);
    return isTrue;
  }

  /** Where an outcome is unknown, the history of the group may show the post: it comes in as its echo. Looked for once in each run. */
  async #lookIntoOne({ accountKey }: Account, poster: Poster): Promise<boolean> {
    if (poster.lookBack === undefined) return false;
    const { store, clock } = this.#parts;
    const since = instant(Math.max(0, clock.now() - LOOKED_FOR_MS));
    const unknown = await unknownSince(store.read, accountKey, since);
    const next = unknown.find(
      ({ postKey, groupKey, attempts }) => !this.#looked.has(`${postKey} ${groupKey} ${attempts}`),
    );
    if (next === undefined) return false;
    this.#looked.add(`${next.postKey} ${next.groupKey} ${next.attempts}`);
    await poster.lookBack(next.groupExternalId);
    return true;
  }

  async #recallOne({ accountKey }: Account, poster: Poster): Promise<boolean> {
    const { store, clock } = this.#parts;
    const next = await nextRecall(store.read, accountKey);
    if (next === null) return false;
    const wasDone = poster.recall === undefined ? false : await poster.recall(next.localId);
    await store.write((tx) => settleRecall(tx, next, { wasDone, at: clock.now() }));
    return true;
  }

  async #pace(): Promise<Pace> {
    const stored = await readSetting(this.#parts.store.read, 'outbox.perMinute');
    return stored === null ? USUAL_PACE : { perMinute: Number(stored) };
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#pauses.delete(end);
        resolve();
      };
      const cancel = this.#parts.timers.after(milliseconds, end);
      this.#pauses.add(end);
    });
  }

  #failed(error: unknown): void {
    this.#parts.log.error('post-sender-failed', { error: errorName(error) });
  }
}
