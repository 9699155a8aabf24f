import type { HeadlessDoor } from '../../e2e/fixtures/headless-door.ts';
import { OneBotPeer } from '../../e2e/fixtures/onebot-peer.ts';
import { registerAccount } from '../../e2e/fixtures/register-account.ts';
import { groupFrame } from './group-frame.ts';
import { pause } from './pause.ts';
import { dice, speaker } from '../speech/speech.ts';

/** Of the accounts a bench registers. */
export const FIRST_SELF_ID = 3_000_000_001;
const GROUPS = 3_038;
const FIRST_GROUP = 700_000_000;
/** Sightings a message has in the city: 1.66. */
const SECOND_SIGHTING_PERCENT = 66;

/** The frames each gateway will send, in order; serialised before the clock starts. */
export interface Feed {
  readonly messages: number;
  readonly frames: readonly (readonly string[])[];
}

/** Messages of 3,038 groups, most seen by two accounts, as OneBot 11 frames. */
export function makeFeed(accounts: number, messages: number, firstNumber: number): Feed {
  const next = dice(20_260_105 + firstNumber);
  const speak = speaker(7 + firstNumber);
  const frames = Array.from({ length: accounts }, (): string[] => []);
  const firstSecond = 1_767_225_600 + firstNumber;
  for (let n = 0; n < messages; n += 1) {
    const group = Math.min(next(GROUPS), next(GROUPS));
    const event = {
      number: firstNumber + n,
      group,
      user: 400_000 + next(400_000),
      text: speak(),
      time: firstSecond + Math.floor(n / 20),
    };
    frames[group % accounts]?.push(frameOf(event, FIRST_SELF_ID + (group % accounts)));
    if (next(100) >= SECOND_SIGHTING_PERCENT) continue;
    const other = (group + 1) % accounts;
    frames[other]?.push(frameOf(event, FIRST_SELF_ID + other));
  }
  return { messages, frames };
}

/** Registers the accounts and dials in for each. */
export async function openGateways(door: HeadlessDoor, accounts: number): Promise<readonly OneBotPeer[]> {
  for (let n = 0; n < accounts; n += 1) {
    await registerAccount(door, { label: `压测${n}`, selfId: String(FIRST_SELF_ID + n), token: null });
  }
  const { reversePort } = await door.client.accounts.list({});
  if (reversePort === null) throw new Error('Nothing listens for peers.');
  const peers = Array.from(
    { length: accounts },
    (_, n) => new OneBotPeer({ port: reversePort, selfId: FIRST_SELF_ID + n, token: null }),
  );
  for (const peer of peers) await peer.dialUntilOpen();
  return peers;
}

/** Sends every frame, the gateways in turn, without waiting for the console; answers when the inbox holds them all. */
export async function send(door: HeadlessDoor, peers: readonly OneBotPeer[], feed: Feed): Promise<void> {
  const before = (await door.client.inbox.counts({})).total;
  const longest = Math.max(...feed.frames.map((frames) => frames.length));
  for (let n = 0; n < longest; n += 1) {
    peers.forEach((peer, index) => {
      const frame = feed.frames[index]?.[n];
      if (frame !== undefined) peer.sendRaw(frame);
    });
    // Lets the sockets write; a gateway that never yields would only measure its own memory.
    if (n % 64 === 63) await pause(0);
  }
  await arrived(door, before + feed.messages);
}

async function arrived(door: HeadlessDoor, expected: number): Promise<void> {
  const total = await grown(door, { enough: expected, quietMs: 60_000 });
  if (total < expected) throw new Error(`Only ${total} of ${expected} messages have arrived.`);
}

/** Looks at the inbox until it holds enough, or has not grown for so long; answers how many messages it holds then. */
export async function grown(
  door: HeadlessDoor,
  { enough, quietMs }: { readonly enough: number; readonly quietMs: number },
): Promise<number> {
  let [total, grewAt] = [-1, performance.now()];
  for (;;) {
    const now = (await door.client.inbox.counts({})).total;
    if (now > total) [total, grewAt] = [now, performance.now()];
    if (total >= enough || performance.now() - grewAt > quietMs) return total;
    await pause(20);
  }
}

interface Event {
  readonly number: number;
  readonly group: number;
  readonly user: number;
  readonly text: string;
  readonly time: number;
}

function frameOf({ number, group, user, text, time }: Event, selfId: number): string {
  return groupFrame({
    ...{ time, selfId, messageId: number * 64 + (selfId % 64), sequence: number, groupId: FIRST_GROUP + group },
    ...{ message: [{ type: 'text', data: { text } }], words: text },
    sender: { userId: user, nickname: `村民${user % 1000}`, card: `${user % 20}组村民${user % 1000}` },
  });
}
