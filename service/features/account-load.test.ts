import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountId } from '../../domain/ids.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { Gateway } from '../a-gateway.ts';
import { ok } from '../connectors/onebot11/scripted-peer.ts';
import { refusalOf } from './a-centre.ts';

let desk: Desk;
let heavy: Gateway;
beforeAll(async () => {
  desk = await aDesk();
  heavy = await Gateway.open(desk);
}, 60_000);
afterAll(async () => {
  await desk.close();
  await heavy.close();
});

it('shows what each phone carries and whom it can give the rest, to people of the whole city', async () => {
  const seats = Array.from({ length: 64 }, (_, index) => ({
    ...{ group_id: 93_000 + index, group_name: `第${index}群`, member_count: 300 },
  }));
  heavy.peer.answers['get_group_list'] = () => ok(seats);
  heavy.peer.socket.terminate();
  await heavy.until(({ groups }) => groups >= 64);
  const { groups } = await heavy.until(() => true);
  const { account } = await desk.as('system-admin').accounts.save({
    ...{ commandId: desk.newCommand(), id: null, version: 0, label: '二号机', holder: '王巡' },
    ...{ connector: 'onebot11-reverse', role: 'monitor', selfId: '10002', url: null, token: null, enabled: true },
  });
  const load = await desk.as('dispatcher').accounts.load({});
  const carried = (id: AccountId) => load.phones.find((phone) => phone.id === id)?.groups;
  expect([carried(heavy.account.id), carried(account.id), groups >= 64]).toEqual([groups, 0, true]);
  const own = load.steps.filter(({ from }) => from === '一号机');
  expect(own).toHaveLength(groups - 61);
  expect(own.every(({ to }) => to !== null && to !== '一号机')).toBe(true);
  expect(await refusalOf(desk.as('system-admin').accounts.load({}))).toMatchObject({ code: 'not-allowed' });
});
