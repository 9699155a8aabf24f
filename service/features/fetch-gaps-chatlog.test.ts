import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { WatchedAccount } from '../a-watched-account.ts';
import { ChatlogPeer } from '../connectors/chatlog/chatlog-peer.ts';
import { ok, ScriptedPeer } from '../connectors/onebot11/scripted-peer.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const GROUP = '1@chatroom';
const SELF = { platform: 'wechat', user_id: 'wxid_me' };

let desk: Desk;
let live: ScriptedPeer;
let chatlog: ChatlogPeer;
let account: WatchedAccount;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  desk = await aDesk();
  live = new ScriptedPeer();
  live.answers['get_status'] = () => ok({ good: true, bots: [{ self: SELF, online: true }] });
  live.answers['get_group_list'] = () => ok([{ group_id: GROUP, group_name: '幸福村' }]);
  live.answers['get_group_member_info'] = () => ok({ user_id: 'wxid_a', user_name: '甲', user_displayname: '甲' });
  chatlog = new ChatlogPeer(desk.now());
  const listening = await live.listen();
  closing.push(listening.close);
  account = new WatchedAccount(desk, { url: listening.url, selfId: SELF.user_id });
  await account.register('onebot12');
  await account.until(({ lamp, groups }) => lamp === 'online' && groups === 1);
});
afterEach(async () => {
  await desk.close();
  for (const close of closing.splice(0)) await close();
});

let said = 0;
/** Somebody says it on the phone, whose own store keeps it; the live wire tells it where it stands. */
function speak(text: string, isTold: boolean): void {
  desk.pass(10_000);
  chatlog.say(GROUP, text, desk.now());
  const message = [{ type: 'text', data: { text } }];
  const event = { id: `e${(said += 1)}`, self: SELF, time: desk.now() / 1_000, type: 'message', sub_type: '' };
  if (isTold)
    live.say({ ...event, detail_type: 'group', message_id: `m${said}`, message, group_id: GROUP, user_id: 'wxid_a' });
}

async function say(text: string): Promise<void> {
  speak(text, true);
  await account.arrived(text);
}

/** The live wire, which has no history, is cut while three things are said; then the phone is read by chatlog instead. */
async function anOutage() {
  await say('断线之前');
  live.socket.terminate();
  await account.until(({ lamp }) => lamp !== 'online');
  for (const text of ['断线之中一', '断线之中二', '断线之中三']) speak(text, false);
  desk.pass(MINUTE_MS);
  const gap = await account.gapThat(({ firstSeenAt }) => firstSeenAt !== null);
  await say('断线之后');
  return gap;
}

/** Reads the phone by its chatlog from now on. */
async function moveToChatlog(): Promise<void> {
  const { url, close } = await chatlog.listen();
  closing.push(close);
  await account.register('chatlog', { url });
  await account.until(({ lamp }) => lamp === 'online');
}

const ALL = ['断线之前', '断线之中一', '断线之中二', '断线之中三', '断线之后'];

it('brings each message of an old outage once, from the store of the phone', async () => {
  const gap = await anOutage();
  expect([gap.state, gap.backfill, await account.texts()]).toEqual(['open', 'no-history', ['断线之前', '断线之后']]);
  desk.pass(2 * DAY_MS);
  await moveToChatlog();
  const before = await account.gapThat(() => true);
  expect([before.state, before.backfill, await account.texts()]).toEqual(['open', 'can', ['断线之前', '断线之后']]);
  await desk.as('operator').accounts.fetchAgain({ commandId: desk.newCommand(), id: gap.id });
  const closed = await account.gapThat(({ fetchedAt }) => fetchedAt !== null);
  expect([closed.state, closed.fetchOutcome, closed.fetchFound]).toEqual(['filled', 'filled', 3]);
  expect((await account.texts()).toSorted()).toEqual(ALL.toSorted());
});

it('doubles nothing where chatlog tells by itself what was missed today, and finds nothing more when asked', async () => {
  const gap = await anOutage();
  await moveToChatlog();
  await account.arrived('断线之中三');
  await desk.as('operator').accounts.fetchAgain({ commandId: desk.newCommand(), id: gap.id });
  const closed = await account.gapThat(({ fetchedAt }) => fetchedAt !== null);
  expect([closed.state, closed.fetchOutcome, closed.fetchFound]).toEqual(['filled', 'filled', 0]);
  expect((await account.texts()).toSorted()).toEqual(ALL.toSorted());
});
