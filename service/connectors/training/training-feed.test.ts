import { describe, expect, it } from 'vitest';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { instant } from '../../../domain/time/instant.ts';
import type { Connector, ConnectorContext } from '../connector.ts';
import type { Timers } from '../timers.ts';
import { createTrainingFeed } from './training-feed.ts';
import type { SpokenMessage } from './training-feed.ts';

/** Time that stands until it is turned on. */
class HandTimers implements Timers {
  now = 0;
  readonly #due = new Set<{ at: number; run: () => void }>();

  after(milliseconds: number, run: () => void): () => void {
    const entry = { at: this.now + milliseconds, run };
    this.#due.add(entry);
    return () => this.#due.delete(entry);
  }

  get waiting(): number {
    return this.#due.size;
  }

  /** Runs what falls due, and lets what it began settle. */
  async turn(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (;;) {
      const [next] = [...this.#due].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#due.delete(next);
      this.now = next.at;
      next.run();
      for (let step = 0; step < 10; step += 1) await Promise.resolve();
    }
    this.now = until;
  }
}

const said = (at: number): SpokenMessage => ({
  message: {
    kind: 'message',
    platform: 'training',
    groupExternalId: '30000001',
    groupName: '学院社区居民群',
    senderExternalId: '1',
    senderName: '刘哥',
    sentAt: instant(at),
    messageKind: 'text',
    text: '三组停水两天了',
    segments: null,
    serverId: `s${at}`,
  },
  seenBy: [
    { accountId: 'a', afterMs: 0 },
    { accountId: 'b', afterMs: 1_500 },
    { accountId: 'not running', afterMs: 100 },
  ],
});

interface Heard {
  readonly account: string;
  readonly localId: string;
  readonly serverId: string | null;
  readonly cursor: string | null;
}

function aRoom(rate: number) {
  const timers = new HandTimers();
  const heard: Heard[] = [];
  const lamps: string[] = [];
  const factory = createTrainingFeed({ rate, speak: (at) => said(at), timers });
  const join = (id: string): Connector => {
    const context: ConnectorContext = {
      account: { id, label: id, selfId: `self-${id}`, url: null, token: null, cursor: null },
      deliver: async (items: readonly IncomingItem[], cursor) => {
        for (const item of items) {
          if (item.kind === 'message')
            heard.push({ account: id, localId: item.localId, serverId: item.serverId, cursor });
        }
        return { added: items.length, merged: 0, known: 0, setAside: 0 };
      },
      lamp: (lamp) => lamps.push(`${id} ${lamp}`),
      gap: () => Promise.resolve(),
      peerVersion: () => undefined,
      beat: () => undefined,
      probed: () => undefined,
      clock: { now: () => instant(timers.now) },
      random: seededRandom(1),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    };
    const connector = factory(context);
    connector.start();
    return connector;
  };
  return { timers, heard, lamps, join };
}

describe('the training feed', () => {
  it('delivers one message to each running account of its group, with one server id and an own local id', async () => {
    const { timers, heard, lamps, join } = aRoom(0.1);
    join('a');
    join('b');
    await timers.turn(22_000);
    const [first] = heard;
    const copies = heard.filter(({ serverId }) => serverId === first?.serverId);
    expect({ lamps, copies }).toEqual({
      lamps: ['a online', 'b online'],
      copies: [
        {
          account: 'a',
          localId: `self-a-${first?.serverId}`,
          serverId: first?.serverId,
          cursor: `self-a-${first?.serverId}`,
        },
        {
          account: 'b',
          localId: `self-b-${first?.serverId}`,
          serverId: first?.serverId,
          cursor: `self-b-${first?.serverId}`,
        },
      ],
    });
  });

  it('speaks at the asked rate whoever listens', async () => {
    const { timers, heard, join } = aRoom(2);
    join('a');
    await timers.turn(500_000);
    expect(Math.abs(heard.length - 1_000) < 100).toBe(true);
  });

  it('says nothing at rate 0', async () => {
    const { timers, heard, join } = aRoom(0);
    join('a');
    await timers.turn(60_000);
    expect([heard, timers.waiting]).toEqual([[], 0]);
  });

  it('ends with the last account and leaves no timer behind', async () => {
    const { timers, heard, join } = aRoom(2);
    const [a, b] = [join('a'), join('b')];
    await timers.turn(10_000);
    await a.stop();
    const before = heard.filter(({ account }) => account === 'a').length;
    await timers.turn(10_000);
    await b.stop();
    const all = heard.length;
    await timers.turn(60_000);
    expect([heard.filter(({ account }) => account === 'a').length, heard.length, timers.waiting]).toEqual([
      before,
      all,
      0,
    ]);
  });
});
