import type { ConnectorKind } from '../domain/account/account.ts';
import { healthOf, type HealthSigns } from '../domain/account/health.ts';
import { rhythmOf, silenceOf, type Rhythm } from '../domain/account/rhythm.ts';
import type { AccountId } from '../domain/ids.ts';
import { EVERYTHING } from '../domain/people/scope.ts';
import { HOUR_MS, instant, type Instant } from '../domain/time/instant.ts';
import type { Timers } from './connectors/timers.ts';
import { errorName, type Log } from './log.ts';
import { lastHeard, rhythmHistory } from './store/account-hours.ts';
import { allAccounts, type StoredAccount } from './store/accounts.ts';
import { endSilence, openSilences, raiseSilence, type SilenceAlarm } from './store/silence-alarms.ts';
import type { Store } from './store/store.ts';

/** What the watch is tied to. */
export interface SilenceWatchParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly timers: Timers;
  readonly log: Log;
  /** Turns the lamp of an account to silent. */
  readonly showSilent: (accountId: AccountId) => void;
  readonly signsOf: (accountId: AccountId) => HealthSigns;
  /** A health signal has changed; nothing in the store tells of it. */
  readonly announce: () => void;
}

const LOOK_EVERY_MS = 10_000;
/** Nothing is ever heard of these by themselves. */
const NOT_WATCHED: ReadonlySet<ConnectorKind> = new Set(['file-import', 'wecom-robot']);

/**
 * Watches whether every account that is connected talks as it usually does. An account that is not connected says so by its lamp and its
 * gap; how long it was away is no silence of its own.
 */
export class SilenceWatch {
  readonly #parts: SilenceWatchParts;
  readonly #rhythms = new Map<number, { readonly hour: number; readonly rhythm: Rhythm | null }>();
  #cancel: () => void;
  #work: Promise<void> = Promise.resolve();
  #signals = '';
  #isClosed = false;

  constructor(parts: SilenceWatchParts) {
    this.#parts = parts;
    this.#cancel = parts.timers.after(LOOK_EVERY_MS, () => this.look());
  }

  /** Looks at every account, now and then again after a while. */
  look(): void {
    if (this.#isClosed) return;
    const { timers, log } = this.#parts;
    this.#cancel();
    this.#work = this.#work
      .then(() => this.#lookNow())
      .catch((error: unknown) => {
        log.error('silence-not-watched', { error: errorName(error) });
      });
    this.#cancel = timers.after(LOOK_EVERY_MS, () => this.look());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancel();
    await this.#work;
  }

  async #lookNow(): Promise<void> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const accounts = await allAccounts(store.read, EVERYTHING);
    const alarms = new Map((await openSilences(store.read, EVERYTHING)).map((alarm) => [alarm.accountKey, alarm]));
    this.#tellSignals(accounts, alarms, now);
    for (const account of accounts) {
      const alarm = alarms.get(account.accountKey);
      if (alarm === undefined) await this.#lookAt(account, now);
      else await this.#mayEnd(account, alarm, now);
    }
  }

  /** Lights change by time alone: a heart that stands still sends nothing. */
  #tellSignals(accounts: readonly StoredAccount[], alarms: ReadonlyMap<number, SilenceAlarm>, now: Instant): void {
    const lights = accounts.map((account) => {
      const heard = { lastMessageAt: account.lastMessageAt, isSilent: alarms.has(account.accountKey) };
      return Object.values(healthOf(account, this.#parts.signsOf(account.id), heard, now)).join(' ');
    });
    const signals = lights.join('\n');
    if (signals !== this.#signals) this.#parts.announce();
    this.#signals = signals;
  }

  async #lookAt(account: StoredAccount, now: Instant): Promise<void> {
    const { store, showSilent } = this.#parts;
    if (!account.enabled || account.lamp !== 'online' || NOT_WATCHED.has(account.connector)) return;
    const heardAt = await lastHeard(store.read, account.accountKey);
    if (heardAt === null) return;
    const since = instant(Math.max(heardAt, account.lampSince ?? 0));
    const silence = silenceOf(await this.#rhythmOf(account.accountKey, now), since, now);
    if (silence === null) return;
    await store.write((tx) => raiseSilence(tx, account, silence, now));
    showSilent(account.id);
  }

  async #mayEnd(account: StoredAccount, alarm: SilenceAlarm, now: Instant): Promise<void> {
    const { store, showSilent } = this.#parts;
    const heardAt = await lastHeard(store.read, account.accountKey);
    if (!account.enabled || (heardAt !== null && heardAt > alarm.since)) {
      await store.write((tx) => endSilence(tx, alarm.id, account.id, now));
      this.#rhythms.delete(account.accountKey);
    } else if (account.lamp === 'online') showSilent(account.id);
  }

  /** Made anew every hour: within one nothing is added to it. */
  async #rhythmOf(accountKey: number, now: Instant): Promise<Rhythm | null> {
    const hour = Math.floor(now / HOUR_MS);
    const known = this.#rhythms.get(accountKey);
    if (known?.hour === hour) return known.rhythm;
    const rhythm = rhythmOf(await rhythmHistory(this.#parts.store.read, accountKey, now));
    this.#rhythms.set(accountKey, { hour, rhythm });
    return rhythm;
  }
}
