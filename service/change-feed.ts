import { AsyncIteratorClass } from '@orpc/server';
import type { Entity } from '../contract/entity.ts';
import type { Change, Store } from './store/store.ts';

/** One announcement: which entities have changed since the one before. */
export interface ChangeNotice {
  readonly seq: number;
  readonly entities: Entity[];
}

/** At most one announcement in this time, so that a busy intake does not make the screens refetch for every batch. */
const PAUSE_MS = 25;

/** Tells listeners which entities have changed, coalesced; a listener that does not keep up gets one announcement of everything it missed. */
export class ChangeFeed {
  readonly #listeners = new Set<Listener>();
  readonly #stopListening: () => void;
  readonly #pending = new Set<Entity>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #mayTellAt = 0;

  constructor(store: Pick<Store, 'onChange'>) {
    this.#stopListening = store.onChange((changes) => this.#hear(changes));
  }

  /**
   * Announcements from now on; the first comes at once and is empty, so that the caller knows it is being told. What a listener
   * may not hear of, it does not hear: that a lead came in is news in itself.
   */
  listen(
    signal: AbortSignal | undefined,
    mayHear: (entity: Entity) => boolean = () => true,
  ): AsyncIteratorClass<ChangeNotice, void, void> {
    const listener = new Listener(mayHear);
    this.#listeners.add(listener);
    const leave = () => {
      this.#listeners.delete(listener);
      listener.end();
    };
    signal?.addEventListener('abort', leave, { once: true });
    if (signal?.aborted === true) leave();
    return new AsyncIteratorClass(
      () => listener.next(),
      async () => {
        signal?.removeEventListener('abort', leave);
        leave();
      },
    );
  }

  /** Announces what is kept in no store, such as what somebody has in hand. */
  announce(entity: Entity): void {
    this.#hear([{ entity }]);
  }

  /** Ends every listener's stream. */
  close(): void {
    this.#stopListening();
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }

  #hear(changes: readonly Pick<Change, 'entity'>[]): void {
    for (const { entity } of changes) this.#pending.add(entity);
    if (this.#pending.size === 0 || this.#timer !== null) return;
    const wait = this.#mayTellAt - performance.now();
    if (wait <= 0) this.#tell();
    else this.#timer = setTimeout(() => this.#tell(), wait);
  }

  #tell(): void {
    this.#timer = null;
    this.#mayTellAt = performance.now() + PAUSE_MS;
    for (const listener of this.#listeners) listener.tell(this.#pending);
    this.#pending.clear();
  }
}

/** One stream: what it has not been told yet, and whether it waits. */
class Listener {
  readonly #untold = new Set<Entity>();
  #isFirst = true;
  #hasEnded = false;
  #seq = 0;
  #wake: (() => void) | null = null;
  readonly #mayHear: (entity: Entity) => boolean;

  constructor(mayHear: (entity: Entity) => boolean) {
    this.#mayHear = mayHear;
  }

  tell(entities: ReadonlySet<Entity>): void {
    for (const entity of entities) if (this.#mayHear(entity)) this.#untold.add(entity);
    if (this.#untold.size > 0) this.#wake?.();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<ChangeNotice, void>> {
    while (!this.#hasEnded && !this.#isFirst && this.#untold.size === 0) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = null;
    }
    if (this.#hasEnded) return { done: true, value: undefined };
    this.#isFirst = false;
    const entities = [...this.#untold];
    this.#untold.clear();
    return { done: false, value: { seq: this.#seq++, entities } };
  }
}
