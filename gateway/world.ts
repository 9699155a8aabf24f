import { seededRandom } from '../domain/seeded-random.ts';
import { DAY_MS, instant } from '../domain/time/instant.ts';
import { createSpeaker, membersOf, type Speaker } from '../service/training/speaker.ts';
import { seatAccounts, type Seat, type TrainingGroup } from './seats.ts';

/** One thing said in a training group, before any account tells it. */
export interface Said {
  /** Counts everything said in this world, from 1. */
  readonly number: number;
  readonly group: TrainingGroup;
  /** Its place in the group, from 1; the same for every account. */
  readonly sequence: number;
  readonly senderId: string;
  readonly senderName: string;
  readonly text: string;
  /** Milliseconds. */
  readonly at: number;
}

/** Somebody in a training group; the first of them is its owner. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: 'owner' | 'admin' | 'member';
  /** Milliseconds. */
  readonly joinedAt: number;
}

export interface WorldOptions {
  readonly accounts: number;
  readonly groupsPerAccount: number;
  readonly seed: number;
  /** Share of all messages that are said in groups of the first account only, in [0, 1). */
  readonly skew: number;
  /** Whether each text ends with its number, so that a counter on the other side can name what it lacks. */
  readonly numbered: boolean;
  /** Id of its first group, where several worlds are to have nothing in common. */
  readonly firstGroup?: number;
  /** Whether it tells who is in a group; without it that call is one the gateway does not have. */
  readonly tellsMembers?: boolean;
}

/** A gateway remembers this much of each group and of the whole, as a real one would. */
const REMEMBERED_IN_GROUP = 300;
const REMEMBERED = 100_000;
const ROLES = ['owner', 'admin'] as const;
const FIRST_JOINED = Date.UTC(2024, 0, 1);

/** The groups of a city as its accounts see them: who sits where, what is said, and what was said lately. Nobody in it is real. */
export class World {
  readonly seats: readonly Seat[];
  readonly #options: WorldOptions;
  readonly #random: () => number;
  readonly #groups: ReadonlyMap<string, TrainingGroup>;
  readonly #speakers: { readonly first: Speaker; readonly others: Speaker };
  readonly #lately = new Map<string, Said[]>();
  readonly #sequences = new Map<string, number>();
  readonly #byNumber = new Map<number, Said>();
  #number = 0;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed);
    const { seats, groups } = seatAccounts(
      options.accounts,
      options.groupsPerAccount,
      this.#random,
      options.firstGroup,
    );
    this.seats = seats;
    this.#groups = new Map(groups.map((group) => [group.externalId, group]));
    const [firsts, others] = [groups.filter(isOfFirst), groups.filter((group) => !isOfFirst(group))];
    this.#speakers = {
      first: createSpeaker(firsts, this.#random),
      others: createSpeaker(options.skew > 0 && others.length > 0 ? others : groups, this.#random),
    };
  }

  /** How many messages were said so far. */
  get said(): number {
    return this.#number;
  }

  group(externalId: string): TrainingGroup | null {
    return this.#groups.get(externalId) ?? null;
  }

  /** Somebody says something somewhere. */
  speak(at: number): Said {
    const isFirst = this.#options.skew > 0 && this.#random() < this.#options.skew;
    const { message } = this.#speakers[isFirst ? 'first' : 'others'].next(instant(at));
    const group = this.#groups.get(message.groupExternalId);
    if (group === undefined) throw new Error(`Nobody sits in group ${message.groupExternalId}.`);
    const { senderExternalId, senderName, text } = message;
    return this.#keep(group, { senderId: senderExternalId ?? '0', senderName: senderName ?? '', text, at });
  }

  /** An account itself posts; null where it does not sit in the group. */
  post(seat: Seat, groupId: string, text: string, at: number): Said | null {
    const group = this.#groups.get(groupId);
    if (group === undefined || !group.seats.includes(seat.index)) return null;
    return this.#keep(group, { senderId: seat.selfId, senderName: seat.nickname, text, at }, true);
  }

  /** What a group has said lately, oldest first. */
  lately(groupId: string): readonly Said[] {
    return this.#lately.get(groupId) ?? [];
  }

  /** Who is in a group; null where the gateway does not tell. */
  members(groupId: string): readonly Member[] | null {
    if (this.#options.tellsMembers !== true) return null;
    return membersOf(groupId).map(({ id, name }, index) => ({
      ...{ id, name, role: ROLES[index] ?? 'member', joinedAt: FIRST_JOINED + index * DAY_MS },
    }));
  }

  byNumber(number: number): Said | null {
    return this.#byNumber.get(number) ?? null;
  }

  #keep(group: TrainingGroup, words: Pick<Said, 'senderId' | 'senderName' | 'text' | 'at'>, isVerbatim = false): Said {
    this.#number += 1;
    const sequence = (this.#sequences.get(group.externalId) ?? 0) + 1;
    this.#sequences.set(group.externalId, sequence);
    const text = this.#options.numbered && !isVerbatim ? `${words.text} #${this.#number}` : words.text;
    const said: Said = { ...words, text, number: this.#number, group, sequence };
    const lately = this.#lately.get(group.externalId) ?? [];
    lately.push(said);
    // Cut rarely: moving the whole list for each message would cost more than saying it.
    if (lately.length > REMEMBERED_IN_GROUP * 2) lately.splice(0, lately.length - REMEMBERED_IN_GROUP);
    this.#lately.set(group.externalId, lately);
    this.#byNumber.set(said.number, said);
    this.#byNumber.delete(said.number - REMEMBERED);
    return said;
  }
}

function isOfFirst(group: TrainingGroup): boolean {
  return group.seats[0] === 0;
}
