import { openOneBot11 } from './onebot11/server.ts';
import { openOneBot12 } from './onebot12/server.ts';
import type { OpenProtocol, ProtocolServer } from './protocol.ts';
import { openSatori } from './satori/server.ts';
import type { Seat } from './seats.ts';
import { World, type Said, type WorldOptions } from './world.ts';

/** The protocols it speaks, by the word of `--protocol`. */
export const PROTOCOLS = {
  onebot11: openOneBot11,
  onebot12: openOneBot12,
  satori: openSatori,
} as const satisfies Readonly<Record<string, OpenProtocol>>;
export type Protocol = keyof typeof PROTOCOLS;

export interface GatewayOptions extends WorldOptions {
  readonly protocol: Protocol;
  /** 0 takes any free one. */
  readonly port: number;
  readonly token: string | null;
  /** Messages per second over all accounts; each is told to every account of its group. */
  readonly rate: number;
  /** Between the first and the last account that tells one message, at most. */
  readonly spreadMs: number;
}

/** What a gateway has done so far. */
export interface Sent {
  /** Things said, posts of the accounts included. */
  readonly messages: number;
  /** Copies told to a client that listened. */
  readonly told: number;
  /** Copies nobody listened for; they are in the history only. */
  readonly unheard: number;
  readonly toldByAccount: Readonly<Record<string, number>>;
  /** Posts clients have made. */
  readonly posted: number;
}

export interface Gateway {
  readonly seats: readonly Seat[];
  readonly port: number;
  /** Begins to talk, or talks on, at another rate where one is given. */
  talk(rate?: number): void;
  pause(): void;
  /** Says so many messages at once, at no rate. */
  say(messages: number): void;
  sent(): Sent;
  hangUp(seat?: Seat): void;
  close(): Promise<void>;
}

const TICK_MS = 20;
/** Where the other side takes no more, the groups fall silent until it does: the gateway's own memory is not the subject. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

/** A gateway for tests, demonstrations and measurements: many accounts whose groups talk, spoken for in one protocol. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const world = new World(options);
  const teller = new Teller(world.seats, options.spreadMs);
  let posted = 0;
  const server = await PROTOCOLS[options.protocol]({
    ...{ port: options.port, token: options.token, seats: world.seats, now: () => Date.now() },
    lately: (groupId) => world.lately(groupId),
    members: (groupId) => world.members(groupId),
    byNumber: (number) => world.byNumber(number),
    post: (seat, groupId, text) => {
      const said = world.post(seat, groupId, text, Date.now());
      if (said === null) return null;
      posted += 1;
      // The echo comes after the answer, as it does where a phone stands between.
      setImmediate(() => teller.spread(said));
      return said;
    },
  });
  teller.server = server;
  const say = (messages: number): void => {
    for (let n = 0; n < messages; n += 1) teller.spread(world.speak(Date.now()));
  };
  const pace = new Pace(options.rate, (messages) => {
    if (server.waitingBytes() < MOST_WAITING_BYTES) say(messages);
  });
  return {
    ...{ seats: world.seats, port: server.port, say },
    talk: (rate) => pace.start(rate),
    pause: () => pace.stop(),
    sent: () => ({ messages: world.said, posted, ...teller.figures() }),
    hangUp: (seat) => server.hangUp(seat ?? null),
    close: async () => {
      pace.stop();
      teller.stop();
      await server.close();
    },
  };
}

/** Tells what is said to the accounts of its group, each a little later than the one before. */
class Teller {
  server: ProtocolServer | null = null;
  readonly #seats: readonly Seat[];
  readonly #spreadMs: number;
  readonly #told: number[];
  readonly #underWay = new Set<NodeJS.Timeout>();
  #unheard = 0;

  constructor(seats: readonly Seat[], spreadMs: number) {
    this.#seats = seats;
    this.#spreadMs = spreadMs;
    this.#told = seats.map(() => 0);
  }

  spread(said: Said): void {
    for (const index of said.group.seats) {
      // The same for the same message: a chance that is drawn here would make two runs differ.
      const later = this.#spreadMs === 0 ? 0 : (said.number * 7_919 + index * 104_729) % this.#spreadMs;
      if (later === 0) this.#tell(index, said);
      else this.#tellLater(index, said, later);
    }
  }

  figures(): Pick<Sent, 'told' | 'unheard' | 'toldByAccount'> {
    const toldByAccount = Object.fromEntries(this.#seats.map(({ selfId, index }) => [selfId, this.#told[index] ?? 0]));
    return { told: this.#told.reduce((sum, told) => sum + told, 0), unheard: this.#unheard, toldByAccount };
  }

  stop(): void {
    for (const timer of this.#underWay) clearTimeout(timer);
    this.#underWay.clear();
  }

  #tellLater(index: number, said: Said, later: number): void {
    const timer = setTimeout(() => {
      this.#underWay.delete(timer);
      this.#tell(index, said);
    }, later);
    this.#underWay.add(timer);
  }

  #tell(index: number, said: Said): void {
    const seat = this.#seats[index];
    if (seat !== undefined && this.server?.tell(seat, said) === true) this.#told[index] = (this.#told[index] ?? 0) + 1;
    else this.#unheard += 1;
  }
}

/** Counts out messages at a rate, whatever the timers of the machine do. */
class Pace {
  #rate: number;
  readonly #say: (messages: number) => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(rate: number, say: (messages: number) => void) {
    this.#rate = rate;
    this.#say = say;
  }

  start(rate = this.#rate): void {
    this.stop();
    this.#rate = rate;
    let [owed, lastAt] = [0, performance.now()];
    this.#timer = setInterval(() => {
      const now = performance.now();
      // After a long sleep of the machine nobody owes the whole pause.
      owed += (Math.min(now - lastAt, 1_000) * this.#rate) / 1_000;
      lastAt = now;
      const due = Math.floor(owed);
      owed -= due;
      if (due > 0) this.#say(due);
    }, TICK_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
