import type { AccountLamp, GapCause } from '../../../domain/account/account.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { ConnectorContext, Poster } from '../connector.ts';
import { DeliveryQueue } from '../delivery-queue.ts';
import type { LampReason } from '../lamp-reason.ts';
import type { WireObject } from '../parse-wire-json.ts';
import type { Link, LinkEnd } from '../socket-link.ts';
import type { Timers } from '../timers.ts';
import { ApiCalls, type CallAnswer } from '../api-calls.ts';
import { catchUp, newestPage, type Outage } from './catch-up.ts';
import { readVersion, sendsFilesAsMessages, type Dialect } from './dialect.ts';
import { HeartbeatWatchdog } from '../heartbeat.ts';
import { postOverCalls } from './post-over-calls.ts';
import { Roster } from './roster.ts';
import { Seen } from '../seen.ts';
import { toItems } from './to-items.ts';
import { idOf, numberOf, objectOf, setAside } from '../wire-fields.ts';
import { readFrame } from './wire.ts';

const CONFIRM_WITHIN_MS = 15_000;
/** A reconnect that takes no longer than this stays yellow. */
const YELLOW_MS = 60_000;
const ROSTER_EVERY_MS = 6 * 60 * 60_000;
const ROSTER_AGAIN_MS = 10 * 60_000;
/** NapCat and LLBot open the socket, say this, and hang up. */
const RETCODE_WRONG_TOKEN = 1403;

/** What belongs to one connection and ends with it. */
interface Turn {
  readonly link: Link;
  readonly calls: ApiCalls;
  readonly heartbeat: HeartbeatWatchdog;
  readonly cancels: (() => void)[];
  isConfirmed: boolean;
  isCatchingUp: boolean;
}

/**
 * What is said between one account and its OneBot 11 peer, over as many connections as it takes:
 *
 *   opened ──get_login_info answered, or any event──► confirmed ──version, roster, catch-up──► live
 *      └──15 s──► no-answer      └──1403──► wrong-token        └──2.5 heartbeats──► heartbeat-lost
 *
 * Frames become items in the order they arrive; the queue is the only way out. The connection that came last is the one that counts.
 */
export class Conversation {
  readonly #context: ConnectorContext;
  readonly #timers: Timers;
  readonly #queue: DeliveryQueue;
  readonly #seen: Seen;
  readonly #roster: Roster;
  /** The groups of the last list that was believed. */
  #groups: ReadonlySet<string> = new Set();
  #turn: Turn | null = null;
  /** While this is not null the stored cursor stands still, so that a restart would find the same outage again. */
  #outage: Outage | null;
  #dialect: Dialect = 'unknown';
  #lastAliveAt: Instant | null;
  #isPeerOffline = false;
  #shown: { readonly lamp: AccountLamp; readonly reason: LampReason | null } | null = null;
  #cancelYellow: () => void = () => undefined;

