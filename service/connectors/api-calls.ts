import type { WireObject, WireValue } from './parse-wire-json.ts';
import type { Timers } from './timers.ts';

/** What a call was answered. echo is the id the call carried, null where the peer sends an answer nobody asked for. */
export interface CallAnswer {
  readonly status: string;
  readonly retcode: number;
  readonly data: WireValue;
  readonly echo: string | null;
}

/** What became of a call. 'unanswered' says nothing about whether the peer did it. */
export type CallOutcome =
  | { readonly kind: 'ok'; readonly data: WireValue }
  | { readonly kind: 'failed'; readonly retcode: number }
  | { readonly kind: 'unanswered' };

const TIMEOUT_MS = 10_000;

interface OpenCall {
  readonly settle: (outcome: CallOutcome) => void;
  cancel: () => void;
}

/** Calls on one connection: each carries an echo, and the answer with that echo settles it. */
export class ApiCalls {
  readonly #send: (text: string) => void;
  readonly #timers: Timers;
  readonly #open = new Map<string, OpenCall>();
  #next = 1;
  #isClosed = false;
  #isPaused = false;

  constructor(send: (text: string) => void, timers: Timers) {
    this.#send = send;
    this.#timers = timers;
  }

  /** `further` stands beside the parameters, such as for which account the call is. */
  call(action: string, params: WireObject = {}, further: WireObject = {}): Promise<CallOutcome> {
    if (this.#isClosed) return Promise.resolve({ kind: 'unanswered' });
    const echo = `patrol-${this.#next}`;
    this.#next += 1;
    return new Promise((resolve) => {
      const call: OpenCall = {
        settle: (outcome) => {
          call.cancel();
          this.#open.delete(echo);
          resolve(outcome);
        },
        cancel: () => undefined,
      };
      this.#open.set(echo, call);
      if (!this.#isPaused) this.#await(call);
      this.#send(JSON.stringify({ action, params, ...further, echo }));
    });
  }

  /** True where the answer belonged to a call of ours. status async means that nobody will ever know. */
  answered(answer: CallAnswer): boolean {
    const call = answer.echo === null ? undefined : this.#open.get(answer.echo);
    if (call === undefined) return false;
    if (answer.status === 'ok' && answer.retcode === 0) call.settle({ kind: 'ok', data: answer.data });
    else if (answer.status === 'async') call.settle({ kind: 'unanswered' });
    else call.settle({ kind: 'failed', retcode: answer.retcode });
    return true;
  }

  /** While we ourselves do not read, an answer that stays away says nothing about the peer. */
  pause(): void {
    this.#isPaused = true;
    for (const call of this.#open.values()) call.cancel();
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    for (const call of this.#open.values()) this.#await(call);
  }

  close(): void {
    this.#isClosed = true;
    for (const call of this.#open.values()) call.settle({ kind: 'unanswered' });
  }

  #await(call: OpenCall): void {
    call.cancel = this.#timers.after(TIMEOUT_MS, () => call.settle({ kind: 'unanswered' }));
  }
}
