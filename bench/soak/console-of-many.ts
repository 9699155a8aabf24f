import type { HeadlessDoor } from '../../e2e/fixtures/headless-door.ts';
import { newCommandId } from '../../e2e/fixtures/new-command-id.ts';
import { pause } from '../ingest/pause.ts';

/** Registers an account that dials, and answers its id. */
export async function registerDialling(
  door: HeadlessDoor,
  account: { readonly label: string; readonly selfId: string; readonly url: string; readonly token: string },
): Promise<string> {
  const saved = await door.client.accounts.save({
    ...{ commandId: newCommandId(), id: null, version: 0, holder: '压测', role: 'monitor', enabled: true },
    ...{ connector: 'onebot11-forward', ...account },
  });
  return saved.account.id;
}

/** Waits until every one of these accounts is green. */
export async function allOnline(door: HeadlessDoor, ids: ReadonlySet<string>): Promise<void> {
  for (const begun = performance.now(); performance.now() - begun < 120_000; await pause(200)) {
    const { accounts } = await door.client.accounts.list({});
    if (accounts.filter(({ id, lamp }) => ids.has(id) && lamp === 'online').length === ids.size) return;
  }
  throw new Error('Not every account came online within two minutes.');
}

/** What a comparison of the numbers said with the numbers stored shows. */
export interface Balance {
  readonly stored: number;
  readonly lost: readonly number[];
  readonly doubled: readonly number[];
}

/** Reads the whole inbox and compares it with the numbers from 1 to `messages` that the gateway has put behind its texts. */
export async function balance(door: HeadlessDoor, messages: number): Promise<Balance> {
  const times = new Uint8Array(messages + 1);
  let stored = 0;
  let before: Page['next'] = null;
  do {
    const page: Page = await door.client.inbox.list({ filter: EVERYTHING, before, limit: 200 });
    for (const { text } of page.rows) {
      const number = Number(/ #(\d+)$/.exec(text)?.[1] ?? 0);
      if (number === 0 || number > messages) continue;
      stored += 1;
      times[number] = (times[number] ?? 0) + 1;
    }
    before = page.next;
  } while (before !== null);
  const numbers = Array.from({ length: messages }, (_, n) => n + 1);
  return {
    stored,
    lost: numbers.filter((number) => times[number] === 0),
    doubled: numbers.filter((number) => (times[number] ?? 0) > 1),
  };
}

type Page = Awaited<ReturnType<HeadlessDoor['client']['inbox']['list']>>;
const EVERYTHING = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;

/** Looks at the counter of the inbox until it holds as many, or has not grown for half a minute. */
export async function settled(door: HeadlessDoor, messages: number): Promise<void> {
  let [total, grewAt] = [-1, performance.now()];
  while (total < messages && performance.now() - grewAt < 30_000) {
    const now = (await door.client.inbox.counts({})).total;
    if (now > total) [total, grewAt] = [now, performance.now()];
    await pause(200);
  }
}
