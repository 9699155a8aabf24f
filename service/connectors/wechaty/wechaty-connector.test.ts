import { afterEach, expect, it, vi } from 'vitest';
import type { IncomingItem, IncomingMessage, IncomingRoster } from '../../../domain/message/message.ts';
import { hastyTimers } from '../hasty-timers.ts';
import { createRecordingContext, ManualTimers } from '../recording-context.ts';
import { realTimers, type Timers } from '../timers.ts';
import { openPuppetPeer, TOKEN } from './puppet-peer.ts';
import { createWechatyConnector } from './wechaty-connector.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Contact = ReturnType<Awaited<ReturnType<typeof openPuppetPeer>>['mocker']['createContact']>;

/** A village with an account that is signed in, and Wechaty's own server before it. */
async function aVillage() {
  const peer = await openPuppetPeer();
  closing.push(() => peer.close());
  const { mocker } = peer;
  const me = mocker.createContact({ name: '监看一号' });
  const villager = mocker.createContact({ name: '甲' });
  const other = mocker.createContact({ name: '乙' });
  const room = mocker.createRoom({ topic: '幸福村', memberIdList: [me.id, villager.id] });
  mocker.login(me);
  return { ...peer, me, villager, other, room };
}

interface Start {
  readonly token?: string | null;
  readonly selfId?: string | null;
  readonly timers?: Timers;
  readonly deliver?: (items: readonly IncomingItem[]) => Promise<never>;
}

function start(url: string, { token = TOKEN, selfId = null, timers = hastyTimers, deliver }: Start = {}) {
  const overrides = deliver === undefined ? {} : { deliver };
  const { context, told } = createRecordingContext({ url, token, selfId }, overrides);
  const connector = createWechatyConnector(context, timers);
  closing.unshift(() => connector.stop());
  connector.start();
  const messages = () => told.items.filter((item): item is IncomingMessage => item.kind === 'message');
  const rosters = () => told.items.filter((item): item is IncomingRoster => item.kind === 'roster');
  /** What was heard besides the lists of members, which come when there is time. */
  const heard = () => told.items.filter(({ kind }) => kind !== 'roster');
  return { told, connector, messages, rosters, heard };
}

