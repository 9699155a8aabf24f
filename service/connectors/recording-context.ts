import type { IncomingItem } from '../../domain/message/message.ts';
import { instant, type Instant } from '../../domain/time/instant.ts';
import type { ConnectorAccount, ConnectorContext } from './connector.ts';
import type { Timers } from './timers.ts';

/** For tests: time that passes only when it is told to. */
export class ManualTimers implements Timers {
  #now = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly run: () => void }>();

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + milliseconds, run };
    this.#waiting.add(timer);
    return () => this.#waiting.delete(timer);
  }

  /** Milliseconds from now to each waiting timer, the next first. */
  waits(): readonly number[] {
    return [...this.#waiting].map(({ at }) => at - this.#now).toSorted((one, other) => one - other);
  }

  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = [...this.#waiting].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
      if (due === undefined) break;
      this.#waiting.delete(due);
      this.#now = due.at;
      due.run();
    }
    this.#now = end;
  }
}

/** For tests: everything a connector tells, in order. */
export interface Told {
  readonly items: IncomingItem[];
  readonly cursors: (string | null)[];
  readonly lamps: string[];
  readonly gaps: unknown[];
  readonly versions: string[];
  readonly logged: string[];
}

export const START = instant(Date.UTC(2026, 0, 1));

/** For tests: a context that stores nothing and remembers everything; `deliver` may be replaced. */
export function createRecordingContext(
  account: Partial<ConnectorAccount> = {},
  overrides: Partial<ConnectorContext> = {},
): { readonly context: ConnectorContext; readonly told: Told; readonly clock: { at: Instant } } {
  const told: Told = { items: [], cursors: [], lamps: [], gaps: [], versions: [], logged: [] };
  const clock = { at: START };
  const log = (event: string): void => void told.logged.push(event);
  const context: ConnectorContext = {
    account: { id: 'account-1', label: '一号机', selfId: '10001', url: null, token: null, cursor: null, ...account },
    deliver: async (items, cursor) => {
      told.items.push(...items);
      told.cursors.push(cursor);
      return { added: items.length, merged: 0, known: 0, setAside: 0 };
    },
    lamp: (lamp, reason) => void told.lamps.push(reason === null ? lamp : `${lamp} ${reason}`),
    gap: async (gap) => void told.gaps.push(gap),
    peerVersion: (version) => void told.versions.push(version),
    beat: () => undefined,
    probed: () => undefined,
    clock: { now: () => clock.at },
    random: () => 0.5,
    log: { info: log, warn: log, error: log },
    ...overrides,
  };
  return { context, told, clock };
}
