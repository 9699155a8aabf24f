import type { GapCause } from '../../../domain/account/account.ts';
import type { FetchedAgain, MissedSpan } from '../../../domain/account/missed-span.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { ConnectorContext, Poster } from '../connector.ts';
import type { DeliveryQueue } from '../delivery-queue.ts';
import { LampTeller } from '../lamp-teller.ts';
import { isWireObject, type WireObject } from '../parse-wire-json.ts';
import type { Link, LinkEnd } from '../socket-link.ts';
import { beside, endTurn, queueOf, takeFrame, tooLarge, watchHeart, type SocketTurn } from '../socket-turn.ts';
import type { Timers } from '../timers.ts';
import { ApiCalls, type CallAnswer } from '../api-calls.ts';
import { catchUp, newestPage, type CatchUp, type CatchUpResult, type Outage } from './catch-up.ts';
import { readVersion, sendsFilesAsMessages, type Dialect } from './dialect.ts';
import { FetchedItems } from '../fetched-items.ts';
import { readMembers } from '../member-lists.ts';
import { askMembers, toMember } from './member-lists.ts';
import { probeEvery } from '../probe-every.ts';
import { postOverCalls } from './post-over-calls.ts';
import { Outages } from '../outages.ts';
import { Roster } from '../roster.ts';
import { Seen } from '../seen.ts';
import { untilAnswered } from '../until-answered.ts';
import { toItems, toRoster } from './to-items.ts';
import { arrayOf, idOf, numberOf, objectOf } from '../wire-fields.ts';
import { PLATFORM } from './to-message.ts';
import { readFrame } from './wire.ts';

const CONFIRM_WITHIN_MS = 15_000;
const ROSTER_EVERY_MS = 6 * 60 * 60_000;
const ROSTER_AGAIN_MS = 10 * 60_000;
/** NapCat and LLBot open the socket, say this, and hang up. */
const RETCODE_WRONG_TOKEN = 1403;

/** What belongs to one connection and ends with it. */
interface Turn extends SocketTurn {
  readonly calls: ApiCalls;
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
  readonly #lamp: LampTeller;
  readonly #seen: Seen;
  readonly #roster: Roster;
  /** The groups of the last list that was believed. */
  #groups: ReadonlySet<string> = new Set();
  #turn: Turn | null = null;
  readonly #outages: Outages<Outage>;
  #dialect: Dialect = 'unknown';
  #lastAliveAt: Instant | null;
  #isPeerOffline = false;

