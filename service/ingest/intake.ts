import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { Matcher } from '../../domain/rules/match.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { MessageId } from '../../domain/ids.ts';
import type { CountedMessage } from '../store/message-counts.ts';
import { awaitsEchoes } from '../store/post-echoes.ts';
import type { ReadableDb } from '../store/store.ts';
import type { KnownGroups } from './known-groups.ts';

/** What one transaction gathers on its way: the frames for its blob and the messages for the counts. */
export class Intake {
  readonly groups: KnownGroups;
  readonly matcher: Matcher;
  /** Hides the fingerprint of a message that was sealed. */
  readonly twinDigest: (fingerprint: number) => Uint8Array;
  readonly frameBatchId: number;
  /** The moment of arrival of everything in this transaction. */
  readonly at: Instant;
  readonly frames: string[] = [];
  readonly added: CountedMessage[] = [];
  /** Of these, what the centre has said itself. */
  readonly echoes: MessageId[] = [];
  hasNews = false;
  #awaitsEchoes: boolean | null = null;
  #sinceTurn = 0;

  constructor(
    tools: {
      readonly groups: KnownGroups;
      readonly matcher: () => Matcher;
      readonly twinDigest: (fingerprint: number) => Uint8Array;
    },
    frameBatchId: number,
    at: Instant,
  ) {
    this.groups = tools.groups;
    this.matcher = tools.matcher();
    this.twinDigest = tools.twinDigest;
    this.frameBatchId = frameBatchId;
    this.at = at;
  }

  /** Whether a post of ours may be met. Looked up once: nothing is posted while the transaction lasts. */
  awaitsEchoes(db: ReadableDb): boolean {
    return (this.#awaitsEchoes ??= awaitsEchoes(db));
  }

  /** Asked once an item: whether so many went by since it was last true. */
  isTurnDue(items: number): boolean {
    this.#sinceTurn += 1;
    if (this.#sinceTurn < items) return false;
    this.#sinceTurn = 0;
    return true;
  }

  /** Takes a frame for the blob; answers where it will stand. */
  keepFrame(raw: string): { readonly frameBatchId: number; readonly frameIndex: number } {
    return { frameBatchId: this.frameBatchId, frameIndex: this.frames.push(raw) - 1 };
  }
}

/** What became of one portion of one account. */
export class StoredPortion {
  readonly accountKey: number;
  readonly source: string;
  readonly isDuty: boolean;
  lastMessageAt: Instant | null = null;
  #added = 0;
  #merged = 0;
  #known = 0;
  #setAside = 0;

  constructor(of: { readonly accountKey: number; readonly source: string; readonly isDuty: boolean }) {
    this.accountKey = of.accountKey;
    this.source = of.source;
    this.isDuty = of.isDuty;
  }

  /** Messages this account had not handed over before. */
  get seen(): number {
    return this.#added + this.#merged;
  }

  get result(): DeliveryResult {
    return { added: this.#added, merged: this.#merged, known: this.#known, setAside: this.#setAside };
  }

  count(outcome: keyof DeliveryResult, sentAt: Instant | null): void {
    if (outcome === 'added') this.#added += 1;
    if (outcome === 'merged') this.#merged += 1;
    if (outcome === 'known') this.#known += 1;
    if (outcome === 'setAside') this.#setAside += 1;
    if (sentAt !== null && (this.lastMessageAt === null || sentAt > this.lastMessageAt)) this.lastMessageAt = sentAt;
  }
}
