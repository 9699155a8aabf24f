import { afterEach, expect, it, vi } from 'vitest';
import type { IncomingMessage } from '../../../domain/message/message.ts';
import { hastyTimers } from '../hasty-timers.ts';
import { createRecordingContext } from '../recording-context.ts';
import { realTimers } from '../timers.ts';
import { openPuppetPeer, TOKEN } from './puppet-peer.ts';
import { createWechatyConnector } from './wechaty-connector.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function aVillage() {
  const peer = await openPuppetPeer();
  closing.push(() => peer.close());
  const { mocker } = peer;
  const me = mocker.createContact({ name: '监看一号' });
  const villager = mocker.createContact({ name: '甲' });
  const other = mocker.createContact({ name: '乙' });
  const room = mocker.createRoom({ topic: '幸福村', memberIdList: [me.id, villager.id] });
  return { ...peer, me, villager, other, room };
}

function start(
  address: string,
  { token = TOKEN as string | null, selfId = null as string | null, timers = hastyTimers } = {},
) {
  const { context, told } = createRecordingContext({ url: address, token, selfId });
  const connector = createWechatyConnector(context, timers);
  closing.unshift(() => connector.stop());
  connector.start();
  const messages = () => told.items.filter((item): item is IncomingMessage => item.kind === 'message');
  return { told, connector, messages };
}

it('hears a group, with its name, its size, and the names of those who speak', async () => {
  const { address, mocker, me, villager, room } = await aVillage();
  mocker.login(me);
  const { told, messages } = start(address, { selfId: me.id, timers: realTimers });
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  villager.say('路灯坏了').to(room);
  villager.say('只对你说').to(me);
  me.say('收到').to(room);
  await vi.waitFor(() => expect(messages()).toHaveLength(2));
  await vi.waitFor(() => expect(told.items.some(({ kind }) => kind === 'group')).toBe(true));
  const [first, second] = messages();
  expect({
    first,
    second,
    group: told.items.find(({ kind }) => kind === 'group'),
    versions: told.versions,
  }).toMatchObject({
    first: {
      text: '路灯坏了',
      senderExternalId: villager.id,
      senderName: '甲',
      groupExternalId: room.id,
      isOwn: false,
    },
    second: { text: '收到', isOwn: true },
    group: { groupExternalId: room.id, name: '幸福村', memberCount: 2 },
    versions: ['Wechaty 1.19.4<1.20.2>'],
  });
  expect(JSON.stringify(told)).not.toContain('只对你说');
});
