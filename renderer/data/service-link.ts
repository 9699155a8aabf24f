import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';

/** What the link needs of a MessagePort. */
export type ServicePort = Pick<MessagePort, 'addEventListener' | 'postMessage' | 'start' | 'close'>;

interface Line {
  readonly link: RPCLink<ClientContext>;
  closed: boolean;
}

/**
 * One lasting link over ports that come and go. Calls wait until there is a port; a call whose port dies under it is sent
 * again on the next one: queries only read, and a command carries an id that acts once.
 */
export class ServiceLink implements ClientLink<ClientContext> {
  readonly #askForPort: () => void;
  #line: Line | null = null;
  #waiting: ((line: Line) => void)[] = [];
  #prepare: ((link: ClientLink<ClientContext>) => Promise<void>) | null = null;
  #onConnected = new Set<() => void>();

  constructor(askForPort: () => void) {
    this.#askForPort = askForPort;
  }

  /** Runs on every new port before any waiting call, so that the session of the new port is the one of the old. */
  prepareWith(prepare: (link: ClientLink<ClientContext>) => Promise<void>): void {
    this.#prepare = prepare;
  }

  /** Hears every port after it is ready for calls; answers the way to stop listening. */
  onConnected(listener: () => void): () => void {
    this.#onConnected.add(listener);
    return () => this.#onConnected.delete(listener);
  }

  async connect(port: ServicePort): Promise<void> {
    const line: Line = { link: new RPCLink({ port }), closed: false };
    port.addEventListener('close', () => this.#lost(line));
    port.start();
    await this.#prepare?.(line.link);
    if (line.closed) return;
    this.#line = line;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go(line);
    for (const listener of this.#onConnected) listener();
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    for (;;) {
      const line = this.#line ?? (await this.#nextLine(options.signal));
      try {
        return await line.link.call(path, input, options);
      } catch (error) {
        if (!line.closed || options.signal?.aborted === true) throw error;
      }
    }
  }

  #lost(line: Line): void {
    line.closed = true;
    if (this.#line === line) this.#line = null;
    this.#askForPort();
  }

  #nextLine(signal: AbortSignal | undefined): Promise<Line> {
    return new Promise((resolve, reject) => {
      const go = (line: Line): void => resolve(line);
      this.#waiting.push(go);
      signal?.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((each) => each !== go);
        reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
      });
    });
  }
}
