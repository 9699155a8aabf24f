import type { ConnectorKind } from '../../domain/account/account.ts';
import type { Wire, WireAccount } from './wire.ts';

/** One post, as its peer makes it: anew each time it is sent, since a signature is good for once. */
export type MakePost = (
  number: number,
  accountId: string,
) => { readonly path: string; readonly body: string; readonly headers: Readonly<Record<string, string>> };

const AGAIN_MS = 50;
const MOST_ATTEMPTS = 400;

/**
 * A peer that posts each message and posts again what was not confirmed. The cut ends every request that is under way, so that some
 * are stored and nobody has told the peer.
 */
export class PostingWire implements Wire {
  readonly bringsLater = true;
  readonly hasLine = false;
  readonly connector: ConnectorKind;
  readonly account: WireAccount;
  readonly #make: MakePost;
  readonly #waiting = new Set<number>();
  #place: { readonly accountId: string; readonly port: number } | null = null;
  #line = new AbortController();
  #said = 0;

  constructor(connector: ConnectorKind, account: WireAccount, make: MakePost) {
    this.connector = connector;
    this.account = account;
    this.#make = make;
  }

  said(): number {
    return this.#said;
  }

  say(messages: number): void {
    for (let n = 0; n < messages; n += 1) {
      this.#said += 1;
      this.#waiting.add(this.#said);
      void this.#post(this.#said);
    }
  }

  async delivered(): Promise<void> {
    for (let attempt = 0; this.#waiting.size > 0; attempt += 1) {
      if (attempt === MOST_ATTEMPTS) throw new Error(`${this.connector}: ${this.#waiting.size} posts are not taken.`);
      for (const number of this.#waiting) await this.#post(number);
      if (this.#waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  cut(): void {
    this.#line.abort();
    this.#place = null;
  }

  async mend(accountId: string, port: number): Promise<void> {
    this.#line = new AbortController();
    this.#place = { accountId, port };
    await this.delivered();
  }

  async close(): Promise<void> {
    this.#line.abort();
  }

  async #post(number: number): Promise<void> {
    if (this.#place === null) return;
    const { accountId, port } = this.#place;
    const { path, body, headers } = this.#make(number, accountId);
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        ...{ method: 'POST', body, headers, signal: this.#line.signal },
      });
      await answer.arrayBuffer();
      if (answer.ok) this.#waiting.delete(number);
    } catch (error) {
      // The line was cut, or nobody is there: it is posted again.
      if (!(error instanceof Error)) throw error;
    }
  }
}
