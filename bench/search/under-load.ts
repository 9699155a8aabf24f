import { cpSync, rmSync } from 'node:fs';
import { GatewayProcess } from '../../e2e/fixtures/gateway-process.ts';
import type { HeadlessDoor } from '../../e2e/fixtures/headless-door.ts';
import { pause } from '../ingest/pause.ts';
import type { Figure } from '../report/report.ts';
import { allOnline, registerDialling } from '../soak/console-of-many.ts';

const ACCOUNTS = 10;
const TOKEN = 'load-token';

/** Begins to send, and answers how to end it; what was sent and taken in is told by the first call. */
export type Arrive = (door: HeadlessDoor) => Promise<() => Promise<readonly Figure[]>>;

export const nothingArrives: Arrive = () => Promise.resolve(() => Promise.resolve([]));

/** Measures on a copy of a store, which is thrown away: what arrives meanwhile would not leave it as it was. */
export async function underLoad(
  folder: string,
  rate: number,
  measure: (folder: string, arrive: Arrive) => Promise<number>,
): Promise<number> {
  const copy = `${folder}-under-load`;
  const gateway = new GatewayProcess({ accounts: ACCOUNTS, rate: 0, port: 0, token: TOKEN, skew: 0 });
  try {
    rmSync(copy, { recursive: true, force: true });
    cpSync(folder, copy, { recursive: true });
    const { port, accounts } = await gateway.listening();
    return await measure(copy, async (door) => {
      const ids = new Set<string>();
      for (const { selfId } of accounts) {
        const url = `ws://127.0.0.1:${port}/${selfId}`;
        ids.add(await registerDialling(door, { label: `压测${selfId}`, selfId, url, token: TOKEN }));
      }
      await allOnline(door, ids);
      const [before, began] = [(await door.client.inbox.counts({})).total, performance.now()];
      await gateway.order('talk', rate);
      await pause(2_000);
      let told: readonly Figure[] | null = null;
      return async () => {
        if (told !== null) return [];
        const { messages } = await gateway.order('pause');
        const took = (performance.now() - began) / 1000;
        const stored = (await door.client.inbox.counts({})).total - before;
        told = [
          { name: 'said meanwhile', measured: messages / took, unit: 'messages/s', target: null, better: 'higher' },
          { name: 'stored meanwhile', measured: stored / took, unit: 'messages/s', target: null, better: 'higher' },
        ];
        return told;
      };
    });
  } finally {
    await gateway.close();
    rmSync(copy, { recursive: true, force: true });
  }
}
