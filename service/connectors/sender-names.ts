import type { IncomingItem } from '../../domain/message/message.ts';
import type { Timers } from './timers.ts';

/** Names that are remembered; 61 groups of 500 hold as many people. */
const MOST_NAMES = 40_000;
/** A message waits for a name this long and no longer. */
const WAIT_MS = 3_000;
/** Where so many wait, the ones after them go without a name: what was said matters more than who is called how. */
const MOST_WAITING = 256;

/** What a peer says of the name of one member of a group. `not-offered`: it will never tell any. */
export type NameAnswer =
  | { readonly kind: 'known'; readonly name: string | null }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'not-offered' };
export type AskName = (groupExternalId: string, senderExternalId: string) => Promise<NameAnswer>;

/**
 * For wires whose messages name their sender by an id only: the name is asked for once and remembered. Everything leaves in the order
 * it came, also what needs no name.
 */
export class SenderNames {
  readonly #push: (items: readonly IncomingItem[]) => void;
  readonly #timers: Timers;
  readonly #names = new Map<string, string | null>();
  readonly #asking = new Map<string, Promise<string | null>>();
  #line: Promise<void> | null = null;
  #waiting = 0;
  #isOffered = true;

  constructor(push: (items: readonly IncomingItem[]) => void, timers: Timers) {
    this.#push = push;
    this.#timers = timers;
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    await this.#line;
  }

  /** Hands items on, with names where they can be had; `ask` is null where nobody can be asked. */
  pass(items: readonly IncomingItem[], ask: AskName | null): void {
    const named = items.map((item) => this.#named(item, ask));
    const ready = named.flatMap((item) => (item instanceof Promise ? [] : [item]));
    // Nothing to wait for, and nobody before us.
    if (this.#line === null && ready.length === named.length) return this.#push(ready);
    this.#waiting += 1;
    const before = this.#line ?? Promise.resolve();
    const line = before.then(async () => {
      this.#push(await Promise.all(named));
      this.#waiting -= 1;
      if (this.#line === line) this.#line = null;
    });
    this.#line = line;
  }

  #named(item: IncomingItem, ask: AskName | null): IncomingItem | Promise<IncomingItem> {
    if (item.kind !== 'message' || item.senderExternalId === null) return item;
    const { groupExternalId, senderExternalId } = item;
    const key = `${groupExternalId}\n${senderExternalId}`;
    const known = this.#names.get(key);
    if (known !== undefined) return { ...item, senderName: known };
    if (ask === null || !this.#isOffered || this.#waiting >= MOST_WAITING) return item;
    const asked = this.#asking.get(key) ?? this.#ask(key, ask(groupExternalId, senderExternalId));
    return asked.then((senderName) => ({ ...item, senderName }));
  }

  /** The name, null where the peer has none or takes too long. */
  #ask(key: string, call: Promise<NameAnswer>): Promise<string | null> {
    const asked = this.#atMost(call).then((answer) => {
      this.#asking.delete(key);
      if (answer === null || answer.kind === 'unanswered') return null;
      if (answer.kind === 'not-offered') this.#isOffered = false;
      const name = answer.kind === 'known' ? answer.name : null;
      this.#remember(key, name);
      return name;
    });
    this.#asking.set(key, asked);
    return asked;
  }

  #atMost(asked: Promise<NameAnswer>): Promise<NameAnswer | null> {
    return new Promise((resolve) => {
      const cancel = this.#timers.after(WAIT_MS, () => resolve(null));
      void asked.then((answer) => {
        cancel();
        resolve(answer);
      });
    });
  }

  #remember(key: string, name: string | null): void {
    this.#names.set(key, name);
    if (this.#names.size <= MOST_NAMES) return;
    const oldest = this.#names.keys().next();
    if (!oldest.done) this.#names.delete(oldest.value);
  }
}
