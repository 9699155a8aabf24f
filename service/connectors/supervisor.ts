import type { AccountLamp, ConnectorKind } from '../../domain/account/account.ts';
import { NO_SIGNS, type HealthSigns } from '../../domain/account/health.ts';
import type { FetchedAgain, MissedSpan } from '../../domain/account/missed-span.ts';
import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { errorName, type Log } from '../log.ts';
import { AccountSigns } from './account-signs.ts';
import type { Connector, ConnectorAccount, ConnectorContext, ConnectorGap, Poster } from './connector.ts';
import type { LampReason } from './lamp-reason.ts';
import type { ConnectorRegistry } from './registry.ts';
import type { Timers } from './timers.ts';

/** An account of the register as the supervisor needs it. A change of how it connects restarts its connector. */
export interface SupervisedAccount extends ConnectorAccount {
  readonly connector: ConnectorKind;
  readonly enabled: boolean;
}

export interface SupervisorOptions {
  readonly registry: ConnectorRegistry;
  /** Resolves after the commit; source names the kind of connector. */
  deliver(
    accountId: string,
    source: ConnectorKind,
    items: readonly IncomingItem[],
    cursor: string | null,
  ): Promise<DeliveryResult>;
  lamp(accountId: string, lamp: AccountLamp, reason: LampReason | null): void;
  gap(accountId: string, gap: ConnectorGap): Promise<void>;
  peerVersion(accountId: string, version: string): void;
  /** An account whose lamp was silent has been heard again. */
  spoke(accountId: string): void;
  readonly clock: { now(): Instant };
  readonly timers: Timers;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
}

interface Running {
  readonly account: SupervisedAccount;
  readonly connector: Connector;
  lamp: AccountLamp;
  reason: LampReason | null;
  readonly signs: AccountSigns;
  isSilent: boolean;
  /** After this the connector is a ghost: what it still says reaches nobody. */
  isOver: boolean;
}

const AFTER_CRASH_MS = 30_000;

