import type { GapCause } from '../../../domain/account/account.ts';
import type { IncomingGroup, IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { ApiCalls, type CallAnswer, type CallOutcome } from '../api-calls.ts';
import type { ConnectorContext, Poster } from '../connector.ts';
import type { DeliveryQueue } from '../delivery-queue.ts';
import { LampTeller } from '../lamp-teller.ts';
import { readMembers } from '../member-lists.ts';
import { isWireObject, type WireObject } from '../parse-wire-json.ts';
import { Outages, tellOutage, type ToldOutage } from '../outages.ts';
import { Seen } from '../seen.ts';
import type { Link, LinkEnd } from '../socket-link.ts';
import { SenderNames } from '../sender-names.ts';
import { beside, endTurn, queueOf, takeFrame, tooLarge, watchHeart, type SocketTurn } from '../socket-turn.ts';
import type { Timers } from '../timers.ts';
import { arrayOf, idOf, numberOf, objectOf, wordsOf } from '../wire-fields.ts';
import { probeEvery } from '../probe-every.ts';
import { postByCalls } from './post-message.ts';
import { askName } from './ask-name.ts';
import { askMembers, toMember } from './member-lists.ts';
import { toGroup, toItems } from './to-items.ts';
import { platformOf, readFrame, selfIdOf } from './wire.ts';

const CONFIRM_WITHIN_MS = 15_000;
const ROSTER_EVERY_MS = 6 * 60 * 60_000;

/** What belongs to one connection and ends with it. */
interface Turn extends SocketTurn {
  readonly calls: ApiCalls;
  isConfirmed: boolean;
}

/**
 * What is said between one account and its OneBot 12 peer, which may speak for many accounts on one socket:
 *
 *   opened ──connect event, or any answer──► confirmed ──get_status names our account──► live
 *      └──15 s──► no-answer                      └──2.5 heartbeats──► heartbeat-lost
 *
 * The protocol resends nothing and tells no history: every lost connection is a gap.
 */
export class OneBot12Conversation {
  readonly #context: ConnectorContext;
  readonly #timers: Timers;
  readonly #queue: DeliveryQueue;
  readonly #names: SenderNames;
  readonly #lamp: LampTeller;
  readonly #seen: Seen;
  #self: WireObject | null;
  #turn: Turn | null = null;
  readonly #outages: Outages<ToldOutage>;
  #lastAliveAt: Instant | null;

  constructor(context: ConnectorContext, timers: Timers) {
    const { cursor } = context.account;
    this.#context = context;
    this.#timers = timers;
    this.#lamp = new LampTeller(context, timers);
    this.#seen = Seen.fromCursor(cursor);
    this.#self = null;
    this.#lastAliveAt = this.#seen.at;
    this.#outages = new Outages(cursor === null ? null : this.#outageNow('service-stopped'));
    this.#queue = queueOf(context, timers, {
      turn: () => this.#turn,
      cursorAfter: (items) => this.#cursorAfter(items),
    });
    this.#names = new SenderNames((items) => this.#queue.push(items), timers);
  }

  get lamp(): LampTeller {
    return this.#lamp;
  }

  get isConfirmed(): boolean {
    return this.#turn?.isConfirmed ?? false;
  }

  get poster(): Poster {
    return postByCalls(() => {
      const turn = this.#turn;
      return turn?.isConfirmed === true ? (action, params) => this.#call(turn, action, params) : null;
    });
  }

  opened(link: Link): void {
    this.#turn?.link.end('replaced');
    const calls = new ApiCalls((text) => link.send(text), this.#timers);
    const heartbeat = watchHeart(this.#context, this.#timers, link);
    const turn: Turn = { link, calls, heartbeat, cancels: [], isConfirmed: false };
    this.#turn = turn;
    if (this.#queue.isFull) {
      link.pause();
      calls.pause();
    }
    this.#lamp.show('connecting', 'connecting');
    turn.cancels.push(this.#timers.after(CONFIRM_WITHIN_MS, () => !turn.isConfirmed && link.end('no-answer')));
    beside(this.#context, this.#greet(turn));
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
    this.#lamp.showEnd(why);
  }

  async stop(): Promise<void> {
    this.#turn?.link.end('stopped');
    this.#lamp.stop();
    await this.#names.settled();
    await this.#queue.stop();
  }

  #take(turn: Turn, bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    switch (frame.kind) {
      case 'set-aside':
        return this.#names.pass([frame.item], null);
      case 'answer':
        return this.#answered(turn, frame.answer);
      case 'event':
        return this.#event(turn, frame.event, frame.raw);
    }
  }

  #answered(turn: Turn, answer: CallAnswer): void {
    turn.calls.answered(answer);
  }

  #event(turn: Turn, event: WireObject, raw: string): void {
    if (event['type'] === 'meta') return this.#meta(turn, event);
    const { selfId } = this.#context.account;
    const speaker = selfIdOf(event);
    // Other accounts of the same peer are somebody else's business.
    if (selfId !== null && speaker !== null && speaker !== selfId) return;
    this.#confirm(turn);
    if (speaker !== null) this.#self = objectOf(event['self']);
    const items = toItems(event, raw, this.#context.clock.now());
    this.#names.pass(
      items,
      askName((action, params) => this.#call(turn, action, params)),
    );
    this.#lamp.showLostGroup(items);
  }

  #meta(turn: Turn, event: WireObject): void {
    this.#confirm(turn);
    switch (event['detail_type']) {
      case 'heartbeat':
        return turn.heartbeat.beat(numberOf(event['interval']));
      case 'connect':
        return this.#tellVersion(objectOf(event['version']));
      case 'status_update':
        return this.#showStatus(objectOf(event['status']), false);
      default:
        return;
    }
  }

  #confirm(turn: Turn): void {
    if (turn.isConfirmed) return;
    turn.isConfirmed = true;
    turn.link.confirm();
    this.#lamp.show('online', null);
    beside(this.#context, tellOutage(this.#context, this.#outages));
  }

  async #greet(turn: Turn): Promise<void> {
    const version = await turn.calls.call('get_version');
    if (turn !== this.#turn || (version.kind === 'unanswered' && !turn.isConfirmed)) return;
    this.#confirm(turn);
    if (version.kind === 'ok') this.#tellVersion(objectOf(version.data));
    probeEvery(this.#context, this.#timers, turn.cancels, () => this.#askStatus(turn));
    const status = await turn.calls.call('get_status');
    if (turn !== this.#turn) return;
    if (status.kind === 'ok') this.#showStatus(objectOf(status.data), true);
    await this.#readRoster(turn);
  }

  async #askStatus(turn: Turn): Promise<boolean | null> {
    const status = await turn.calls.call('get_status');
    if (status.kind !== 'ok') return status.kind === 'failed' ? null : false;
    const { selfId } = this.#context.account;
    const bots = arrayOf(objectOf(status.data)['bots']).filter(isWireObject);
    return bots.some((bot) => (selfId === null || selfIdOf(bot) === selfId) && bot['online'] !== false);
  }

  /** A status that was asked for names every account; one that is told may name only those that have changed. */
  #showStatus(status: WireObject, isWhole: boolean): void {
    const { selfId } = this.#context.account;
    const bots = arrayOf(status['bots']).filter(isWireObject);
    const own = bots.find((bot) => selfId === null || selfIdOf(bot) === selfId);
    if (own === undefined) {
      if (isWhole && bots.length > 0) this.#lamp.show('refused', 'wrong-account');
      else if (isWhole || status['good'] === false) this.#lamp.show('offline', 'peer-offline');
      return;
    }
    this.#self = objectOf(own['self']);
    if (own['online'] === false) this.#lamp.show('offline', 'peer-offline');
    else this.#lamp.show('online', null);
  }

  #tellVersion(version: WireObject): void {
    const told = `${wordsOf(version['impl']) ?? ''} ${wordsOf(version['version']) ?? ''}`.trim();
    if (told !== '') this.#context.peerVersion(told.slice(0, 100));
  }

  async #readRoster(turn: Turn): Promise<void> {
    const outcome = await this.#call(turn, 'get_group_list', {});
    if (turn !== this.#turn || outcome.kind !== 'ok') return;
    const at = this.#context.clock.now();
    const platform = platformOf({ self: this.#self ?? {} });
    const groups = arrayOf(outcome.data)
      .filter(isWireObject)
      .map((entry) => toGroup(entry, platform, at))
      .filter((group) => group !== null);
    this.#names.pass(groups, null);
    beside(this.#context, this.#readMembers(turn, platform, groups));
    turn.cancels.push(this.#timers.after(ROSTER_EVERY_MS, () => beside(this.#context, this.#readRoster(turn))));
  }

  #readMembers(turn: Turn, platform: string, groups: readonly IncomingGroup[]): Promise<void> {
    return readMembers({
      ...{ platform, timers: this.#timers, clock: this.#context.clock, toMember },
      groups: groups.map(({ groupExternalId }) => groupExternalId),
      ask: (groupExternalId) => askMembers((action, params) => this.#call(turn, action, params), groupExternalId),
      push: (items) => this.#names.pass(items, null),
      isOver: () => turn !== this.#turn,
    });
  }

  #call(turn: Turn, action: string, params: WireObject): Promise<CallOutcome> {
    const self = this.#self;
    return turn.calls.call(action, params, self === null || idOf(self['user_id']) === null ? {} : { self });
  }

  #outageNow(cause: GapCause): ToldOutage {
    return { lastSeenAt: this.#lastAliveAt, cause };
  }

  #cursorAfter(items: readonly IncomingItem[]): string | null {
    this.#seen.advance(items, this.#context.clock.now());
    return this.#outages.current === null ? this.#seen.toCursor() : null;
  }
}
