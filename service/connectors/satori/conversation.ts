import type { GapCause } from '../../../domain/account/account.ts';
import type { FetchedAgain, MissedSpan } from '../../../domain/account/missed-span.ts';
import type { IncomingGroup, IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { ConnectorContext, Poster } from '../connector.ts';
import type { DeliveryQueue } from '../delivery-queue.ts';
import { FetchedItems } from '../fetched-items.ts';
import { LampTeller } from '../lamp-teller.ts';
import { readMembers } from '../member-lists.ts';
import { isWireObject, parseWireJson, type WireObject } from '../parse-wire-json.ts';
import { Outages } from '../outages.ts';
import { Seen, type LastSeen } from '../seen.ts';
import type { Link, LinkEnd } from '../socket-link.ts';
import { beside, endTurn, queueOf, takeFrame, tooLarge, watchHeart, type SocketTurn } from '../socket-turn.ts';
import type { Timers } from '../timers.ts';
import { untilAnswered } from '../until-answered.ts';
import { arrayOf, idOf, numberOf, objectOf, wordsOf } from '../wire-fields.ts';
import { probeEvery } from '../probe-every.ts';
import { catchUp, type CatchUp } from './catch-up.ts';
import { askMembers, toMember } from './member-lists.ts';
import { postByResources, type Caller, type Resources } from './resources.ts';
import { toGroup, toItems } from './to-items.ts';
import { OP, platformOf, readFrame, selfIdOf } from './wire.ts';

const READY_WITHIN_MS = 15_000;
const PING_EVERY_MS = 10_000;
/** How long a server may take to begin with what it resends. */
const RESEND_WITHIN_MS = 5_000;
const ROSTER_EVERY_MS = 6 * 60 * 60_000;
const ONLINE = 1;

/** A time without connection that has not been accounted for yet. */
interface Outage {
  readonly lastSeenAt: Instant | null;
  readonly cause: GapCause;
  readonly sequence: number | null;
  readonly groups: ReadonlyMap<string, LastSeen>;
}

/** What belongs to one connection and ends with it. */
interface Turn extends SocketTurn {
  isReady: boolean;
  /** The next ping; each takes the place of the one before it. */
  cancelPing: () => void;
  /** The sequence of the first event, null before it. */
  firstSequence: number | null;
}

/**
 * What is said between one account and a Satori server, over as many connections as it takes:
 *
 *   opened ──IDENTIFY{token,sn}──► READY{logins} ──our login is online──► live
 *      └──15 s──► no-answer    └──closed with 4004──► wrong-token
 *
 * After an outage the server resends what came after `sn`, as far back as it likes; message.list, or an unbroken sequence where
 * there is no list, says whether that was all.
 */
export class SatoriConversation {
  readonly #context: ConnectorContext;
  readonly #timers: Timers;
  readonly #resources: Resources;
  readonly #queue: DeliveryQueue;
  readonly #lamp: LampTeller;
  readonly #seen: Seen;
  /** The event each last item of it came with: the cursor may not be ahead of what is stored. */
  readonly #sequences = new WeakMap<IncomingItem, number>();
  #received: number | null;
  #stored: number | null;
  #turn: Turn | null = null;
  #caller: Caller | null = null;
  readonly #outages: Outages<Outage>;
  #lastAliveAt: Instant | null;

  constructor(context: ConnectorContext, timers: Timers, resources: Resources) {
    const { cursor } = context.account;
    this.#context = context;
    this.#timers = timers;
    this.#resources = resources;
    this.#lamp = new LampTeller(context, timers);
    this.#seen = Seen.fromCursor(cursor);
    this.#received = this.#stored = sequenceIn(cursor);
    this.#lastAliveAt = this.#seen.at;
    this.#outages = new Outages(cursor === null ? null : this.#outageNow('service-stopped'));
    this.#queue = queueOf(context, timers, {
      turn: () => this.#turn,
      cursorAfter: (items) => this.#cursorAfter(items),
    });
  }

  get lamp(): LampTeller {
    return this.#lamp;
  }

  get isConfirmed(): boolean {
    return this.#turn?.isReady ?? false;
  }

  get poster(): Poster {
    return postByResources(this.#resources, () => (this.#turn?.isReady === true ? this.#caller : null));
  }

  /** Asks message.list of every group again, back to what was there before the span. */
  fetchAgain(missed: MissedSpan): Promise<FetchedAgain> {
    const caller = this.#turn?.isReady === true ? this.#caller : null;
    const fetched = new FetchedItems(this.#context);
    return fetched.during(async () => {
      if (caller === null) return 'not-connected';
      const groups = new Map([...missed.seats].map((id) => [id, missed.groups.get(id) ?? null] as const));
      const work = { groups, settled: new Map<string, boolean>() };
      const result = await this.#askHistory(caller, { ...work, push: (items) => fetched.take(items) });
      return result === 'open' || result === 'unfillable' ? 'not-met' : result;
    });
  }

  opened(link: Link): void {
    this.#turn?.link.end('replaced');
    const heartbeat = watchHeart(this.#context, this.#timers, link);
    const turn: Turn = {
      link,
      heartbeat,
      cancels: [],
      isReady: false,
      cancelPing: () => undefined,
      firstSequence: null,
    };
    this.#turn = turn;
    if (this.#queue.isFull) link.pause();
    this.#lamp.show('connecting', 'connecting');
    const { token } = this.#context.account;
    const body = { ...(token === null ? {} : { token }), ...(this.#received === null ? {} : { sn: this.#received }) };
    link.send(JSON.stringify({ op: OP.identify, body }));
    turn.cancels.push(this.#timers.after(READY_WITHIN_MS, () => !turn.isReady && link.end('no-answer')));
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
    endTurn(turn);
    turn.cancelPing();
    if (turn.isReady) this.#outages.lose(() => this.#outageNow(why === 'heartbeat-lost' ? why : 'disconnected'));
    // The server has one code for both.
    if (why === 'wrong-token' && this.#context.account.token === null) this.#lamp.show('refused', 'no-token');
    else this.#lamp.showEnd(why);
  }

  async stop(): Promise<void> {
    this.#turn?.link.end('stopped');
    this.#lamp.stop();
    this.#resources.stop();
    await this.#queue.stop();
  }

  #take(turn: Turn, bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    switch (frame.kind) {
      case 'set-aside':
        return this.#queue.push([frame.item]);
      case 'ready':
        return this.#ready(turn, frame.logins);
      case 'pong':
        return turn.heartbeat.beat(PING_EVERY_MS);
      case 'nothing':
        return;
      case 'event':
        return this.#event(turn, frame.event, frame.sequence, frame.raw);
    }
  }

  #ready(turn: Turn, logins: readonly WireObject[]): void {
    if (turn.isReady) return;
    turn.isReady = true;
    turn.link.confirm();
    this.#ping(turn);
    this.#showLogin(logins);
    probeEvery(this.#context, this.#timers, turn.cancels, () => this.#askLogin());
    beside(this.#context, this.#readRoster(turn));
    beside(this.#context, this.#accountForOutage(turn));
  }

  /** One socket speaks for every login of the server; ours must be among them. */
  #showLogin(logins: readonly WireObject[]): void {
    const { selfId } = this.#context.account;
    const own = logins.find((login) => selfId === null || selfIdOf(login) === selfId);
    if (own === undefined) {
      this.#caller = null;
      return logins.length === 0
        ? this.#lamp.show('offline', 'peer-offline')
        : this.#lamp.show('refused', 'wrong-account');
    }
    const isOnline = (numberOf(own['status']) ?? ONLINE) === ONLINE;
    const id = selfIdOf(own);
    this.#caller = isOnline && id !== null ? { platform: platformOf(own), selfId: id } : null;
    const version = wordsOf(own['adapter']);
    if (version !== null) this.#context.peerVersion(`Satori ${version}`.slice(0, 100));
    if (isOnline) this.#lamp.show('online', null);
    else this.#lamp.show('offline', 'peer-offline');
  }

  #ping(turn: Turn): void {
    turn.link.send(JSON.stringify({ op: OP.ping }));
    turn.cancelPing = this.#timers.after(PING_EVERY_MS, () => turn === this.#turn && this.#ping(turn));
  }

  #event(turn: Turn, event: WireObject, sequence: number | null, raw: string): void {
    turn.firstSequence ??= sequence;
    if (sequence !== null) this.#received = Math.max(sequence, this.#received ?? sequence);
    const { selfId } = this.#context.account;
    const speaker = selfIdOf(event);
    if (selfId !== null && speaker !== null && speaker !== selfId) return;
    if (wordsOf(event['type'])?.startsWith('login-') === true) {
      const isGone = event['type'] === 'login-removed';
      return this.#showLogin(isGone ? [] : [objectOf(event['login'])]);
    }
    const items = toItems(event, raw, this.#context.clock.now());
    const last = items.at(-1);
    if (last !== undefined && sequence !== null) this.#sequences.set(last, sequence);
    this.#queue.push(items);
    this.#lamp.showLostGroup(items);
  }

  async #askLogin(): Promise<boolean | null> {
    const caller = this.#caller;
    if (caller === null) return false;
    const answer = await this.#resources.call('login.get', caller, {});
    if (answer.kind === 'refused') return null;
    return answer.kind === 'ok' && (numberOf(objectOf(answer.data)['status']) ?? ONLINE) === ONLINE;
  }

  async #readRoster(turn: Turn): Promise<void> {
    const groups: IncomingGroup[] = [];
    for (let token: string | null = null, page = 0; page < 100; page += 1) {
      const caller = this.#caller;
      if (caller === null || turn !== this.#turn) return;
      const answer = await this.#resources.call('guild.list', caller, token === null ? {} : { next: token });
      if (answer.kind !== 'ok') return;
      const at = this.#context.clock.now();
      for (const guild of arrayOf(objectOf(answer.data)['data']).filter(isWireObject)) {
        const group = toGroup(guild, caller.platform, at, JSON.stringify(guild));
        if (group !== null) groups.push(group);
      }
      token = wordsOf(objectOf(answer.data)['next']);
      if (token === null) break;
    }
    if (turn !== this.#turn) return;
    this.#queue.push(groups);
    turn.cancels.push(this.#timers.after(ROSTER_EVERY_MS, () => beside(this.#context, this.#readRoster(turn))));
    await this.#readMembers(turn, groups);
  }

  async #readMembers(turn: Turn, groups: readonly IncomingGroup[]): Promise<void> {
    const caller = this.#caller;
    if (caller === null) return;
    await readMembers({
      ...{ platform: caller.platform, timers: this.#timers, clock: this.#context.clock, toMember },
      groups: groups.map(({ groupExternalId }) => groupExternalId),
      ask: (guildId, next) =>
        askMembers((params) => this.#resources.call('guild.member.list', caller, params), guildId, next),
      push: (items) => this.#queue.push(items),
      isOver: () => turn !== this.#turn || this.#caller === null,
    });
  }

  async #accountForOutage(turn: Turn): Promise<void> {
    const outage = this.#outages.current;
    const caller = this.#caller ?? this.#callerOfAccount();
    if (outage === null || caller === null) return;
    const firstSeenAt = this.#context.clock.now();
    const work = {
      ...{ groups: outage.groups, settled: new Map<string, boolean>() },
      push: (items: readonly IncomingItem[]) => this.#queue.push(items),
    };
    const listed = await untilAnswered(() => this.#askHistory(caller, work), {
      ...{ timers: this.#timers, cancels: turn.cancels },
      isCurrent: () => turn === this.#turn && this.#outages.current === outage,
    });
    if (turn !== this.#turn || this.#outages.current !== outage) return;
    const state = listed === 'not-offered' ? await this.#judgeResent(turn, outage) : listed;
    if (turn !== this.#turn || this.#outages.current !== outage) return;
    // Whole is what is stored, not what has come: an end in between leaves the outage to the next start.
    if (state === 'filled' && !(await this.#queue.stored())) return;
    const { lastSeenAt, cause } = outage;
    await this.#context.gap({ lastSeenAt, firstSeenAt, cause, state: state === 'cut-off' ? 'open' : state });
    this.#outages.settled(outage);
  }

  #askHistory(caller: Caller, work: Pick<CatchUp, 'groups' | 'settled' | 'push'>) {
    return catchUp({ ...work, caller, call: (params) => this.#resources.call('message.list', caller, params) });
  }

  /** Without a list only an unbroken sequence proves that nothing is missing. */
  async #judgeResent(turn: Turn, outage: Outage): Promise<'filled' | 'open'> {
    if (turn.firstSequence === null)
      await new Promise<void>((resolve) => turn.cancels.push(this.#timers.after(RESEND_WITHIN_MS, resolve)));
    return outage.sequence !== null && turn.firstSequence === outage.sequence + 1 ? 'filled' : 'open';
  }

  #callerOfAccount(): Caller | null {
    const { selfId } = this.#context.account;
    return selfId === null ? null : { platform: 'satori', selfId };
  }

  #outageNow(cause: GapCause): Outage {
    return { lastSeenAt: this.#lastAliveAt, cause, sequence: this.#received, groups: new Map(this.#seen.groups) };
  }

  #cursorAfter(items: readonly IncomingItem[]): string | null {
    this.#seen.advance(items, this.#context.clock.now());
    for (const item of items) this.#stored = this.#sequences.get(item) ?? this.#stored;
    if (this.#outages.current !== null) return null;
    return this.#seen.toCursor(this.#stored === null ? {} : { sn: this.#stored });
  }
}

function sequenceIn(cursor: string | null): number | null {
  const reading = cursor === null ? null : parseWireJson(Buffer.from(cursor));
  const written = reading?.kind === 'read' ? idOf(objectOf(reading.value)['sn']) : null;
  return written === null ? null : Number(written);
}
