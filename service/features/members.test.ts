import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GroupId, RegionCode } from '../../domain/ids.ts';
import { GROUPS, Outbox, patiently } from '../an-outbox.ts';
import { ok } from '../connectors/onebot11/scripted-peer.ts';
import { refusalOf } from './a-centre.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MEMBERS = [
  { user_id: 1, nickname: '为民', card: '明照村党总支书记刘为民13912345678', role: 'owner' },
  { user_id: 2, nickname: '小王', card: '荷塘区纪委干部王五13900000001', role: 'admin' },
  { user_id: '7773749793478223190', nickname: '三组李四', card: '', role: 'member', join_time: 1_767_225_600 },
  { user_id: 4, nickname: '花开富贵', card: '', role: 'member' },
  { nickname: '没有号', card: '' },
];

let outbox: Outbox;
let id: GroupId;
let village: RegionCode;
beforeEach(async () => {
  outbox = await Outbox.open();
  outbox.peer.answers['get_group_member_list'] = ({ group_id }) => ok(group_id === GROUPS[0] ? MEMBERS : []);
  const { regions } = await outbox.desk.script.regions.all({});
  const found = regions.find(({ level, code }) => level === 'village' && code.startsWith('430202'));
  if (found === undefined) throw new Error('No village');
  village = found.code;
  id = outbox.groupIds[0] as GroupId;
  await outbox.desk.script.groups.place({ commandId: outbox.desk.newCommand(), id, version: 1, villageCode: village });
  await patiently(async () => {
    if ((await members()).length !== 4) throw new Error('The members have not been read');
  });
});
afterEach(() => outbox.close());

const asked = (unreadyOnly = false) => ({ id, unreadyOnly, after: null, limit: 50 });
const members = async (role: 'operator' | 'approver' = 'operator', unreadyOnly = false) =>
  (await outbox.desk.as(role).groups.members(asked(unreadyOnly))).members;
const check = async () => (await outbox.operator.groups.detail({ id })).check;
const save = (version: number, posts: { post: string; name: string }[], villageCode = village) =>
  outbox.operator.groups.saveDuties({ commandId: outbox.desk.newCommand(), villageCode, version, posts });

describe('the members a gateway tells', () => {
  it('stand with owner and administrators first, their ids as text, and why a name does not tell who it is', async () => {
    expect((await members()).map(({ key: _key, ...row }) => row)).toEqual([
      {
        ...{ name: MEMBERS[0]?.card, externalId: '1', role: 'owner', joinedAt: null, kind: 'cadre', fault: null },
      },
      { name: MEMBERS[1]?.card, externalId: '2', role: 'admin', joinedAt: null, kind: 'cadre', fault: null },
      {
        ...{ name: '三组李四', externalId: '7773749793478223190', role: 'member', joinedAt: 1_767_225_600_000 },
        ...{ kind: 'villager', fault: null },
      },
      { name: '花开富贵', externalId: '4', role: 'member', joinedAt: null, kind: 'unready', fault: 'unknown' },
    ]);
    expect((await members('operator', true)).map(({ name }) => name)).toEqual(['花开富贵']);
  });

  it('are told without name and id to whoever only reads', async () => {
    expect((await members('approver')).map(({ name, externalId }) => [name, externalId])).toEqual([
      ['明*', null],
      ['荷*', null],
      ['三*', null],
      ['花*', null],
    ]);
  });

  it('are read page by page, and end where the last one has gone', async () => {
    const page = async (after: number | null) =>
      (await outbox.operator.groups.members({ id, unreadyOnly: false, after, limit: 3 })).members;
    const first = await page(null);
    const second = await page(first.at(-1)?.key ?? null);
    expect([first.length, second.map(({ name }) => name), await page(999_999)]).toEqual([3, ['花开富贵'], []]);
  });
});

describe('the posts of a village', () => {
  it('are checked against the members at once, and counted in the list', async () => {
    expect(await check()).toMatchObject({
      ...{ members: 4, unready: 1, absent: [], vacant: [] },
      tiers: { city: 'missing', county: 'present', township: 'missing' },
    });
    const posts = [
      { post: '党总支书记', name: '刘为民' },
      { post: '网格员', name: '张三' },
      { post: '辅警', name: '' },
    ];
    await save(0, posts);
    expect(await outbox.operator.groups.duties({ villageCode: village })).toEqual({ posts, version: 1 });
    expect(await check()).toMatchObject({ absent: [posts[1]], vacant: [posts[2]] });
    const lacking = { text: '幸福村9200', countyCode: null, withoutVillage: false, after: null, limit: 9 };
    const { groups } = await outbox.operator.groups.list({ ...lacking, lacking: true });
    expect(groups.map((group) => [group.id, group.check])).toEqual([[id, { gaps: 4, unready: 1 }]]);
  });

  it('are told without names to whoever only reads', async () => {
    await save(0, [{ post: '网格员', name: '张三' }]);
    const approver = outbox.desk.as('approver');
    expect((await approver.groups.duties({ villageCode: village })).posts).toEqual([{ post: '网格员', name: '张*' }]);
    expect((await approver.groups.detail({ id })).check?.absent).toEqual([{ post: '网格员', name: '张*' }]);
  });

  it('are at most ten, belong to a village, and are never written over', async () => {
    const post = { post: '网格员', name: '张三' };
    await save(0, [post]);
    expect([await refusalOf(save(0, [])), await refusalOf(save(1, [], '430202' as RegionCode))]).toEqual([
      { code: 'version-conflict', entity: 'group', id: village, expected: 0, actual: 1 },
      'BAD_REQUEST',
    ]);
    const eleven = Array.from({ length: 11 }, () => post);
    expect(await refusalOf(save(1, eleven))).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await outbox.operator.groups.duties({ villageCode: village })).posts).toEqual([post]);
  });
});
