import { seededRandom } from '../../domain/seeded-random.ts';
import { speaker } from '../speech/speech.ts';
import { frameOf } from './frame-of.ts';
import { saying } from './said.ts';

/** How a group's accounts name its messages: all by the server's id, none of them, or every second one. */
export type Naming = 'all ids' | 'no ids' | 'some ids';

/** One account's copy of a message, in the order in which copies reach the console. */
export interface TrueCopy {
  /** 0-based number of the account. */
  readonly account: number;
  /** As its gateway sends it. */
  readonly frame: string;
  /** Number of the message it is a copy of. */
  readonly truth: number;
  /** Who said what, before any phone changed it; a picture is like no other. */
  readonly said: string;
  readonly naming: Naming;
}

export interface TruthOptions {
  readonly messages: number;
  readonly accounts: number;
  readonly seed: number;
}

const GROUP_PER_MESSAGES = 250;
const NAMINGS = ['all ids', 'no ids', 'some ids'] as const;
const START = 1_767_225_600_000;
/** Clocks of two phones lie at most this far apart, ms. */
const SKEW_MS = 3_000;
/** A phone loses one message in so many … */
const LOST = 40;
/** … and hands one in so many over twice. */
const REPEATED = 100;

/**
 * Messages of which is known who saw them: 1–4 accounts each, with clocks up to 3 s apart, whole seconds on the wire, frames
 * out of order and handed over twice, formatting changed on the way, and what looks alike without being the same.
 */
export function makeTruth({ messages, accounts, seed }: TruthOptions): readonly TrueCopy[] {
  const random = seededRandom(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const skews = Array.from({ length: accounts }, () => random() * SKEW_MS);
  const groups = Array.from({ length: Math.max(3, Math.round(messages / GROUP_PER_MESSAGES)) }, (_, number) => ({
    number,
    naming: NAMINGS[number % NAMINGS.length] ?? 'no ids',
    seenBy: pick(accounts, 1 + below(4), below),
  }));
  const say = saying({ speak: speaker(seed), below, groups: groups.length, start: START });
  const arrivals: { at: number; copy: TrueCopy }[] = [];
  for (let truth = 0; truth < messages; truth += 1) {
    const said = say();
    const group = groups[said.group];
    if (group === undefined) throw new Error(`There is no group ${said.group}`);
    const lucky = group.seenBy.filter(() => below(LOST) > 0);
    for (const account of lucky.length === 0 ? group.seenBy.slice(0, 1) : lucky) {
      const sentAt = Math.floor((said.at + (skews[account] ?? 0)) / 1_000) * 1_000;
      const hasId = group.naming === 'all ids' || (group.naming === 'some ids' && account % 2 === 0);
      const frame = frameOf(said, { account, truth, sentAt, hasId, below });
      const words = said.kind === 'image' ? `picture ${truth}` : `${said.sender} ${said.text}`;
      const copy = { account, frame, truth, said: words, naming: group.naming };
      arrivals.push({ at: said.at + delay(random), copy });
      if (below(REPEATED) === 0) arrivals.push({ at: said.at + 4_000 + delay(random), copy });
    }
  }
  return arrivals.toSorted((a, b) => a.at - b.at).map(({ copy }) => copy);
}

/** Most copies come within two seconds; one in twenty after a line was down for some minutes. */
function delay(random: () => number): number {
  return random() < 0.05 ? random() * 300_000 : random() * 2_000;
}

function pick(accounts: number, count: number, below: (end: number) => number): readonly number[] {
  const keys = new Set<number>();
  while (keys.size < Math.min(count, accounts)) keys.add(below(accounts));
  return [...keys];
}
