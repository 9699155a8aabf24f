import type { GapCause } from '../../../domain/account/account.ts';
import type { IncomingGroup, IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { ConnectorContext, Poster } from '../connector.ts';
import type { DeliveryQueue } from '../delivery-queue.ts';
import { LampTeller } from '../lamp-teller.ts';
import { readMembers } from '../member-lists.ts';
import { Outages, tellOutage, type ToldOutage } from '../outages.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { Roster } from '../roster.ts';
import { Seen } from '../seen.ts';
import { SenderNames } from '../sender-names.ts';
import type { LinkEnd } from '../socket-link.ts';
import { beside, endTurn, queueOf, takeFrame, tooLarge, watchHeart, type SocketTurn } from '../socket-turn.ts';
import type { Timers } from '../timers.ts';
import { idOf, numberOf } from '../wire-fields.ts';
import { askGroup, askGroups, askMemberName, postByPuppet } from './ask-puppet.ts';
import { FetchedMessages } from './fetched-messages.ts';
import { askMembers, toMember } from './member-lists.ts';
import type { PuppetLink } from './puppet-client.ts';
import { toItems } from './to-items.ts';
import { PLATFORM } from './to-message.ts';
import { EVENT, readEvent } from './wire.ts';

/** A service that says nothing for so long is taken for connected; one that is signed in says so at once. */
const CONFIRMED_AFTER_MS = 5_000;
const PROBE_EVERY_MS = 30_000;
const ROSTER_EVERY_MS = 6 * 60 * 60_000;
const ROSTER_AGAIN_MS = 60_000;
/** In a payload that has become stale: the one of a group. */
const DIRTY_ROOM = 3;

/** What belongs to one connection and ends with it. */
interface Turn extends SocketTurn<PuppetLink> {
  isConfirmed: boolean;
  /** The chat account behind the service is signed in. */
  isSignedIn: boolean;
  /** The readings of the group list, one after the other. */
  roster: Promise<void>;
  /** Counts the readings of members: a new one takes the place of the one before. */
  memberReadings: number;
  cancelRoster: () => void;
  cancelProbe: () => void;
}

/**
 * What is said between one account and its Wechaty puppet service, over as many connections as it takes:
 *
 *   opened ──first event, or 5 s──► confirmed ──LOGIN, or any message──► live
 *      └──another program has the stream──► other-client      └──2.5 probes unanswered──► heartbeat-lost
 *
 * An event tells of a message only that there is one; what it says is asked for. The service resends nothing and tells no
 * history: every lost connection is a gap.
 */
export class WechatyConversation {
  readonly #context: ConnectorContext;
  readonly #timers: Timers;
  readonly #queue: DeliveryQueue;
  readonly #names: SenderNames;
  readonly #messages: FetchedMessages;
  readonly #lamp: LampTeller;
  readonly #roster: Roster;
  readonly #seen: Seen;
  readonly #outages: Outages<ToldOutage>;
  /** Groups whose name and size have been asked for. */
  readonly #groups = new Set<string>();
  #selfId: string | null;
  #turn: Turn | null = null;
  #lastAliveAt: Instant | null;

  constructor(context: ConnectorContext, timers: Timers) {
    const { cursor, selfId } = context.account;
    this.#context = context;
    this.#timers = timers;
    this.#selfId = selfId;
    this.#lamp = new LampTeller(context, timers);
    this.#seen = Seen.fromCursor(cursor);
    this.#roster = new Roster(this.#seen.groups.size);
    this.#lastAliveAt = this.#seen.at;
    this.#outages = new Outages(cursor === null ? null : this.#outageNow('service-stopped'));
    this.#queue = queueOf(context, timers, {
      turn: () => this.#turn,
      cursorAfter: (items) => this.#cursorAfter(items),
    });
    this.#names = new SenderNames((items) => this.#queue.push(items), timers);
    this.#messages = new FetchedMessages({
      ...{ timers, now: () => context.clock.now(), selfId: () => this.#selfId },
      pass: (items) => this.#pass(items),
      onPressure: (isFull) => this.#press(isFull),
    });
  }

  get lamp(): LampTeller {
    return this.#lamp;
  }

  get poster(): Poster {
    return postByPuppet(() => (this.#turn?.isSignedIn === true ? this.#turn.link : null));
  }

  opened(link: PuppetLink, version: string | null): void {
    this.#turn?.link.end('replaced');
    const heartbeat = watchHeart(this.#context, this.#timers, link);
    const turn: Turn = {
      ...{ link, heartbeat, cancels: [], isConfirmed: false, isSignedIn: false, roster: Promise.resolve() },
      memberReadings: 0,
      ...{ cancelRoster: () => undefined, cancelProbe: () => undefined },
    };
    this.#turn = turn;
    if (this.#queue.isFull || this.#messages.isFull) link.pause();
    this.#lamp.show('connecting', 'connecting');
    if (version !== null) this.#context.peerVersion(`Wechaty ${version}`.slice(0, 100));
    heartbeat.beat(PROBE_EVERY_MS);
    this.#messages.connected(link);
    this.#probeLater(turn);
    const settle = (): void => {
      this.#confirm(turn);
      if (!turn.isSignedIn) this.#lamp.show('offline', 'peer-offline');
    };
    turn.cancels.push(this.#timers.after(CONFIRMED_AFTER_MS, settle));
  }

  frame(link: PuppetLink, bytes: Uint8Array): void {
    const turn = this.#turn;
    if (turn?.link !== link) return;
    this.#lastAliveAt = this.#context.clock.now();
    turn.heartbeat.beat(PROBE_EVERY_MS);
    takeFrame(this.#context, this.#queue, bytes, () => this.#take(turn, bytes));
  }

  overflow(): void {
    this.#queue.push([tooLarge()]);
  }

  ended(link: PuppetLink, why: LinkEnd): void {
    const turn = this.#turn;
    if (turn?.link !== link) return;
    this.#turn = null;
    this.#messages.disconnected();
    endTurn(turn);
    turn.cancelRoster();
    turn.cancelProbe();
    if (turn.isConfirmed) this.#outages.lose(() => this.#outageNow(why === 'heartbeat-lost' ? why : 'disconnected'));
    this.#lamp.showEnd(why);
  }

  async stop(): Promise<void> {
    this.#turn?.link.end('stopped');
    this.#lamp.stop();
    await this.#messages.stop();
    await this.#names.settled();
    await this.#queue.stop();
  }

  #take(turn: Turn, bytes: Uint8Array): void {
    const event = readEvent(bytes);
    if (event.kind === 'set-aside') return this.#messages.behind([event.item]);
    this.#confirm(turn);
    const { type, payload, raw } = event;
    switch (type) {
      case EVENT.message:
        this.#signedIn(turn);
        return this.#messages.take(idOf(payload['messageId']), raw);
      case EVENT.login:
        return this.#login(turn, idOf(payload['contactId']));
      case EVENT.ready:
        return this.#readRosterNext(turn);
      case EVENT.logout:
      case EVENT.scan:
        turn.isSignedIn = false;
        return this.#lamp.show('offline', 'peer-offline');
      case EVENT.dirty:
        return this.#dirty(turn, payload);
      default:
        return this.#roomEvent(turn, { type, payload, raw });
    }
  }

  #roomEvent(turn: Turn, event: Parameters<typeof toItems>[0]): void {
    const items = toItems(event, this.#selfId, this.#context.clock.now());
    this.#messages.behind(items);
    this.#lamp.showLostGroup(items);
    // Who came and who left is told; how many there are now is not.
    const groupId = idOf(event.payload['roomId']);
    if (groupId !== null && items.some(({ kind }) => kind === 'membership'))
      beside(this.#context, this.#readGroup(turn, groupId));
  }

  #login(turn: Turn, contactId: string | null): void {
    const { selfId } = this.#context.account;
    if (selfId !== null && contactId !== null && contactId !== selfId) return turn.link.end('wrong-account');
    this.#selfId = contactId ?? selfId;
    this.#signedIn(turn);
  }

  #signedIn(turn: Turn): void {
    if (turn.isSignedIn) return;
    turn.isSignedIn = true;
    this.#lamp.show('online', null);
    this.#readRosterNext(turn);
  }

  #confirm(turn: Turn): void {
    if (turn.isConfirmed) return;
    turn.isConfirmed = true;
    turn.link.confirm();
    beside(this.#context, tellOutage(this.#context, this.#outages));
  }

  #dirty(turn: Turn, payload: WireObject): void {
    const id = idOf(payload['payloadId']);
    if (numberOf(payload['payloadType']) === DIRTY_ROOM && id !== null)
      beside(this.#context, this.#readGroup(turn, id));
  }

  /** Silence of the groups is nobody's fault; silence of the service is found out by asking. */
  #probeLater(turn: Turn): void {
    turn.cancelProbe = this.#timers.after(PROBE_EVERY_MS, () => beside(this.#context, this.#probe(turn)));
  }

  async #probe(turn: Turn): Promise<void> {
    const answer = await turn.link.call('Version', new Uint8Array());
    if (turn !== this.#turn) return;
    this.#context.probed(answer.kind !== 'unanswered');
    if (answer.kind !== 'unanswered') turn.heartbeat.beat(PROBE_EVERY_MS);
    this.#probeLater(turn);
  }

  /** One reading at a time: the one at signing in may find a service that is still loading, the one at READY does not. */
  #readRosterNext(turn: Turn): void {
    turn.roster = turn.roster.then(() => this.#readRoster(turn));
    beside(this.#context, turn.roster);
  }

  async #readRoster(turn: Turn): Promise<void> {
    if (turn !== this.#turn) return;
    const groups = await askGroups(askOf(turn), () => this.#context.clock.now());
    if (turn !== this.#turn || groups === null) return;
    const isBelieved = this.#roster.believes(groups);
    if (isBelieved) {
      this.#tellGroups(groups);
      beside(this.#context, this.#readMembers(turn, groups));
    } else this.#context.log.warn('roster-not-believed', { accountId: this.#context.account.id });
    turn.cancelRoster();
    const again = isBelieved ? ROSTER_EVERY_MS : ROSTER_AGAIN_MS;
    turn.cancelRoster = this.#timers.after(again, () => this.#readRosterNext(turn));
  }

  #readMembers(turn: Turn, groups: readonly IncomingGroup[]): Promise<void> {
    const reading = (turn.memberReadings += 1);
    return readMembers({
      ...{ platform: PLATFORM, timers: this.#timers, clock: this.#context.clock, toMember },
      groups: groups.map(({ groupExternalId }) => groupExternalId),
      ask: (groupExternalId) => askMembers(askOf(turn), this.#timers, groupExternalId),
      push: (items) => this.#messages.behind(items),
      isOver: () => turn !== this.#turn || !turn.isSignedIn || reading !== turn.memberReadings,
    });
  }

  async #readGroup(turn: Turn, groupId: string): Promise<void> {
    this.#groups.add(groupId);
    const group = await askGroup(askOf(turn), groupId, () => this.#context.clock.now());
    if (turn === this.#turn && group !== null) this.#tellGroups([group]);
  }

  #tellGroups(groups: readonly IncomingItem[]): void {
    for (const group of groups) if (group.kind === 'group') this.#groups.add(group.groupExternalId);
    this.#messages.behind(groups);
  }

  /** Hands on what is ready, with names; a group that talks and was not in the list is asked for. */
  #pass(items: readonly IncomingItem[]): void {
    const turn = this.#turn;
    this.#names.pass(items, turn === null ? null : askMemberName(askOf(turn)));
    for (const item of items)
      if (turn !== null && item.kind === 'message' && !this.#groups.has(item.groupExternalId))
        beside(this.#context, this.#readGroup(turn, item.groupExternalId));
  }

  #press(isFull: boolean): void {
    const turn = this.#turn;
    if (isFull) turn?.link.pause();
    else if (!this.#queue.isFull) turn?.link.resume();
  }

  #outageNow(cause: GapCause): ToldOutage {
    return { lastSeenAt: this.#lastAliveAt, cause };
  }

  #cursorAfter(items: readonly IncomingItem[]): string | null {
    this.#seen.advance(items, this.#context.clock.now());
    return this.#outages.current === null ? this.#seen.toCursor() : null;
  }
}

function askOf({ link }: Turn) {
  return (method: string, request: Uint8Array) => link.call(method, request);
}
