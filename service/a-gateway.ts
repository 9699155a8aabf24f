import type { Desk } from './a-desk.ts';
import { WatchedAccount } from './a-watched-account.ts';
import { aGroupMessage, failed, ok, ScriptedPeer } from './connectors/onebot11/scripted-peer.ts';

/** For tests: one account of a desk and its scripted gateway, which may or may not tell what was said while nobody listened. */
export class Gateway extends WatchedAccount {
  readonly peer: ScriptedPeer;
  /** What the gateway tells as its history, oldest first; null: it tells none. */
  history: Record<string, unknown>[] | null = null;
  readonly #clock: Pick<Desk, 'now'>;
  readonly #close: () => Promise<void>;
  #nextMessage = 1;

  private constructor(
    desk: Desk,
    listening: { readonly url: string; readonly close: () => Promise<void> },
    peer: ScriptedPeer,
  ) {
    super(desk, { url: listening.url, selfId: '10001' });
    this.#clock = desk;
    this.peer = peer;
    this.#close = listening.close;
    peer.answers['get_group_msg_history'] = () =>
      this.history === null ? failed(1404) : ok({ messages: this.history });
  }

  static async open(desk: Desk): Promise<Gateway> {
    const peer = new ScriptedPeer();
    const gateway = new Gateway(desk, await peer.listen(), peer);
    await gateway.register('onebot11-forward');
    await gateway.until((row) => row.lamp === 'online');
    return gateway;
  }

  /** A villager's words as an event, remembered by whoever keeps a history. */
  words(text: string): Record<string, unknown> {
    const message_id = this.#nextMessage++;
    const time = Math.floor(this.#clock.now() / 1_000);
    return aGroupMessage({ message_id, time, message: [{ type: 'text', data: { text } }], raw_message: text });
  }

  /** Says it and waits until it is in the inbox. */
  async say(text: string): Promise<Record<string, unknown>> {
    const event = this.words(text);
    this.peer.say(event);
    await this.arrived(text);
    return event;
  }

  close(): Promise<void> {
    return this.#close();
  }
}