  constructor(context: ConnectorContext, timers: Timers) {
    this.#context = context;
    this.#timers = timers;
    this.#seen = Seen.fromCursor(context.account.cursor);
    this.#roster = new Roster(this.#seen.groups.size);
    this.#lastAliveAt = this.#seen.at;
    this.#outage = context.account.cursor === null ? null : this.#outageNow('service-stopped');
    this.#queue = new DeliveryQueue({
      deliver: (items, cursor) => context.deliver(items, cursor),
      cursorAfter: (items) => this.#cursorAfter(items),
      onPressure: (isFull) => this.#pressure(isFull),
      timers,
      random: context.random,
      log: context.log,
      accountId: context.account.id,
    });
  }

  /** Tells the lamp; yellow turns to 'offline' when it lasts. */
  show(lamp: AccountLamp, reason: LampReason | null): void {
    if (this.#shown?.lamp === lamp && this.#shown.reason === reason) return;
    this.#cancelYellow();
    this.#shown = { lamp, reason };
    this.#context.lamp(lamp, reason);
    if (lamp === 'connecting' && reason !== 'waiting-for-peer') {
      this.#cancelYellow = this.#timers.after(YELLOW_MS, () => this.show('offline', 'disconnected'));
    }
  }

  get isConfirmed(): boolean {
    return this.#turn?.isConfirmed ?? false;
  }

  /** The way out over whichever connection is confirmed. */
  readonly poster: Poster = postOverCalls(
    () => {
      const turn = this.#turn;
      return turn !== null && turn.isConfirmed && turn.link.canCall && !this.#isPeerOffline ? turn.calls : null;
    },
    async (calls, groupId) => {
      const items = await newestPage((action, params) => calls.call(action, params), this.#dialect, groupId);
      if (items !== null) this.#queue.push(items);
      return items !== null;
    },
  );

  opened(link: Link): void {
    this.#turn?.link.end('replaced');
    const calls = new ApiCalls((text) => link.send(text), this.#timers);
    const heartbeat = new HeartbeatWatchdog(this.#timers, () => link.end('heartbeat-lost'));
    const turn: Turn = { link, calls, heartbeat, cancels: [], isConfirmed: false, isCatchingUp: false };
    this.#turn = turn;
    if (this.#queue.isFull) link.pause();
    this.show('connecting', 'connecting');
    turn.cancels.push(this.#timers.after(CONFIRM_WITHIN_MS, () => !turn.isConfirmed && link.end('no-answer')));
    if (link.canCall) this.#guard(this.#greet(turn));
  }

  frame(link: Link, bytes: Uint8Array): void {
    const turn = this.#turn;
    if (turn?.link !== link) return;
    this.#lastAliveAt = this.#context.clock.now();
    try {
      this.#take(turn, bytes);
    } catch (error) {
      // A defect of ours may cost this frame its place in the inbox, never the frame itself nor the connection.
      this.#context.log.error('frame-failed', {
        accountId: this.#context.account.id,
        error: String(error).slice(0, 40),
      });
      const raw = bytes.slice();
      this.#queue.push([{ kind: 'set-aside', reason: 'bad-value', detail: '解读此帧时程序出错', raw, row: null }]);
    }
  }

  overflow(): void {
    this.#queue.push([setAside('too-large', '帧超过 16 MiB，未读入，连接已按协议断开', '')]);
  }

  ended(link: Link, why: LinkEnd): void {
    const turn = this.#turn;
    if (turn?.link !== link) return;
    this.#turn = null;
    turn.calls.close();
    turn.heartbeat.pause();
    for (const cancel of turn.cancels) cancel();
    if (turn.isConfirmed) this.#lose(why === 'heartbeat-lost' ? why : 'disconnected');
    this.#isPeerOffline = false;
    this.#showEnd(why);
  }

  async stop(): Promise<void> {
    this.#turn?.link.end('stopped');
    this.#cancelYellow();
    await this.#queue.stop();
  }

  #showEnd(why: LinkEnd): void {
    switch (why) {
      case 'wrong-token':
      case 'wrong-account':
        return this.show('refused', why);
      case 'no-answer':
      case 'heartbeat-lost':
        return this.show('offline', why);
      case 'disconnected':
        return this.show('connecting', 'disconnected');
      case 'replaced':
      case 'stopped':
        return;
    }
  }

  #take(turn: Turn, bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    switch (frame.kind) {
      case 'set-aside':
        return this.#queue.push([frame.item]);
      case 'answer':
        return this.#answered(turn, frame.answer);
      case 'event':
        return this.#event(turn, frame.event, frame.raw);
    }
  }

  #answered(turn: Turn, answer: CallAnswer): void {
    if (answer.retcode === RETCODE_WRONG_TOKEN && !turn.isConfirmed) return turn.link.end('wrong-token');
    turn.calls.answered(answer);
  }

  #event(turn: Turn, event: WireObject, raw: string): void {
    if (!this.#speaksForUs(turn, idOf(event['self_id']))) return;
    this.#confirm(turn);
    if (event['meta_event_type'] === 'heartbeat') this.#beat(turn, event);
    if (event['notice_type'] === 'bot_offline') this.#peerOnline(turn, false);
    const facts = { receivedAt: this.#context.clock.now(), sendsFilesAsMessages: sendsFilesAsMessages(this.#dialect) };
    const items = toItems(event, raw, facts);
    this.#queue.push(items);
    const lostGroup = items.some((item) => item.kind === 'membership' && item.change === 'account-removed');
    if (lostGroup) this.show('online', 'group-lost');
  }

  /** Frames of another chat account must not be filed under this one. */
  #speaksForUs(turn: Turn, selfId: string | null): boolean {
    const { selfId: expected } = this.#context.account;
    if (expected === null || selfId === null || selfId === expected) return true;
    turn.link.end('wrong-account');
    return false;
  }

  #beat(turn: Turn, event: WireObject): void {
    turn.heartbeat.beat(numberOf(event['interval']));
    const status = objectOf(event['status']);
    this.#peerOnline(turn, status['online'] === true || (status['online'] !== false && status['good'] !== false));
  }

  #peerOnline(turn: Turn, isOnline: boolean): void {
    if (isOnline === !this.#isPeerOffline) return;
    this.#isPeerOffline = !isOnline;
    if (!isOnline) {
      this.#lose('disconnected');
      return this.show('offline', 'peer-offline');
    }
    this.show('online', null);
    this.#guard(this.#accountForOutage(turn));
  }

  #confirm(turn: Turn): void {
    if (turn.isConfirmed) return;
    turn.isConfirmed = true;
    turn.link.confirm();
    this.show('online', null);
    // Without calls there is no history to ask for: the gap is recorded at once.
    if (!turn.link.canCall) this.#guard(this.#accountForOutage(turn));
  }

  async #greet(turn: Turn): Promise<void> {
    const login = await turn.calls.call('get_login_info');
    if (login.kind === 'unanswered' && !turn.isConfirmed) return;
    const selfId = login.kind === 'ok' ? idOf(objectOf(login.data)['user_id']) : null;
    if (turn !== this.#turn || !this.#speaksForUs(turn, selfId)) return;
    this.#confirm(turn);
    const answer = await turn.calls.call('get_version_info');
    if (answer.kind === 'ok') {
      const { dialect, version } = readVersion(answer.data);
      this.#dialect = dialect;
      if (version !== null) this.#context.peerVersion(version);
    }
    await this.#readRoster(turn);
    await this.#accountForOutage(turn);
  }

  async #readRoster(turn: Turn): Promise<void> {
    const outcome = await turn.calls.call('get_group_list');
    if (turn !== this.#turn || outcome.kind !== 'ok') return;
    const items = this.#roster.judge(outcome.data, this.#context.clock.now());
    if (items === null) this.#context.log.warn('roster-not-believed', { accountId: this.#context.account.id });
    else {
      this.#groups = new Set(items.flatMap((item) => (item.kind === 'group' ? [item.groupExternalId] : [])));
      this.#queue.push(items);
    }
    const again = items === null ? ROSTER_AGAIN_MS : ROSTER_EVERY_MS;
    turn.cancels.push(this.#timers.after(again, () => this.#guard(this.#readRoster(turn))));
  }

  async #accountForOutage(turn: Turn): Promise<void> {
    const outage = this.#outage;
    if (outage === null || turn !== this.#turn || this.#isPeerOffline || turn.isCatchingUp) return;
    const firstSeenAt = this.#context.clock.now();
    turn.isCatchingUp = true;
    const result = turn.link.canCall
      ? await catchUp({
          outage,
          roster: this.#groups,
          dialect: this.#dialect,
          call: (action, params) => turn.calls.call(action, params),
          push: (items) => this.#queue.push(items),
        })
      : 'open';
    turn.isCatchingUp = false;
    if (this.#outage !== outage || (result === 'cut-off' && turn !== this.#turn)) return;
    const state = result === 'cut-off' ? 'open' : result;
    await this.#context.gap({ lastSeenAt: outage.lastSeenAt, firstSeenAt, cause: outage.cause, state });
    if (this.#outage === outage) this.#outage = null;
  }

  /**
   * Always a new object, also where an older outage is not accounted for yet: whoever is accounting for that one then sees that it
   * has grown, and does not take it for settled. It begins where the older one began.
   */
  #lose(cause: GapCause): void {
    this.#outage = this.#outage === null ? this.#outageNow(cause) : { ...this.#outage };
  }

  #outageNow(cause: GapCause): Outage {
    return { lastSeenAt: this.#lastAliveAt, cause, groups: new Map(this.#seen.groups) };
  }

  #cursorAfter(items: readonly IncomingItem[]): string | null {
    this.#seen.advance(items, this.#context.clock.now());
    return this.#outage === null ? this.#seen.toCursor() : null;
  }

  #pressure(isFull: boolean): void {
    if (isFull) {
      this.#turn?.link.pause();
      this.#turn?.heartbeat.pause();
    } else {
      this.#turn?.link.resume();
      this.#turn?.heartbeat.resume();
    }
  }

  #guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#context.log.error('conversation-failed', {
        accountId: this.#context.account.id,
        error: error instanceof Error ? error.name : 'unknown',
      });
    });
  }
}
