import type { IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Timers } from '../timers.ts';
import { setAside } from '../wire-fields.ts';
import { askFile } from './ask-puppet.ts';
import { writeTexts } from './protobuf-fields.ts';
import type { PuppetAnswer, PuppetLink } from './puppet-client.ts';
import { HAS_FILE, toMessage } from './to-message.ts';
import { readMessagePayload } from './wire.ts';

export interface FetchedMessagesParts {
  readonly timers: Timers;
  readonly now: () => Instant;
  readonly selfId: () => string | null;
  /** Takes what is ready, in the order in which it was told. */
  readonly pass: (items: readonly IncomingItem[]) => void;
  /** True where so much is being asked for that nothing more should be read. */
  readonly onPressure: (isFull: boolean) => void;
}

/** Messages that are asked for at the same time. */
const MOST_WAITING = 128;
const MOST_ATTEMPTS = 3;
const AGAIN_AFTER_MS = 300;
/** How long a message that was told waits for the next connection before it is shown as one that could not be fetched. */
const NEXT_LINK_WITHIN_MS = 60_000;

/**
 * The messages of a wire that only tells that there is one. Each is asked for at once, also on the next connection where this one
 * ends meanwhile; one that cannot be had leaves a visible stub. Everything leaves in the order it came, also what needs no asking.
 */
export class FetchedMessages {
  readonly #parts: FetchedMessagesParts;
  #link: PuppetLink | null = null;
  #isStopping = false;
  #waitingForLink: ((link: PuppetLink | null) => void)[] = [];
  readonly #pausing = new Set<() => void>();
  #line: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(parts: FetchedMessagesParts) {
    this.#parts = parts;
  }

  get isFull(): boolean {
    return this.#waiting >= MOST_WAITING;
  }

  connected(link: PuppetLink): void {
    this.#link = link;
    for (const go of this.#waitingForLink.splice(0)) go(link);
  }

  disconnected(): void {
    this.#link = null;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#link = null;
    for (const go of this.#waitingForLink.splice(0)) go(null);
    for (const go of this.#pausing) go();
    await this.#line;
  }

  /** An event that tells of a message; `raw` is the event. */
  take(messageId: string | null, raw: string): void {
    if (messageId === null) return this.behind([setAside('missing-field', '消息事件缺少字段 messageId', raw)]);
    this.#next(this.#fetch(messageId, raw));
  }

  /** Items that are ready, behind everything that was told before them. */
  behind(items: readonly IncomingItem[]): void {
    if (items.length === 0) return;
    if (this.#waiting === 0) return this.#parts.pass(items);
    this.#next(Promise.resolve(items));
  }

  #next(work: Promise<readonly IncomingItem[]>): void {
    this.#waiting += 1;
    if (this.#waiting === MOST_WAITING) this.#parts.onPressure(true);
    this.#line = this.#line.then(async () => {
      const items = await work;
      this.#waiting -= 1;
      if (items.length > 0) this.#parts.pass(items);
      if (this.#waiting === MOST_WAITING / 2) this.#parts.onPressure(false);
    });
  }

  async #fetch(messageId: string, raw: string): Promise<readonly IncomingItem[]> {
    const answer = await this.#ask(messageId);
    if (answer.kind !== 'ok') return [setAside('missing-field', `消息 ${messageId} 的内容未能取到`, raw)];
    const payload = readMessagePayload(answer.bytes);
    if ('kind' in payload) return [payload];
    // A private message concerns nobody here, and its file even less.
    const wantsFile = HAS_FILE.has(payload.type) && payload.roomId !== '';
    const link = this.#link;
    const file = wantsFile && link !== null ? await askFile((...call) => link.call(...call), messageId) : null;
    const item = toMessage(payload, { selfId: this.#parts.selfId(), file, receivedAt: this.#parts.now() });
    return item === null ? [] : [item];
  }

  async #ask(messageId: string): Promise<PuppetAnswer> {
    const request = writeTexts({ 1: messageId });
    for (let attempt = 1; ; attempt += 1) {
      const link = this.#link ?? (await this.#nextLink());
      if (link === null) return { kind: 'unanswered' };
      const answer = await link.call('MessagePayload', request);
      if (answer.kind === 'ok' || attempt === MOST_ATTEMPTS) return answer;
      if (answer.kind === 'failed') await this.#pause(attempt);
    }
  }

  /** A puppet may tell of a message before it has it. */
  #pause(attempt: number): Promise<void> {
    if (this.#isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const go = (): void => {
        this.#pausing.delete(go);
        resolve();
      };
      this.#pausing.add(go);
      this.#parts.timers.after(attempt * AGAIN_AFTER_MS, go);
    });
  }

  #nextLink(): Promise<PuppetLink | null> {
    if (this.#isStopping) return Promise.resolve(null);
    return new Promise((resolve) => {
      const cancel = this.#parts.timers.after(NEXT_LINK_WITHIN_MS, () => resolve(null));
      this.#waitingForLink.push((link) => {
        cancel();
        resolve(link);
      });
    });
  }
}