/** Keeps one connector running for each enabled account. Whatever one of them does, the others do not notice. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #running = new Map<string, Running>();
  readonly #cursors = new Map<string, string>();
  readonly #cancelRestarts = new Map<string, () => void>();
  readonly #switchedOff = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Makes what runs equal to the register: starts what is new, restarts what was edited, stops what is gone or switched off. */
  apply(accounts: readonly SupervisedAccount[]): Promise<void> {
    this.#work = this.#work.then(() => this.#applyNow(accounts));
    return this.#work;
  }

  /** Ends the connector of one account and starts it again with what the register says now, at once instead of at the next retry. */
  restart(account: SupervisedAccount): Promise<void> {
    this.#work = this.#work.then(async () => {
      const running = this.#running.get(account.id);
      if (running !== undefined) await this.#end(running);
      if (!this.#isStopped && account.enabled) this.#start(account);
    });
    return this.#work;
  }

  /** The way out of a running account; null where it does not run or its kind has none. */
  posterOf(accountId: string): Poster | null {
    return this.#running.get(accountId)?.connector.poster ?? null;
  }

  /** Asks the platform of an account again for what it may have missed. Never rejects. */
  async fetchAgain(accountId: string, missed: MissedSpan): Promise<FetchedAgain> {
    const connector = this.#running.get(accountId)?.connector;
    if (connector === undefined) return { outcome: 'not-connected', found: 0 };
    return connector.fetchAgain?.(missed) ?? { outcome: 'not-offered', found: 0 };
  }

  /** What was heard of the health of an account. */
  signsOf(accountId: string): HealthSigns {
    return this.#running.get(accountId)?.signs.now ?? NO_SIGNS;
  }

  /** Turns the lamp of a connected account to silent, until it is heard again. */
  showSilent(accountId: string): void {
    const running = this.#running.get(accountId);
    if (running === undefined || running.lamp !== 'online' || running.isSilent) return;
    running.isSilent = true;
    this.#options.lamp(accountId, 'silent', 'silent');
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const cancel of this.#cancelRestarts.values()) cancel();
    await this.#work;
    await Promise.all([...this.#running.values()].map((running) => this.#end(running)));
  }

  async #applyNow(accounts: readonly SupervisedAccount[]): Promise<void> {
    if (this.#isStopped) return;
    const wanted = new Map(accounts.filter((account) => account.enabled).map((account) => [account.id, account]));
    const obsolete = [...this.#running.values()].filter(({ account }) => !isSame(account, wanted.get(account.id)));
    await Promise.all(obsolete.map((running) => this.#end(running)));
    this.#tellSwitchedOff(accounts);
    for (const account of wanted.values()) if (!this.#running.has(account.id)) this.#start(account);
  }

  /** Once each: the register may still show the lamp of an earlier run. */
  #tellSwitchedOff(accounts: readonly SupervisedAccount[]): void {
    for (const { id, enabled } of accounts) {
      if (enabled) this.#switchedOff.delete(id);
      else if (!this.#switchedOff.has(id)) {
        this.#switchedOff.add(id);
        this.#options.lamp(id, 'idle', 'switched-off');
      }
    }
  }

  #start(account: SupervisedAccount): void {
    const { log, registry } = this.#options;
    this.#cancelRestarts.get(account.id)?.();
    this.#cancelRestarts.delete(account.id);
    // The connector speaks only after start(), when `running` is there.
    const box: { running: Running | null } = { running: null };
    try {
      const cursor = this.#cursors.get(account.id) ?? account.cursor;
      const connector = registry[account.connector](this.#contextOf({ ...account, cursor }, () => box.running));
      const running: Running = {
        account,
        connector,
        lamp: 'idle',
        reason: null,
        signs: new AccountSigns(),
        isSilent: false,
        isOver: false,
      };
      box.running = running;
      this.#running.set(account.id, running);
      connector.start();
    } catch (error) {
      log.error('connector-crashed', { accountId: account.id, error: errorName(error) });
      this.#options.lamp(account.id, 'offline', 'crashed');
      this.#restartLater(account, box.running);
    }
  }

  #restartLater(account: SupervisedAccount, crashed: Running | null): void {
    const restart = async (): Promise<void> => {
      if (this.#isStopped || this.#running.get(account.id) !== (crashed ?? undefined)) return;
      if (crashed !== null) await this.#end(crashed);
      this.#start(account);
    };
    const cancel = this.#options.timers.after(AFTER_CRASH_MS, () => {
      this.#work = this.#work.then(restart);
    });
    this.#cancelRestarts.set(account.id, cancel);
  }

  async #end(running: Running): Promise<void> {
    const { account, connector } = running;
    this.#cancelRestarts.get(account.id)?.();
    this.#cancelRestarts.delete(account.id);
    this.#running.delete(account.id);
    try {
      await connector.stop();
    } catch (error) {
      this.#options.log.error('connector-stop-failed', { accountId: account.id, error: errorName(error) });
    }
    running.isOver = true;
  }

  #contextOf(account: ConnectorAccount & { connector: ConnectorKind }, own: () => Running | null): ConnectorContext {
    const { clock, random, log } = this.#options;
    const isGhost = (): boolean => own()?.isOver ?? false;
    return {
      account,
      clock,
      random,
      log,
      deliver: async (items, cursor) => {
        if (isGhost()) throw new Error('The connector was stopped.');
        own()?.signs.heard(items, clock.now());
        const result = await this.#options.deliver(account.id, account.connector, items, cursor);
        if (cursor !== null) this.#cursors.set(account.id, cursor);
        if (items.some((item) => item.kind === 'message')) this.#heard(own());
        return result;
      },
      lamp: (lamp, reason) => this.#lit(own(), lamp, reason),
      gap: (gap) => this.#options.gap(account.id, gap),
      peerVersion: (version) => this.#options.peerVersion(account.id, version),
      beat: (every) => own()?.signs.beat(clock.now(), every),
      probed: (isGood) => own()?.signs.probed(clock.now(), isGood),
    };
  }

  #lit(running: Running | null, lamp: AccountLamp, reason: LampReason | null): void {
    if (running === null || running.isOver) return;
    running.lamp = lamp;
    running.reason = reason;
    running.isSilent = false;
    this.#options.lamp(running.account.id, lamp, reason);
  }

  #heard(running: Running | null): void {
    if (running === null) return;
    if (!running.isSilent) return;
    this.#lit(running, running.lamp, running.reason);
    this.#options.spoke(running.account.id);
  }
}

function isSame(running: SupervisedAccount, wanted: SupervisedAccount | undefined): boolean {
  return (
    wanted !== undefined &&
    running.connector === wanted.connector &&
    running.selfId === wanted.selfId &&
    running.url === wanted.url &&
    running.token === wanted.token
  );
}