  constructor(context: ConnectorContext, timers: Timers) {
    this.#context = context;
    this.#timers = timers;
    this.#lamp = new LampTeller(context, timers);
    this.#seen = Seen.fromCursor(context.account.cursor);
    this.#roster = new Roster(this.#seen.groups.size);
    this.#lastAliveAt = this.#seen.at;
    this.#outages = new Outages(context.account.cursor === null ? null : this.#outageNow('service-stopped'));
    this.#queue = queueOf(context, timers, {
      turn: () => this.#turn,
      cursorAfter: (items) => this.#cursorAfter(items),
    });
  }

  get lamp(): LampTeller {
    return this.#lamp;
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

  /** Asks for the history of every group again, back to what was there before the span. */
  fetchAgain(missed: MissedSpan): Promise<FetchedAgain> {
    const turn = this.#turn;
    const fetched = new FetchedItems(this.#context);
    return fetched.during(async () => {
      if (turn === null || !turn.isConfirmed || this.#isPeerOffline) return 'not-connected';
      if (!turn.link.canCall) return 'not-offered';
      const outage = { lastSeenAt: missed.since, groups: missed.groups };
      const result = await this.#askHistory(turn, outage, {
        roster: missed.seats,
        settled: new Map(),
        push: (items) => fetched.take(items),
      });
      return result === 'open' || result === 'unfillable' ? 'not-met' : result;
    });
  }

  opened(link: Link): void {
    this.#turn?.link.end('replaced');
    const calls = new ApiCalls((text) => link.send(text), this.#timers);
    const heartbeat = watchHeart(this.#context, this.#timers, link);
    const turn: Turn = { link, calls, heartbeat, cancels: [], isConfirmed: false, isCatchingUp: false };
    this.#turn = turn;
    if (this.#queue.isFull) {
      link.pause();
      calls.pause();
    }
    this.#lamp.show('connecting', 'connecting');
    turn.cancels.push(this.#timers.after(CONFIRM_WITHIN_MS, () => !turn.isConfirmed && link.end('no-answer')));
    if (link.canCall) beside(this.#context, this.#greet(turn));
  }

  frame(link: Link, bytes: Uint8Array): void {
    const turn = this.#turn;
    if (turn?.link !== link) return;
    this.#lastAliveAt = this.#context.clock.now();
    takeFrame(this.#context, this.#queue, bytes, () => this.#take(turn, bytes));
  }

  overflow(): void {
    this.#queue.push([tooLarge()]);
  }

  ended(link: Link, why: LinkEnd): void {
    const turn = this.#turn;
    if (turn?.link !== link) return;
    this.#turn = null;
    turn.calls.close();
    endTurn(turn);
    if (turn.isConfirmed) this.#outages.lose(() => this.#outageNow(why === 'heartbeat-lost' ? why : 'disconnected'));
    this.#isPeerOffline = false;
    this.#lamp.showEnd(why);
  }

  async stop(): Promise<void> {
    this.#turn?.link.end('stopped');
    this.#lamp.stop();
    await this.#queue.stop();
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
    this.#lamp.showLostGroup(items);
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
    this.#peerOnline(turn, isWell(status));
  }

  #peerOnline(turn: Turn, isOnline: boolean): void {
    if (isOnline === !this.#isPeerOffline) return;
    this.#isPeerOffline = !isOnline;
    if (!isOnline) {
      this.#outages.lose(() => this.#outageNow('disconnected'));
      return this.#lamp.show('offline', 'peer-offline');
    }
    this.#lamp.show('online', null);
    beside(this.#context, this.#accountForOutage(turn));
  }

  #confirm(turn: Turn): void {
    if (turn.isConfirmed) return;
    turn.isConfirmed = true;
    turn.link.confirm();
    this.#lamp.show('online', null);
    // Without calls there is no history to ask for: the gap is recorded at once.
    if (!turn.link.canCall) beside(this.#context, this.#accountForOutage(turn));
  }

  async #greet(turn: Turn): Promise<void> {
    const login = await turn.calls.call('get_login_info');
    if (login.kind === 'unanswered' && !turn.isConfirmed) return;
    const selfId = login.kind === 'ok' ? idOf(objectOf(login.data)['user_id']) : null;
    if (turn !== this.#turn || !this.#speaksForUs(turn, selfId)) return;
    this.#confirm(turn);
    probeEvery(this.#context, this.#timers, turn.cancels, async () => {
      const status = await turn.calls.call('get_status');
      if (status.kind !== 'ok') return status.kind === 'failed' ? null : false;
      return isWell(objectOf(status.data));
    });
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
    const items = toRoster(arrayOf(outcome.data).filter(isWireObject), this.#context.clock.now());
    const isBelieved = this.#roster.believes(items);
    if (!isBelieved) this.#context.log.warn('roster-not-believed', { accountId: this.#context.account.id });
    else {
      this.#groups = new Set(items.flatMap((item) => (item.kind === 'group' ? [item.groupExternalId] : [])));
      this.#queue.push(items);
      beside(this.#context, this.#readMembers(turn));
    }
    const again = isBelieved ? ROSTER_EVERY_MS : ROSTER_AGAIN_MS;
    turn.cancels.push(this.#timers.after(again, () => beside(this.#context, this.#readRoster(turn))));
  }

  #readMembers(turn: Turn): Promise<void> {
    return readMembers({
      ...{ platform: PLATFORM, groups: this.#groups, timers: this.#timers, clock: this.#context.clock, toMember },
      ask: (groupId) => askMembers((action, params) => turn.calls.call(action, params), groupId),
      push: (items) => this.#queue.push(items),
      isOver: () => turn !== this.#turn || this.#isPeerOffline,
    });
  }

  async #accountForOutage(turn: Turn): Promise<void> {
    if (turn.isCatchingUp) return;
    turn.isCatchingUp = true;
    try {
      // An outage that has grown while it was accounted for, because the peer went offline and came back, is one to account for.
      for (let outage = this.#due(turn); outage !== null; outage = this.#due(turn)) {
        const firstSeenAt = this.#context.clock.now();
        const result = await this.#catchUp(turn, outage);
        if (result === 'cut-off' && turn !== this.#turn) return;
        if (this.#outages.current !== outage) continue;
        const state = result === 'filled' ? 'filled' : 'open';
        // Whole is what is stored, not what has come: an end in between leaves the outage to the next start.
        if (state === 'filled' && !(await this.#queue.stored())) return;
        await this.#context.gap({ lastSeenAt: outage.lastSeenAt, firstSeenAt, cause: outage.cause, state });
        this.#outages.settled(outage);
      }
    } finally {
      turn.isCatchingUp = false;
    }
  }

  /** What can be accounted for now over this connection. */
  #due(turn: Turn): Outage | null {
    return turn === this.#turn && !this.#isPeerOffline ? this.#outages.current : null;
  }

  #catchUp(turn: Turn, outage: Outage): Promise<CatchUpResult> {
    if (!turn.link.canCall) return Promise.resolve('not-offered');
    const work = {
      roster: this.#groups,
      settled: new Map<string, boolean>(),
      push: (items: readonly IncomingItem[]) => this.#queue.push(items),
    };
    return untilAnswered(() => this.#askHistory(turn, outage, work), {
      ...{ timers: this.#timers, cancels: turn.cancels },
      isCurrent: () => turn === this.#turn && this.#outages.current === outage,
    });
  }

  #askHistory(
    turn: Turn,
    outage: CatchUp['outage'],
    work: Pick<CatchUp, 'roster' | 'settled' | 'push'>,
  ): Promise<CatchUpResult> {
    const call: CatchUp['call'] = (action, params) => turn.calls.call(action, params);
    return catchUp({ outage, dialect: this.#dialect, call, ...work });
  }

  #outageNow(cause: GapCause): Outage {
    return { lastSeenAt: this.#lastAliveAt, cause, groups: new Map(this.#seen.groups) };
  }

  #cursorAfter(items: readonly IncomingItem[]): string | null {
    this.#seen.advance(items, this.#context.clock.now());
    return this.#outages.current === null ? this.#seen.toCursor() : null;
  }
}

/** `online` may be missing or null, and then `good` speaks for it. */
function isWell(status: WireObject): boolean {
  return status['online'] === true || (status['online'] !== false && status['good'] !== false);
}
