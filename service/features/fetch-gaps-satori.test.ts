import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { WatchedAccount } from '../a-watched-account.ts';
import { ScriptedSatori, type ListedMessage } from '../connectors/satori/scripted-peer.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let desk: Desk;
let peer: ScriptedSatori;
let account: WatchedAccount;
let close: () => Promise<void>;
beforeEach(async () => {
  desk = await aDesk();
  peer = new ScriptedSatori();
  const listening = await peer.listen();
  close = listening.close;
  account = new WatchedAccount(desk, { url: listening.url, selfId: ScriptedSatori.selfId });
  await account.register('satori');
  await account.until(({ lamp, groups }) => lamp === 'online' && groups === 1);
});
afterEach(async () => {
  await desk.close();
  await close();
});

async function say(text: string): Promise<ListedMessage> {
  desk.pass(1_000);
  const message = peer.say(text, desk.now());
  await account.arrived(text);
  return message;
}

/** The wire is cut, three things are said meanwhile, and the server resends nothing and has no list when it is back. */
async function anOutage() {
  const before = [await say('断线之前一'), await say('断线之前二')];
  desk.pass(MINUTE_MS);
  peer.cut();
  await account.until(({ lamp }) => lamp !== 'online');
  desk.pass(MINUTE_MS);
  const during = ['一', '二', '三'].map((number, index) => peer.say(`断线之中${number}`, desk.now() + index * 1_000));
  await account.until(({ lamp }) => lamp === 'online');
  const gap = await account.gapThat(({ firstSeenAt }) => firstSeenAt !== null);
  desk.pass(MINUTE_MS);
  return { gap, before, during, after: await say('断线之后') };
}

const fetchAgain = (id: number) => desk.as('operator').accounts.fetchAgain({ commandId: desk.newCommand(), id });

it('brings each message of an outage once, page after page, and closes the gap', async () => {
  const { gap, before, during, after } = await anOutage();
  expect([gap.state, gap.backfill, await account.texts()]).toEqual([
    ...['open', 'can'],
    ['断线之前一', '断线之前二', '断线之后'],
  ]);
  peer.history = [...before, ...during, after];
  peer.page = 2;
  await fetchAgain(gap.id);
  const closed = await account.gapThat(({ fetchedAt }) => fetchedAt !== null);
  expect([closed.state, closed.fetchOutcome, closed.fetchFound, peer.listed]).toEqual(['filled', 'filled', 3, 3]);
  const all = ['断线之前一', '断线之前二', '断线之中一', '断线之中二', '断线之中三', '断线之后'];
  expect((await account.texts()).toSorted()).toEqual(all.toSorted());
});

it('leaves the gap open where the server keeps less than was missed, and keeps what came', async () => {
  const { gap, during, after } = await anOutage();
  await fetchAgain(gap.id);
  const refused = await account.gapThat(({ fetchedAt }) => fetchedAt !== null);
  peer.history = [...during.slice(1), after];
  desk.pass(MINUTE_MS);
  await fetchAgain(gap.id);
  const asked = await account.gapThat(({ fetchOutcome }) => fetchOutcome !== 'not-offered');
  expect([refused, asked]).toMatchObject([
    { state: 'open', fetchOutcome: 'not-offered', fetchFound: 0 },
    { state: 'open', fetchOutcome: 'not-met', fetchFound: 2 },
  ]);
  expect((await account.texts()).filter((text) => text.startsWith('断线之中')).toSorted()).toEqual(
    ['断线之中二', '断线之中三'].toSorted(),
  );
});
