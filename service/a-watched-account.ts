import { vi } from 'vitest';
import type { AccountRow, GapRow } from '../contract/accounts.ts';
import type { ConnectorKind } from '../domain/account/account.ts';
import type { Desk } from './a-desk.ts';

/** Where the account is reached, and under which id. */
export interface Reached {
  readonly url: string;
  readonly selfId: string;
}

/** For tests: one account of a desk, as its register, its inbox and its gaps show it. */
export class WatchedAccount {
  readonly #desk: Desk;
  readonly #reached: Reached;
  #account: AccountRow | null = null;

  constructor(desk: Desk, reached: Reached) {
    this.#desk = desk;
    this.#reached = reached;
  }

  get url(): string {
    return this.#reached.url;
  }

  get account(): AccountRow {
    if (this.#account === null) throw new Error('The account was not registered.');
    return this.#account;
  }

  /** Saves the account, new or changed. */
  async register(
    connector: ConnectorKind,
    change: { readonly enabled?: boolean; readonly url?: string } = {},
  ): Promise<AccountRow> {
    const { url, selfId } = this.#reached;
    const saved = await this.#desk.as('system-admin').accounts.save({
      ...{ commandId: this.#desk.newCommand(), id: this.#account?.id ?? null, version: this.#account?.version ?? 0 },
      ...{ label: '一号机', holder: '李巡', connector, role: 'monitor', selfId, url, token: null },
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

  /** Everything in the inbox, the oldest first. */
  async texts(): Promise<readonly string[]> {
    const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;
    const { rows } = await this.#desk.script.inbox.list({ filter, before: null, limit: 200 });
    return rows.map(({ text }) => text).toReversed();
  }

  /** Waits until a text is in the inbox. */
  async arrived(text: string): Promise<void> {
    await patiently(async () => {
      if (!(await this.texts()).includes(text)) throw new Error(`${text} has not arrived`);
    });
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
}

function patiently<Result>(check: () => Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 30_000, interval: 30 });
}
