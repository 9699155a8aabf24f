import { afterEach, expect, it, vi } from 'vitest';
import { aDesk, type Desk } from './a-desk.ts';
import { openPuppetPeer, TOKEN } from './connectors/wechaty/puppet-peer.ts';

const ANY_GROUP = { countyCode: null, lacking: false, withoutVillage: false, after: null, limit: 9 };

let desk: Desk;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it('stores what a Wechaty puppet service tells, the group it was said in, and who is in it', async () => {
  const { mocker, address, close } = await openPuppetPeer();
  closing.push(close);
  const me = mocker.createContact({ name: '监看一号' });
  const villager = mocker.createContact({ name: '甲' });
  const room = mocker.createRoom({ topic: '幸福村便民群', memberIdList: [me.id, villager.id] });
  mocker.login(me);
  desk = await aDesk({});
  closing.unshift(() => desk.close());
  const client = desk.as('system-admin');
  const { account } = await client.accounts.save({
    ...{ commandId: desk.newCommand(), id: null, version: 0, label: '监看07号', holder: '李四', role: 'monitor' },
    ...{ connector: 'wechaty', selfId: me.id, url: address, token: TOKEN, enabled: true },
  });
  const lampOf = async () => (await client.accounts.list({})).accounts.find(({ id }) => id === account.id)?.lamp;
  await vi.waitFor(async () => expect(await lampOf()).toBe('online'), { timeout: 15_000 });
  villager.say('东头的路灯坏了').to(room);
  const stored = () =>
    desk.db.all<object>(
      `SELECT m.text, m.senderName, g.name FROM messages m JOIN groups g ON g.groupKey = m.groupKey WHERE m.text LIKE '东头%'`,
    );
  const expected = [{ text: '东头的路灯坏了', senderName: '甲', name: '幸福村便民群' }];
  await vi.waitFor(async () => expect(await stored()).toEqual(expected), { timeout: 15_000 });
  const [group] = (await desk.as('operator').groups.list({ ...ANY_GROUP, text: '幸福村便民群' })).groups;
  const asked = { id: group?.id ?? ('' as never), unreadyOnly: false, after: null, limit: 50 };
  const members = async () => (await desk.as('operator').groups.members(asked)).members.map(({ name }) => name);
  await vi.waitFor(async () => expect((await members()).toSorted()).toEqual(['甲', '监看一号'].toSorted()), {
    timeout: 30_000,
  });
}, 60_000);