/** A machine that is busy takes its time. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 5 });
const shows = (told: { readonly lamps: readonly string[] }, lamp: string) =>
  until(() => expect(told.lamps.at(-1)).toBe(lamp));

it('hears a group, with its name, its size, and the names of those who speak', async () => {
  const { address, me, villager, room } = await aVillage();
  const { told, messages } = start(address, { selfId: me.id, timers: realTimers });
  await shows(told, 'online');
  villager.say('路灯坏了').to(room);
  villager.say('只对你说').to(me);
  me.say('收到').to(room);
  const group = () => told.items.find(({ kind }) => kind === 'group');
  await until(() => expect([messages().length, group()]).toEqual([2, expect.anything()]));
  expect({ messages: messages(), group: group(), versions: told.versions }).toMatchObject({
    messages: [
      { text: '路灯坏了', senderExternalId: villager.id, senderName: '甲', groupExternalId: room.id, isOwn: false },
      { text: '收到', senderName: '监看一号', isOwn: true },
    ],
    group: { groupExternalId: room.id, name: '幸福村', memberCount: 2 },
    versions: ['Wechaty 1.19.4<1.20.2>'],
  });
  expect(JSON.stringify(told)).not.toContain('只对你说');
});

it('reads who is in a group, with the names they have there, and who leads it', async () => {
  const peer = await openPuppetPeer();
  closing.push(() => peer.close());
  const { mocker, puppet, address } = peer;
  const [me, secretary, villager, stranger] = ['监看一号', '为民', '甲', '乙'].map((name) =>
    mocker.createContact({ name }),
  ) as [Contact, Contact, Contact, Contact];
  const everybody = [me, secretary, villager, stranger].map(({ id }) => id);
  const leads = { ownerId: secretary.id, adminIdList: [me.id] };
  const room = mocker.createRoom({ topic: '幸福村', memberIdList: everybody, ...leads });
  mocker.login(me);
  const memberOf = puppet.roomMemberPayload.bind(puppet);
  vi.spyOn(puppet, 'roomMemberPayload').mockImplementation(async (roomId, id) => {
    // Nobody of this group, as the puppet sees it: what it knows of him as a contact is all there is.
    if (id === stranger.id) throw new Error('no such member');
    return { ...(await memberOf(roomId, id)), ...(id === villager.id ? { roomAlias: '一组甲' } : {}) };
  });
  const { rosters } = start(address, { selfId: me.id });
  await until(() => expect(rosters()).not.toEqual([]));
  const [roster] = rosters();
  const member = { role: 'member', joinedAt: null, card: '' };
  expect([roster?.platform, roster?.groupExternalId, roster?.members]).toEqual([
    ...['wechat', room.id],
    [
      { ...member, externalId: me.id, nickname: '监看一号', role: 'admin' },
      { ...member, externalId: secretary.id, nickname: '为民', role: 'owner' },
      { ...member, externalId: villager.id, nickname: '甲', card: '一组甲' },
      { ...member, externalId: stranger.id, nickname: '乙' },
    ],
  ]);
});

it('shows a sender by the name in the group, else his own, also where the puppet knows him as a contact only', async () => {
  const { address, puppet, villager, me, room } = await aVillage();
  const { told, messages } = start(address, { timers: realTimers });
  await shows(told, 'online');
  const known = { id: villager.id, avatar: '', name: '甲' };
  const payload = vi.spyOn(puppet, 'roomMemberPayload').mockImplementation(async (_roomId, id) => {
    if (id === me.id) throw new Error('no such member');
    return { ...known, roomAlias: '一组甲' };
  });
  villager.say('路灯坏了').to(room);
  me.say('收到').to(room);
  await until(() => expect(messages()).toHaveLength(2));
  expect(messages().map(({ senderName }) => senderName)).toEqual(['一组甲', '监看一号']);
  expect(payload).toHaveBeenCalled();
});

it('tells who came, who left, how many there are now, and the new name', async () => {
  const { address, me, villager, other, room } = await aVillage();
  const { told, heard } = start(address);
  await shows(told, 'online');
  await until(() => expect(heard()).toHaveLength(1));
  room.add(other).by(villager);
  await until(() => expect(heard().at(-1)).toMatchObject({ kind: 'group', memberCount: 3 }));
  room.topic('幸福村便民群').by(villager);
  room.remove(me).by(villager);
  await shows(told, 'online group-lost');
  await until(() => expect(heard().length).toBeGreaterThanOrEqual(5));
  expect(heard()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'membership', memberExternalId: other.id, change: 'joined' }),
      expect.objectContaining({ kind: 'membership', memberExternalId: me.id, change: 'account-removed' }),
      expect.objectContaining({ kind: 'group', name: '幸福村便民群' }),
    ]),
  );
});

it.each([
  ['another token', 'insecure_falsch', 'refused wrong-token'],
  ['no token', null, 'refused no-token'],
])('shows %s that is refused, and knocks again only after minutes', async (_what, token, lamp) => {
  const { address } = await aVillage();
  const timers = new ManualTimers();
  const { told } = start(address, { token, timers });
  await shows(told, lamp);
  expect(timers.waits().at(-1)).toBeGreaterThanOrEqual(300_000);
});

it('shows a service that is signed in with another account', async () => {
  const { address } = await aVillage();
  const { told } = start(address, { selfId: 'wxid_else' });
  await shows(told, 'refused wrong-account');
  expect(told.items).toEqual([]);
});

it('shows a service whose chat account signs out, and in again', async () => {
  const { address, puppet, mocker, me } = await aVillage();
  const { told, connector } = start(address);
  await shows(told, 'online');
  await puppet.logout();
  await shows(told, 'offline peer-offline');
  const outcome = await connector.poster?.post({ groupExternalId: 'g', text: '已派人', replyTo: null });
  mocker.login(me);
  await shows(told, 'online');
  expect(outcome).toEqual({ kind: 'not-begun' });
});

it('shows that another program has the service, and takes its place when it goes', async () => {
  const { address } = await aVillage();
  const first = start(address);
  await shows(first.told, 'online');
  const second = start(address);
  await shows(second.told, 'offline other-client');
  await first.connector.stop();
  await shows(second.told, 'online');
  expect(second.told.gaps).toEqual([]);
});

it('turns red when nobody listens for a minute, and goes on dialling', async () => {
  const timers = new ManualTimers();
  const peer = await aVillage();
  await peer.close();
  closing.length = 0;
  const { told } = start(peer.address, { timers });
  await until(() => expect(told.logged).toContain('puppet-not-reached'));
  timers.pass(60_000);
  expect(told.lamps).toEqual(['connecting connecting', 'offline disconnected']);
  await until(() => expect(timers.waits().length).toBeGreaterThan(0));
});

it('posts; what has no id in its answer is unknown until its echo comes', async () => {
  const { address, puppet, room } = await aVillage();
  const { told, connector, messages } = start(address);
  await shows(told, 'online');
  const post = (groupExternalId: string) => connector.poster?.post({ groupExternalId, text: '已派人', replyTo: null });
  const unnamed = await post(room.id);
  await until(() => expect(messages()).toMatchObject([{ text: '已派人', isOwn: true }]));
  vi.spyOn(puppet, 'messageSendText').mockResolvedValueOnce('m77' as never);
  const named = await post(room.id);
  const thrown = await post('nobody@chatroom');
  const recalled = await connector.poster?.recall?.('m77');
  vi.spyOn(puppet, 'messageRecall').mockResolvedValueOnce(true);
  expect([unnamed, named, thrown, recalled, await connector.poster?.recall?.('m77')]).toEqual([
    { kind: 'unknown', reason: 'no-answer', detail: null },
    { kind: 'sent', localId: 'm77' },
    { kind: 'unknown', reason: 'no-answer', detail: '2' },
    ...[false, true],
  ]);
});

it('leaves a visible stub of a message that cannot be had, in its place', async () => {
  const { address, puppet, mocker, villager, room } = await aVillage();
  const { told, messages, heard } = start(address);
  await shows(told, 'online');
  const fetch = vi.spyOn(puppet, 'messagePayload').mockImplementation(async (id) => {
    const payload = mocker.messagePayload(id);
    if (payload.text === '没取到的话') throw new Error('gone');
    return payload;
  });
  villager.say('没取到的话').to(room);
  villager.say('取到的话').to(room);
  await until(() => expect(messages()).toHaveLength(1));
  expect(heard().filter(({ kind }) => kind !== 'group')).toMatchObject([
    { kind: 'set-aside', reason: 'missing-field', raw: expect.stringContaining('messageId') },
    { kind: 'message', text: '取到的话' },
  ]);
  expect(fetch).toHaveBeenCalledTimes(4);
});

it('asks on the next connection for what it was told and had not fetched on this one', async () => {
  const { address, puppet, villager, room, cut } = await aVillage();
  const { told, messages } = start(address);
  await shows(told, 'online');
  const fetch = vi.spyOn(puppet, 'messagePayload').mockReturnValueOnce(new Promise(() => undefined));
  villager.say('路灯坏了').to(room);
  await until(() => expect(fetch).toHaveBeenCalledTimes(1));
  cut();
  await until(() => expect(messages()).toMatchObject([{ text: '路灯坏了' }]));
});

it('stops reading while the store refuses, and delivers everything in order afterwards', async () => {
  const { address, villager, room } = await aVillage();
  let isOpen = false;
  const stored: string[] = [];
  const deliver = async (items: readonly IncomingItem[]) => {
    if (!isOpen) throw new Error('disk full');
    stored.push(...items.flatMap((item) => (item.kind === 'message' ? [item.text] : [])));
    return { added: items.length, merged: 0, known: 0, setAside: 0 } as never;
  };
  const { told } = start(address, { deliver });
  await shows(told, 'online');
  const said = Array.from({ length: 1_500 }, (_, index) => `第${index}条`);
  for (const text of said) villager.say(text).to(room);
  await until(() => expect(told.logged).toContain('delivery-refused'));
  isOpen = true;
  await until(() => expect(stored).toHaveLength(said.length));
  expect(stored).toEqual(said);
});

it('tells each of 100 lost connections as a gap, and loses and doubles nothing that was told', async () => {
  const { address, villager, room, cut } = await aVillage();
  const { told, messages } = start(address);
  const timesOnline = () => told.lamps.filter((lamp) => lamp === 'online').length;
  for (let turn = 1; turn <= 100; turn += 1) {
    await until(() => expect(timesOnline()).toBe(turn));
    for (const half of ['上', '下']) villager.say(`第${turn}轮${half}`).to(room);
    await until(() => expect(messages()).toHaveLength(2 * turn));
    cut();
  }
  await until(() => expect(told.gaps).toHaveLength(100));
  const texts = messages().map(({ text }) => text);
  expect({ said: texts.length, distinct: new Set(texts).size, gap: told.gaps.at(-1) }).toMatchObject({
    ...{ said: 200, distinct: 200 },
    gap: { cause: 'disconnected', state: 'open' },
  });
  expect(told.items.filter(({ kind }) => kind === 'set-aside')).toEqual([]);
}, 60_000);

it.each([[null], ['http://127.0.0.1:1/'], ['not an address']])('refuses the address %s', (url) => {
  const { context, told } = createRecordingContext({ url });
  createWechatyConnector(context).start();
  expect(told.lamps).toEqual(['refused bad-address']);
});
