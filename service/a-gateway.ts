import { vi } from 'vitest';
import type { AccountRow, GapRow } from '../contract/accounts.ts';
import type { ConnectorKind } from '../domain/account/account.ts';
import type { Desk } from './a-desk.ts';
import { aGroupMessage, failed, ok, ScriptedPeer } from './connectors/onebot11/scripted-peer.ts';

/** For tests: one account of a desk and its scripted gateway, which may or may not tell what was said while nobody listened. */
export class Gateway {
  readonly peer: ScriptedPeer;
  /** What the gateway tells as its history, oldest first; null: it tells none. */
  history: Record<string, unknown>[] | null = null;
  readonly #desk: Desk;
  readonly #close: () => Promise<void>;
  readonly url: string;
  #account: AccountRow | null = null;
  #nextMessage = 1;

  private constructor(
    desk: Desk,
    listening: { readonly url: string; readonly close: () => Promise<void> },
    peer: ScriptedPeer,
  ) {
    this.#desk = desk;
    this.peer = peer;
    this.url = listening.url;
    this.#close = listening.close;
    peer.answers['get_group_msg_history'] = () =>
      this.history === null ? failed(1404) : ok({ messages: this.history });
  }

  static async open(desk: Desk): Promise<Gateway> {
    const peer = new ScriptedPeer();
    const gateway = new Gateway(desk, await peer.listen(), peer);
    await gateway.register('onebot11-forward', {});
    await gateway.until((row) => row.lamp === 'online');
    return gateway;
  }

  get account(): AccountRow {
    if (this.#account === null) throw new Error('The account was not registered.');
    return this.#account;
  }

  /** Saves the account of this gateway, new or changed. */
  async register(connector: ConnectorKind, change: { readonly enabled?: boolean }): Promise<AccountRow> {
    const saved = await this.#desk.as('system-admin').accounts.save({
      ...{ commandId: this.#desk.newCommand(), id: this.#account?.id ?? null, version: this.#account?.version ?? 0 },
      ...{ label: '一号机', holder: '李巡', connector, role: 'monitor', selfId: '10001', url: this.url, token: null },
      ...{ enabled: true, ...change },
    });
    this.#account = saved.account;
    return saved.account;
  }

  /** Waits until the register shows the account like this. */
  async until(isSo: (row: AccountRow) => boolean): Promise<AccountRow> {
    return patiently(async () => {
      const { accounts } = await this.#desk.script.accounts.list({});
      const row = accounts.find(({ id }) => id === this.account.id);
      if (row === undefined || !isSo(row)) throw new Error(`not yet: ${JSON.stringify(row)}`);
      return row;
    });
  }

  /** A villager's words as an event, remembered by whoever keeps a history. */
  words(text: string): Record<string, unknown> {
    const message_id = this.#nextMessage++;
    const time = Math.floor(this.#desk.now() / 1_000);
    return aGroupMessage({ message_id, time, message: [{ type: 'text', data: { text } }], raw_message: text });
  }

  /** Says it and waits until it is in the inbox. */
  async say(text: string): Promise<Record<string, unknown>> {
    const event = this.words(text);
    this.peer.say(event);
    await patiently(async () => {
      if (!(await this.texts()).includes(text)) throw new Error(`${text} has not arrived`);
    });
    return event;
  }

  /** Everything in the inbox, the oldest first. */
  async texts(): Promise<readonly string[]> {
    const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;
    const { rows } = await this.#desk.script.inbox.list({ filter, before: null, limit: 200 });
    return rows.map(({ text }) => text).toReversed();
  }

  async gaps(): Promise<readonly GapRow[]> {
    const { gaps } = await this.#desk.script.accounts.gaps({ accountId: this.account.id, openOnly: false, limit: 50 });
    return gaps;
  }

  /** Waits until the newest gap is like this. */
  async gapThat(isSo: (gap: GapRow) => boolean): Promise<GapRow> {
    return patiently(async () => {
      const [newest] = await this.gaps();
      if (newest === undefined || !isSo(newest)) throw new Error(`not yet: ${JSON.stringify(newest)}`);
      return newest;
    });
  }

  close(): Promise<void> {
    return this.#close();
  }
}

function patiently<Result>(check: () => Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 30_000, interval: 30 });
}
